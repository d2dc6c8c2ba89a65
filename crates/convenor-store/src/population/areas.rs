//! Official lists of areas in large numbers: what they are, what lies in what, what earlier ones became.

use convenor_domain::area::small_areas;
use convenor_domain::population::ReferenceOutcome;
use convenor_domain::{Area, AreaChange, AreaCode, AreaKind, AreaLink, SmallArea};
use sea_orm::{ConnectionTrait, EntityTrait};

use super::keep::NewList;
use super::rows::{Rows, text};
use crate::dialect::{JsonColumn, execute, query};
use crate::entity::{area, area_link};
use crate::error::StoreError;
use crate::writing::Writing;

/// Columns of `small_area` that name what one lies in.
pub(super) const AROUND: [(AreaKind, &str); 8] = [
    (AreaKind::Msoa, "msoa"),
    (AreaKind::Ward, "ward"),
    (AreaKind::District, "district"),
    (AreaKind::UpperTier, "upper_tier"),
    (AreaKind::SubIcb, "sub_icb"),
    (AreaKind::Icb, "icb"),
    (AreaKind::Region, "region"),
    (AreaKind::Country, "country"),
];

/// The column of `small_area` that holds areas of a kind.
pub(super) fn column(kind: AreaKind) -> &'static str {
    AROUND.iter().find(|(one, _)| *one == kind).map_or("code", |(_, column)| column)
}

/// An area of a newer edition takes over; what a list does not say stays. A council on its own stays an upper-tier one
/// when a list of districts names it.
const TAKE_OVER: &str = "WHERE true ON CONFLICT (code) DO UPDATE SET name = excluded.name, name_key = excluded.name_key,
    kind = CASE WHEN area.kind = 'upper-tier' AND excluded.kind = 'district' THEN area.kind ELSE excluded.kind END,
    edition = excluded.edition, valid_from = COALESCE(excluded.valid_from, area.valid_from),
    valid_to = COALESCE(excluded.valid_to, area.valid_to), population = COALESCE(excluded.population, area.population)
    WHERE excluded.edition >= area.edition";

impl Writing<'_> {
    /// Keeps a list of areas: the areas, what lies in what as far as both are known, what earlier ones became.
    pub async fn put_areas(
        &mut self,
        new: NewList,
        areas: &[Area],
        links: &[AreaLink],
        changes: &[AreaChange],
    ) -> Result<ReferenceOutcome, StoreError> {
        let area_rows: Vec<String> = areas.iter().map(area_row).collect();
        let link_rows: Vec<String> = links.iter().map(link_row).collect();
        let change_rows: Vec<String> = changes
            .iter()
            .map(|change| format!("[{},{}]", text(&change.old.0), text(&change.new.0)))
            .collect();
        let all = area_rows.iter().chain(&link_rows).chain(&change_rows).cloned();
        let (outcome, list) = self.begin_list(new, &Rows::of(all)).await?;
        if list.is_none() {
            return Ok(outcome);
        }
        self.insert_areas(&Rows::of(area_rows.into_iter()), &Rows::of(link_rows.into_iter())).await?;
        let columns = [("old", JsonColumn::Text), ("new", JsonColumn::Text)];
        let keep = "WHERE true ON CONFLICT (old, new) DO NOTHING";
        Rows::of(change_rows.into_iter()).insert(self.on(), ("area_change", None), &columns, keep).await?;
        if !areas.is_empty() || !links.is_empty() {
            self.settle_small_areas().await?;
        }
        Ok(outcome)
    }

    async fn insert_areas(&self, areas: &Rows, links: &Rows) -> Result<(), StoreError> {
        let text = JsonColumn::Text;
        let columns = [
            ("code", text),
            ("name", text),
            ("name_key", text),
            ("kind", text),
            ("edition", text),
            ("valid_from", JsonColumn::Day),
            ("valid_to", JsonColumn::Day),
            ("population", JsonColumn::Whole),
        ];
        areas.insert(self.on(), ("area", None), &columns, TAKE_OVER).await?;
        let columns =
            [("inside", text), ("around", text), ("edition", text), ("share_permille", JsonColumn::Whole)];
        let (selected, _) = crate::dialect::json_rows(self.on().get_database_backend(), &[text, text]);
        let [inside, around] = selected.as_slice() else { return Ok(()) };
        let end = format!(
            "WHERE {inside} IN (SELECT code FROM area) AND {around} IN (SELECT code FROM area)
             ON CONFLICT (inside, around, edition) DO UPDATE SET share_permille = excluded.share_permille"
        );
        links.insert(self.on(), ("area_link", None), &columns, &end).await?;
        Ok(())
    }

    /// Says from when to when areas exist, of those that are known; gives how many.
    pub async fn put_area_dates(&mut self, dates: &[(AreaCode, Days)]) -> Result<u64, StoreError> {
        let mut changed = 0;
        for (code, (from, to)) in dates {
            let sql = "UPDATE area SET valid_from = COALESCE(?, valid_from), valid_to = COALESCE(?, valid_to) WHERE code = ?";
            let values = vec![(*from).into(), (*to).into(), code.0.as_str().into()];
            changed += execute(self.on(), sql, values).await?;
        }
        Ok(changed)
    }

    /// Makes the small areas with all they lie in anew from the areas and links: after both were written.
    pub async fn settle_small_areas(&mut self) -> Result<(), StoreError> {
        let areas = area::Entity::find().all(self.on()).await?;
        let areas = areas.into_iter().map(crate::area::from_row).collect::<Result<Vec<_>, _>>()?;
        let links = area_link::Entity::find().all(self.on()).await?;
        let links: Vec<AreaLink> = links.into_iter().map(crate::area::link_from_row).collect();
        let small = small_areas(&areas, &links);
        execute(self.on(), "DELETE FROM small_area", Vec::new()).await?;
        let columns: Vec<(&str, JsonColumn)> = std::iter::once("code")
            .chain(AROUND.iter().map(|(_, column)| *column))
            .map(|column| (column, JsonColumn::Text))
            .collect();
        Rows::of(small.iter().map(small_row)).insert(self.on(), ("small_area", None), &columns, "").await?;
        Ok(())
    }
}

/// First and last day of an area.
type Days = (Option<chrono::NaiveDate>, Option<chrono::NaiveDate>);

/// All small areas with what they lie in.
pub(super) async fn all_small(on: &impl ConnectionTrait) -> Result<Vec<SmallArea>, StoreError> {
    let columns: Vec<&str> = AROUND.iter().map(|(_, column)| *column).collect();
    let sql = format!("SELECT code, {} FROM small_area ORDER BY code", columns.join(", "));
    let mut small = Vec::new();
    for row in query(on, &sql, Vec::new()).await? {
        let mut around = std::collections::BTreeMap::new();
        for (kind, column) in AROUND {
            if let Some(code) = row.try_get::<Option<String>>("", column)? {
                around.insert(kind, AreaCode(code));
            }
        }
        small.push(SmallArea { code: AreaCode(row.try_get("", "code")?), around });
    }
    Ok(small)
}

fn area_row(area: &Area) -> String {
    let day = |day: Option<chrono::NaiveDate>| day.map_or("null".to_owned(), |day| format!("\"{day}\""));
    let people = area.population.map_or("null".to_owned(), |people| people.to_string());
    let (code, name, key) = (text(&area.code.0), text(&area.name), text(&crate::area::name_key(&area.name)));
    let (kind, edition) = (area.kind, text(&area.edition));
    format!(
        "[{code},{name},{key},\"{kind}\",{edition},{},{},{people}]",
        day(area.valid_from),
        day(area.valid_to)
    )
}

fn link_row(link: &AreaLink) -> String {
    let (inside, around, edition) = (text(&link.inside.0), text(&link.around.0), text(&link.edition));
    format!("[{inside},{around},{edition},{}]", link.share_permille)
}

fn small_row(small: &SmallArea) -> String {
    let around =
        AROUND.iter().map(|(kind, _)| small.around.get(kind).map_or("null".to_owned(), |code| text(&code.0)));
    let cells: Vec<String> = std::iter::once(text(&small.code.0)).chain(around).collect();
    format!("[{}]", cells.join(","))
}
