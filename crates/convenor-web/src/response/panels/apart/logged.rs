//! The log of filters that were answered: a new one is compared with all that nearly as many people fit.

use convenor_domain::response::ask::{AskError, Within};
use convenor_domain::response::{Filter, Sign};
use convenor_store::{AnsweredFilter, QueryStage, StoreError};

use super::super::Asking;

/// Whether an answered filter differs from this one by as few people as are never told of. One that does not is answered,
/// and noted in the log; one that was answered before is answered again.
pub(super) async fn is_near(asking: Asking<'_>, within: &Within, total: u64) -> Result<bool, AskError> {
    let asked = AnsweredFilter { filter: Filter::of(within), people: total };
    if asked.filter.is_everybody() {
        return Ok(false);
    }
    let engagement = within.engagement;
    let files = asking.store.list_response_files(engagement).await.map_err(|error| broken(&error))?;
    // Noted before it is compared: of two at the same time, each finds the other.
    let stage = asking.store.note_query(engagement, &files, &asked).await.map_err(|error| broken(&error))?;
    if stage == QueryStage::Answered {
        return Ok(false);
    }
    let people_min = asking.rule.people_min();
    let others = asking
        .store
        .list_queries_near(engagement, &files, &asked, people_min)
        .await
        .map_err(|error| broken(&error))?;
    let mut near = false;
    for other in others {
        let both = both(asking, within, (&asked.filter, &other.filter)).await?;
        near |= asking.rule.differ_by_too_few(total, other.people, both);
    }
    let stage = if near { QueryStage::Refused } else { QueryStage::Answered };
    asking
        .store
        .settle_query(engagement, &files, &asked.filter, stage)
        .await
        .map_err(|error| broken(&error))?;
    Ok(near)
}

/// How many people fit both filters.
async fn both(
    asking: Asking<'_>,
    within: &Within,
    (one, other): (&Filter, &Filter),
) -> Result<u64, AskError> {
    let (mut fit, mut fit_not) = (0, 0);
    for (sign, filter) in one.and(other) {
        let count = asking.responses.count(&filter.within(within.engagement)).await?.value.people;
        match sign {
            Sign::Plus => fit += count,
            Sign::Minus => fit_not += count,
        }
    }
    Ok(u64::saturating_sub(fit, fit_not))
}

fn broken(error: &StoreError) -> AskError {
    AskError::Engine { reason: format!("the log of filters cannot be read: {error}") }
}
