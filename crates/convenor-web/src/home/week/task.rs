//! What waits for somebody to act on.

use convenor_domain::overlap::PairKind;
use convenor_domain::{Action, InsightStatus, ResourceKind};
use convenor_store::{ImportStage, InsightList, PairFilter};
use serde::Serialize;

use super::Week;
use crate::error::PageError;

/// Last imports that are looked at.
const IMPORTS_MAX: u64 = 100;

/// Something that waits, with how much of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::home) struct Task {
    name: String,
    href: String,
    count: u64,
}

impl Task {
    /// Made-up ones, for samples of pages.
    pub(in crate::home) fn samples() -> Vec<Self> {
        let task = |count| Self { name: format!("Task {count}"), href: "/engagements".to_owned(), count };
        vec![task(0), task(1_204)]
    }
}

impl Week<'_> {
    /// What waits for this reader: only what they may act on, or answer for.
    pub(in crate::home) async fn tasks(&self) -> Result<Vec<Task>, PageError> {
        let mut tasks = Vec::new();
        if self.may(Action::Move, ResourceKind::Insight) {
            tasks.push(self.insights_to_check().await?);
        }
        if self.may(Action::Publish, ResourceKind::Engagement) {
            tasks.push(self.task("home-task-advice", &[("status", "submitted-for-advice")]).await?);
        }
        let closing = [("status", "open"), ("closing", "7")];
        tasks.push(self.task("home-task-closing", &closing).await?);
        let overdue = [("gap", "no-feedback"), ("closed", "90")];
        tasks.push(self.task("home-task-feedback", &overdue).await?);
        if self.may_begin() {
            tasks.push(self.task("home-task-drafts", &[("status", "draft")]).await?);
        }
        if self.may(Action::Edit, ResourceKind::Overlap) {
            tasks
                .push(self.pairs("home-task-duplicates", "/overlaps/duplicates", PairKind::Duplicate).await?);
            tasks.push(self.pairs("home-task-overlaps", "/overlaps", PairKind::Planned).await?);
        }
        if self.may(Action::Create, ResourceKind::Import) {
            tasks.push(self.imports().await?);
        }
        Ok(tasks)
    }

    async fn task(&self, word: &str, pairs: &[(&str, &str)]) -> Result<Task, PageError> {
        let (href, count) = self.activities(pairs).await?;
        Ok(Task { name: self.visit.state.word(word), href, count })
    }

    /// Insights that nobody has checked for personal data. Only their own organisation and those who convene see any.
    async fn insights_to_check(&self) -> Result<Task, PageError> {
        let statuses = vec![InsightStatus::Submitted];
        let list = InsightList { statuses, ..InsightList::all(self.visit.scope(), 1) };
        Ok(Task {
            name: self.visit.state.word("home-task-insights"),
            href: "/insights?status=submitted".to_owned(),
            count: self.visit.state.store.count_insights(&list).await?,
        })
    }

    /// Records found alike about which nobody has decided.
    async fn pairs(&self, word: &str, href: &str, kind: PairKind) -> Result<Task, PageError> {
        let (store, scope) = (&self.visit.state.store, self.visit.scope());
        Ok(Task {
            name: self.visit.state.word(word),
            href: href.to_owned(),
            count: store.count_overlap_pairs(scope, PairFilter::open(self.system, kind)).await?,
        })
    }

    /// Imports that somebody began and nobody finished, or that failed.
    async fn imports(&self) -> Result<Task, PageError> {
        let imports = self.visit.state.store.list_imports(self.system, IMPORTS_MAX).await?;
        let waits =
            |stage| matches!(stage, ImportStage::Uploaded | ImportStage::Previewed | ImportStage::Failed);
        let count = imports.iter().filter(|import| waits(import.stage)).count();
        Ok(Task {
            name: self.visit.state.word("home-task-imports"),
            href: "/imports".to_owned(),
            count: u64::try_from(count).unwrap_or(u64::MAX),
        })
    }
}
