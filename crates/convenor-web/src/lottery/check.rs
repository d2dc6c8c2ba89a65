//! The pool beside the quotas: who is there for each seat, what is wrong, and what to change where no panel can be found.

mod looked;
mod page;
mod shown;

use crate::error::PageError;
use crate::lottery::lookup;
use crate::reader::Visit;
use convenor_domain::lottery::Lottery;

pub(in crate::lottery) use looked::look;
pub(crate) use page::CheckPage;
pub(in crate::lottery) use page::adjusted;
pub(in crate::lottery) use shown::{per_cent, seats};

impl CheckPage {
    /// Looks at a lottery's pool and quotas, on a thread of its own.
    pub(super) async fn read(visit: &Visit, lottery: Lottery) -> Result<Self, PageError> {
        let Some(rows) = visit.state.store.lookup_lottery_pool(lottery.id).await? else {
            return Ok(Self::erased(&visit.state, &lottery));
        };
        let (looked, lottery) = tokio::task::spawn_blocking(move || (look(&lottery, rows), lottery))
            .await
            .map_err(|_| PageError::Broken)?;
        let failed = lookup::failed(visit, &lottery).await?;
        Ok(Self::new(&visit.state, &lottery, looked, failed))
    }
}
