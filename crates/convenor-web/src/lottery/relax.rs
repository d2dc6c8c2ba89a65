//! Changing quotas that cannot be met: a choice that is kept and openly stated.

use axum::extract::Path;
use axum::response::Redirect;
use convenor_domain::lottery::Bounds;
use uuid::Uuid;

use super::{address, lookup};
use crate::error::PageError;
use crate::form::Fields;
use crate::reader::Visit;

/// `POST /lottery/{id}/relax`: `feature`, `value`, `min` and `max` of each quota as it is to be.
pub(super) async fn apply(visit: Visit, Path(id): Path<Uuid>, fields: Fields) -> Result<Redirect, PageError> {
    let mut lottery = lookup::get_open(&visit, id).await?;
    for (feature, value, to) in changes(&fields)? {
        lottery.plan.adjust(&feature, &value, to);
    }
    let saved = lookup::save(&visit, lottery).await?;
    visit.done(&address(saved.id), visit.state.word("lottery-relaxed")).await
}

fn changes(fields: &Fields) -> Result<Vec<(String, String, Bounds)>, PageError> {
    let unreadable = || PageError::BadRequest(String::new());
    let numbers = fields.all("min").zip(fields.all("max"));
    let named = fields.all("feature").zip(fields.all("value")).zip(numbers);
    let change = |((feature, value), (min, max)): ((&str, &str), (&str, &str))| {
        let number = |text: &str| text.parse::<u32>().map_err(|_| unreadable());
        let to = Bounds { min: number(min)?, max: number(max)? };
        if to.min > to.max { Err(unreadable()) } else { Ok((feature.to_owned(), value.to_owned(), to)) }
    };
    named.map(change).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_quota_is_refused() {
        let read = |body: &str| changes(&Fields::parse(body.as_bytes()));
        let one = read("feature=Age&value=Old&min=1&max=3").unwrap();
        assert_eq!(one, [("Age".to_owned(), "Old".to_owned(), Bounds { min: 1, max: 3 })]);
        assert!(read("feature=Age&value=Old&min=4&max=3").is_err());
        assert!(read("feature=Age&value=Old&min=-4&max=3").is_err());
    }
}
