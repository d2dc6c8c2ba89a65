//! Turns rows into records, as a mapping says. Every record has passed the domain's checks; every row that has not is
//! returned with its number and reason.

mod check;
mod dates_of;
mod documents;
mod engagement;
mod fields;
mod identity;
mod outcomes;
mod status;
mod terms;

use chrono::NaiveDate;
use convenor_domain::{AreaCode, ImportedRecord, Provenance, RejectedRow, Vocabularies};

use crate::cell::{Row, Table};
use crate::mapping::{Mapping, MappingError, Target};
use fields::{Fields, Prepared};
use identity::Identities;
use terms::TermReaders;

/// What was kept as written: field and words.
type Kept = Vec<(&'static str, String)>;

/// Finds the area that a name or code means, if it means one.
pub type ResolveArea<'a> = &'a dyn Fn(&str) -> Option<AreaCode>;

/// Reads every row of a table as a mapping says. `resolve_area` finds the official area that a name or code means;
/// `today` tells what is open from what is closed, where a source gives dates and no status.
pub fn read_records<'a>(
    table: Table,
    mapping: &'a Mapping,
    vocabularies: &'a Vocabularies,
    resolve_area: ResolveArea<'a>,
    today: NaiveDate,
) -> Result<impl Iterator<Item = Result<ImportedRecord, RejectedRow>> + use<'a>, MappingError> {
    mapping.check()?;
    let reader = RecordReader {
        prepared: Prepared::new(mapping, &table.columns)?,
        terms: TermReaders::new(mapping, vocabularies),
        mapping,
        vocabularies,
        resolve_area,
        today,
    };
    let mut identities = Identities::default();
    Ok(table.map(move |row| {
        let record = reader.record(&row?)?;
        identities.admit(record)
    }))
}

/// What reading a row needs.
struct RecordReader<'a> {
    prepared: Prepared,
    terms: TermReaders,
    mapping: &'a Mapping,
    vocabularies: &'a Vocabularies,
    resolve_area: ResolveArea<'a>,
    today: NaiveDate,
}

impl RecordReader<'_> {
    fn record(&self, row: &Row) -> Result<ImportedRecord, RejectedRow> {
        let fields = self.prepared.fields(row);
        let mut kept = Kept::new();
        let engagement = self.engagement(&fields, &mut kept);
        let insights = outcomes::insights(&fields, &engagement, &mut kept);
        let decisions = outcomes::decisions(&fields, &engagement, &mut kept);
        let (lead_name, partner_names) = organisations(&fields);
        let status = self.status(&fields, &engagement, &insights, &decisions, &mut kept);
        let record = ImportedRecord {
            row: row.number,
            provenance: self.provenance(row, &fields, &engagement, lead_name.as_deref())?,
            partner_names,
            engagement,
            lead_name,
            status,
            insights,
            insight_status: self.mapping.insight_status(),
            decisions,
            kept_as_written: kept,
        };
        self.check(&record)?;
        Ok(record)
    }

    fn provenance(
        &self,
        row: &Row,
        fields: &Fields<'_>,
        engagement: &convenor_domain::EngagementContent,
        lead_name: Option<&str>,
    ) -> Result<Provenance, RejectedRow> {
        let external_id = match self.prepared.key(row)? {
            Some(key) => key,
            None => identity::of_content(engagement, lead_name),
        };
        Ok(Provenance {
            source: self.mapping.name.clone(),
            external_id,
            url: fields.text(Target::Url).filter(|url| documents::is_address(url)),
            import: None,
            imported_at: None,
            credit: self.mapping.acknowledgement(),
        })
    }
}

/// The lead and the partners. Of several leads the first leads; the others take part.
fn organisations(fields: &Fields<'_>) -> (Option<String>, Vec<(String, String)>) {
    let mut leads = fields.first_values(Target::Lead).into_iter();
    let lead = leads.next();
    let mut partners: Vec<String> = Vec::new();
    for name in leads.chain(fields.list(Target::Partners)) {
        if Some(&name) != lead.as_ref() && !partners.contains(&name) {
            partners.push(name);
        }
    }
    (lead, partners.into_iter().map(|name| (name, PARTNER.to_owned())).collect())
}

/// The role of a partner of whom the source says no more: a term of `partner-roles`.
const PARTNER: &str = "partner";
