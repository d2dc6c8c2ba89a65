//! Who may see what, and the register's filters, as SQL conditions.
//!
//! [`convenor_domain::ReadScope::allows`] is the rule; a test holds these conditions against it.

use chrono::{Days, NaiveDate};
use convenor_domain::filter::Gap;
use convenor_domain::{EngagementStatus, InsightStatus, ReadScope, RegisterFilter, SystemId, Visibility};
use sea_orm::sea_query::{Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{ColumnTrait, Condition};
use uuid::Uuid;

use crate::entity::{decision, engagement, engagement_facet, insight};
use crate::facet::Facet;

/// The columns that decide whether a record of some kind may be seen.
struct Columns<C> {
    system: C,
    visibility: C,
    live: Condition,
    own: Box<dyn Fn(Uuid) -> Condition>,
}

/// Engagements that the reader may see.
pub(crate) fn engagements(scope: ReadScope, only: Option<SystemId>) -> Condition {
    let columns = Columns {
        system: engagement::Column::SystemId,
        visibility: engagement::Column::Visibility,
        live: Condition::all().add(engagement::Column::Status.ne(EngagementStatus::Draft.key())),
        own: Box::new(|own| Condition::all().add(with_facet(Facet::Organisation, [own.to_string()]))),
    };
    visible(scope, only, &columns)
}

/// Insights that the reader may see.
pub(crate) fn insights(scope: ReadScope) -> Condition {
    let live = [InsightStatus::Published.key(), InsightStatus::Superseded.key()];
    let columns = Columns {
        system: insight::Column::SystemId,
        visibility: insight::Column::Visibility,
        live: Condition::all().add(insight::Column::Status.is_in(live)),
        own: Box::new(|own| Condition::all().add(insight::Column::OrganisationId.eq(own))),
    };
    visible(scope, None, &columns)
}

/// Decisions that the reader may see.
pub(crate) fn decisions(scope: ReadScope) -> Condition {
    let columns = Columns {
        system: decision::Column::SystemId,
        visibility: decision::Column::Visibility,
        live: Condition::all(),
        own: Box::new(|own| Condition::all().add(decision::Column::OrganisationId.eq(own))),
    };
    visible(scope, None, &columns)
}

/// `only` says that nothing outside this system is asked for, which lets the plain cases use an index.
fn visible<C: ColumnTrait>(scope: ReadScope, only: Option<SystemId>, columns: &Columns<C>) -> Condition {
    let public =
        || Condition::all().add(columns.visibility.eq(Visibility::Public.key())).add(columns.live.clone());
    let and_public = |own: Condition, system: SystemId| {
        if only == Some(system) { own } else { Condition::any().add(own).add(public()) }
    };
    match scope {
        ReadScope::Everything => Condition::all(),
        ReadScope::WholeSystem { system } => {
            and_public(Condition::all().add(columns.system.eq(system.0)), system)
        }
        ReadScope::Member { system, organisation } => {
            let shared = Condition::all()
                .add(columns.visibility.ne(Visibility::Organisation.key()))
                .add(columns.live.clone());
            let seen = organisation
                .into_iter()
                .fold(Condition::any().add(shared), |seen, own| seen.add((columns.own)(own.0)));
            and_public(Condition::all().add(columns.system.eq(system.0)).add(seen), system)
        }
        ReadScope::Public => public(),
    }
}

/// “The engagement can be found by any of these values.”
fn with_facet(facet: Facet, values: impl IntoIterator<Item = String>) -> Expr {
    Expr::exists(facet_rows(facet, values))
}

fn facet_rows(facet: Facet, values: impl IntoIterator<Item = String>) -> SelectStatement {
    Query::select()
        .expr(Expr::val(1))
        .from(engagement_facet::Entity)
        .and_where(
            Expr::col((engagement_facet::Entity, engagement_facet::Column::RecordId))
                .equals((engagement::Entity, engagement::Column::Id)),
        )
        .and_where(engagement_facet::Column::Facet.eq(facet.key()))
        .and_where(engagement_facet::Column::Value.is_in(values))
        .to_owned()
}

/// The register's filters on engagements.
pub(crate) fn filters(filter: &RegisterFilter, today: NaiveDate) -> Condition {
    let mut all = Condition::all();
    if let Some(system) = filter.system {
        all = all.add(engagement::Column::SystemId.eq(system.0));
    }
    if let Some(since) = filter.since {
        all = all.add(engagement::Column::Ends.gte(since));
    }
    if let Some(until) = filter.until {
        all = all.add(engagement::Column::Starts.lte(until));
    }
    if let Some(ends_by) = filter.ends_by {
        all = all.add(engagement::Column::Ends.lte(ends_by));
    }
    let strings = |values: &[String]| values.to_vec();
    let facets = [
        (Facet::Area, filter.areas.iter().map(ToString::to_string).collect()),
        (Facet::Group, strings(&filter.groups)),
        (Facet::Topic, strings(&filter.topics)),
        (Facet::Organisation, filter.organisations.iter().map(ToString::to_string).collect()),
        (Facet::Method, strings(&filter.methods)),
    ];
    for (facet, values) in facets.into_iter().filter(|(_, values): &(_, Vec<String>)| !values.is_empty()) {
        all = all.add(with_facet(facet, values));
    }
    one_of(all, filter).add(gaps(&filter.gaps, today))
}

fn one_of(mut all: Condition, filter: &RegisterFilter) -> Condition {
    use engagement::Column as C;
    let columns = [
        (C::SourceType, filter.source_types.clone()),
        (C::Level, filter.levels.clone()),
        (C::Status, filter.statuses.iter().map(ToString::to_string).collect()),
        (C::Kind, filter.kinds.iter().map(ToString::to_string).collect()),
    ];
    for (column, values) in columns.into_iter().filter(|(_, values)| !values.is_empty()) {
        all = all.add(column.is_in(values));
    }
    all
}

/// Any of the gaps asked for; no gap asked for is no condition.
fn gaps(gaps: &[Gap], today: NaiveDate) -> Condition {
    use EngagementStatus as S;
    if gaps.is_empty() {
        return Condition::all();
    }
    let closed = [S::ClosedAnalysing, S::Reported, S::DecisionMade].map(EngagementStatus::key);
    gaps.iter().fold(Condition::any(), |any, gap| {
        let lacking = Condition::all().add(engagement::Column::Status.is_in(closed));
        any.add(match gap {
            Gap::NoFeedback => lacking.add(engagement::Column::Ends.lt(today)),
            Gap::NoInsight => {
                let long_ago = today.checked_sub_days(Days::new(60)).unwrap_or(today);
                lacking.add(engagement::Column::Ends.lt(long_ago)).add(Expr::exists(insight_rows()).not())
            }
        })
    })
}

fn insight_rows() -> SelectStatement {
    Query::select()
        .expr(Expr::val(1))
        .from(insight::Entity)
        .and_where(
            Expr::col((insight::Entity, insight::Column::EngagementId))
                .equals((engagement::Entity, engagement::Column::Id)),
        )
        .to_owned()
}
