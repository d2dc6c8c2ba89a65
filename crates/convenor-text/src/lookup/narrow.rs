//! The register's filters as conditions of the index.
//!
//! All but the first day of the period, which `find` applies last: the counts by period look beyond it.

use std::ops::Bound;

use chrono::{Days, NaiveDate};
use convenor_domain::RegisterFilter;
use convenor_domain::filter::Gap;
use tantivy::query::{BooleanQuery, EmptyQuery, Occur, Query, RangeQuery, TermSetQuery};
use tantivy::schema::Field;
use tantivy::{BitSet, Term};

use super::document::day_number;
use super::query::FindQuery;
use super::readable::Readable;
use super::schema::Fields;

/// Days after which a closed engagement without an insight lacks one.
const INSIGHT_DUE_DAYS: u64 = 60;

/// The records that pass the filters, whenever they ended.
pub(super) fn select(readable: &Readable<'_>, query: &FindQuery) -> tantivy::Result<Vec<BitSet>> {
    let conditions = conditions(query, readable.fields());
    if conditions.is_empty() { Ok(readable.all()) } else { readable.select(&every(conditions)) }
}

fn conditions(query: &FindQuery, fields: &Fields) -> Vec<Box<dyn Query>> {
    let mut all: Vec<Box<dyn Query>> = Vec::new();
    for (field, values) in values(query, fields).into_iter().filter(|(_, values)| !values.is_empty()) {
        all.push(Box::new(TermSetQuery::new(values.iter().map(|value| Term::from_field_text(field, value)))));
    }
    if let Some(until) = query.filter.until {
        all.push(up_to(fields.first_day, until));
    }
    if let Some(ends_by) = query.filter.ends_by {
        all.push(up_to(fields.last_day, ends_by));
    }
    if !query.filter.gaps.is_empty() {
        all.push(gaps(&query.filter.gaps, query.today, fields));
    }
    all
}

fn values(query: &FindQuery, fields: &Fields) -> Vec<(Field, Vec<String>)> {
    let RegisterFilter {
        system, areas, groups, topics, organisations, source_types, methods, levels, ..
    } = &query.filter;
    vec![
        (fields.system, texts(system)),
        (fields.area, texts(areas)),
        (fields.group, groups.clone()),
        (fields.topic, topics.clone()),
        (fields.organisation, texts(organisations)),
        (fields.source_type, source_types.clone()),
        (fields.method, methods.clone()),
        (fields.level, levels.clone()),
        (fields.status, texts(&query.filter.statuses)),
        (fields.engagement_kind, texts(&query.filter.kinds)),
        (fields.record_kind, texts(&query.record_kinds)),
        (fields.outcome, texts(&query.outcomes)),
    ]
}

fn texts<'a, T: ToString + 'a>(values: impl IntoIterator<Item = &'a T>) -> Vec<String> {
    values.into_iter().map(ToString::to_string).collect()
}

fn up_to(field: Field, day: NaiveDate) -> Box<dyn Query> {
    let last = Bound::Included(Term::from_field_i64(field, day_number(day)));
    Box::new(RangeQuery::new(Bound::Unbounded, last))
}

/// Any of the gaps, once the engagement has been over for long enough.
fn gaps(gaps: &[Gap], today: Option<NaiveDate>, fields: &Fields) -> Box<dyn Query> {
    let one = |gap: &Gap| -> Option<Box<dyn Query>> {
        let days = match gap {
            Gap::NoFeedback => 1,
            Gap::NoInsight => INSIGHT_DUE_DAYS + 1,
        };
        let over_by = today?.checked_sub_days(Days::new(days))?;
        let lacks = TermSetQuery::new([Term::from_field_text(fields.gap, gap.key())]);
        Some(Box::new(every(vec![Box::new(lacks), up_to(fields.last_day, over_by)])))
    };
    let any: Vec<_> = gaps.iter().filter_map(one).map(|query| (Occur::Should, query)).collect();
    if any.is_empty() { Box::new(EmptyQuery) } else { Box::new(BooleanQuery::new(any)) }
}

fn every(queries: Vec<Box<dyn Query>>) -> BooleanQuery {
    BooleanQuery::new(queries.into_iter().map(|query| (Occur::Must, query)).collect())
}
