//! Whether the people asked about are far enough from all others that somebody was told of, or could ask about: two answers
//! whose people differ by a few tell of the few.

mod beside;
mod logged;

use convenor_domain::response::ask::{AskError, Within};

use super::{Asking, Withheld};
use beside::beside;

/// Why nothing is told of `total` people within a filter, where they are too near to others.
pub(super) async fn too_near(
    asking: Asking<'_>,
    within: &Within,
    total: u64,
) -> Result<Option<Withheld>, AskError> {
    for beside in beside(within) {
        let others = asking.responses.count(&beside).await?.value.people;
        if asking.rule.rule().hides(others.abs_diff(total)) {
            return Ok(Some(Withheld::TooFewLeftOut));
        }
    }
    let near = logged::is_near(asking, within, total).await?;
    Ok(near.then_some(Withheld::TooNearAnother))
}
