//! Who may see what, and the register's filters, as SQL conditions.
//!
//! [`convenor_domain::ReadScope::allows`] is the rule; a test holds these conditions against it.

use chrono::{Days, NaiveDate};
use convenor_domain::filter::Gap;
use convenor_domain::{EngagementStatus, InsightStatus, ReadScope, RegisterFilter, SystemId, Visibility};
use sea_orm::sea_query::{Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{ColumnTrait, Condition, DbBackend};
use uuid::Uuid;

use crate::dialect::unindexed;
use crate::entity::{decision, engagement, engagement_facet, insight};
use crate::facet::Facet;

/// How engagements are found by their facets. Both ways find the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    /// Walk along a sorted index and test each row: quick when much is found and a page is wanted.
    Walk,
    /// Gather what has the facet first: quick when little is found, or all of it is counted.
    Gather,
}

/// What decides whether a record of some kind may be seen.
struct Seen<C> {
    system: Expr,
    visibility: C,
    live: Condition,
    own: Box<dyn Fn(Uuid) -> Expr>,
}

/// Engagements that the reader may see.
pub(crate) fn engagements(backend: DbBackend, scope: ReadScope) -> Condition {
    let seen = Seen {
        system: unindexed(backend, engagement::Column::SystemId),
        visibility: engagement::Column::Visibility,
        live: Condition::all().add(engagement::Column::Status.ne(EngagementStatus::Draft.key())),
        own: Box::new(move |own| with_facet(backend, Way::Walk, Facet::Organisation, [own.to_string()])),
    };
    visible(scope, &seen)
}

/// Insights that the reader may see.
pub(crate) fn insights(scope: ReadScope) -> Condition {
    let live = [InsightStatus::Published.key(), InsightStatus::Superseded.key()];
    let seen = Seen {
        system: Expr::col((insight::Entity, insight::Column::SystemId)),
        visibility: insight::Column::Visibility,
        live: Condition::all().add(insight::Column::Status.is_in(live)),
        own: Box::new(|own| insight::Column::OrganisationId.eq(own)),
    };
    visible(scope, &seen)
}

/// Decisions that the reader may see.
pub(crate) fn decisions(scope: ReadScope) -> Condition {
    let seen = Seen {
        system: Expr::col((decision::Entity, decision::Column::SystemId)),
        visibility: decision::Column::Visibility,
        live: Condition::all(),
        own: Box::new(|own| decision::Column::OrganisationId.eq(own)),
    };
    visible(scope, &seen)
}

fn visible<C: ColumnTrait>(scope: ReadScope, seen: &Seen<C>) -> Condition {
    let live = || seen.live.clone();
    let public = || live().add(seen.visibility.eq(Visibility::Public.key()));
    let of_system = |system: SystemId| Condition::all().add(seen.system.clone().eq(system.0));
    match scope {
        ReadScope::Everything => Condition::all(),
        ReadScope::WholeSystem { system } => Condition::any().add(of_system(system)).add(public()),
        ReadScope::Member { system, organisation } => {
            let shared = live().add(seen.visibility.ne(Visibility::Organisation.key()));
            let own = organisation.into_iter().map(|own| (seen.own)(own.0));
            let own_or_shared = own.fold(Condition::any().add(shared), Condition::add);
            Condition::any().add(of_system(system).add(own_or_shared)).add(public())
        }
        ReadScope::Public => public(),
    }
}

/// “The engagement can be found by any of these values.”
fn with_facet(backend: DbBackend, way: Way, facet: Facet, values: impl IntoIterator<Item = String>) -> Expr {
    let record = (engagement_facet::Entity, engagement_facet::Column::RecordId);
    let mut rows = Query::select();
    rows.column(record)
        .from(engagement_facet::Entity)
        .and_where(engagement_facet::Column::Facet.eq(facet.key()))
        .and_where(engagement_facet::Column::Value.is_in(values));
    match way {
        Way::Walk => {
            let id = Expr::col((engagement::Entity, engagement::Column::Id));
            Expr::exists(rows.and_where(id.equals(record)).to_owned())
        }
        Way::Gather => unindexed(backend, engagement::Column::Id).in_subquery(rows),
    }
}

/// The register's filters on engagements.
pub(crate) fn filters(backend: DbBackend, way: Way, filter: &RegisterFilter, today: NaiveDate) -> Condition {
    let mut all = Condition::all();
    if let Some(system) = filter.system {
        all = all.add(unindexed(backend, engagement::Column::SystemId).eq(system.0));
    }
    if let Some(since) = filter.since {
        all = all.add(unindexed(backend, engagement::Column::Ends).gte(since));
    }
    if let Some(until) = filter.until {
        all = all.add(unindexed(backend, engagement::Column::Starts).lte(until));
    }
    if let Some(ends_by) = filter.ends_by {
        all = all.add(unindexed(backend, engagement::Column::Ends).lte(ends_by));
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
        all = all.add(with_facet(backend, way, facet, values));
    }
    one_of(all, filter).add(gaps(backend, &filter.gaps, today))
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
fn gaps(backend: DbBackend, gaps: &[Gap], today: NaiveDate) -> Condition {
    use EngagementStatus as S;
    if gaps.is_empty() {
        return Condition::all();
    }
    let ends = unindexed(backend, engagement::Column::Ends);
    let closed = [S::ClosedAnalysing, S::Reported, S::DecisionMade].map(EngagementStatus::key);
    gaps.iter().fold(Condition::any(), |any, gap| {
        let lacking = Condition::all().add(engagement::Column::Status.is_in(closed));
        any.add(match gap {
            Gap::NoFeedback => lacking.add(ends.clone().lt(today)),
            Gap::NoInsight => {
                let long_ago = today.checked_sub_days(Days::new(60)).unwrap_or(today);
                lacking.add(ends.clone().lt(long_ago)).add(Expr::exists(insight_rows()).not())
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
