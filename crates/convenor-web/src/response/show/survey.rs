//! An engagement with the questions that people answered to it, and what the reader asks of them.

use convenor_domain::response::{Dimension, Dimensions, Question, ResponseFile};
use convenor_domain::{Action, Engagement, Resource, ResourceKind};
use convenor_statistics::Count;
use convenor_store::ResponseImport;

use super::asked::Asked;
use crate::error::PageError;
use crate::paging::Paging;
use crate::reader::Visit;
use crate::response::panels::{dimensions_of, responses_of};
use crate::response::questions_of;

/// An engagement with the questions that people answered to it, and what is asked of them.
pub(crate) struct Survey {
    pub(crate) engagement: Engagement,
    /// Imports, newest first, those taken back included.
    pub(super) imports: Vec<ResponseImport>,
    /// All questions.
    pub(crate) questions: Vec<Question>,
    /// Dimensions that people were asked about.
    pub(crate) dimensions: Vec<&'static Dimension>,
    /// What the address asks.
    pub(crate) asked: Asked,
    pub(crate) paging: Paging,
    /// Whether the reader may read what people wrote.
    pub(super) reads_comments: bool,
}

impl Survey {
    /// Reads what is known without the engine.
    pub(crate) async fn read(visit: &Visit, engagement: Engagement) -> Result<Self, PageError> {
        let imports = visit.state.store.list_response_imports(engagement.id).await?;
        let files: Vec<ResponseFile> =
            imports.iter().rev().filter_map(|import| import.file.clone()).collect();
        let shipped = Dimensions::shipped().map_err(|error| {
            tracing::error!(%error, "the dimensions of people cannot be read");
            PageError::Broken
        })?;
        let (dimensions, questions) = (dimensions_of(shipped, &files), questions_of(&files));
        let access = engagement.access();
        Ok(Self {
            asked: Asked::read(&visit.query, &dimensions, &questions),
            paging: Paging::read(&visit.query),
            reads_comments: visit.may(Action::Read, Resource::one(ResourceKind::Comment, &access)),
            engagement,
            imports,
            questions,
            dimensions,
        })
    }

    /// The page's address, without a query.
    pub(super) fn path(&self) -> String {
        format!("/engagements/{}/responses", self.engagement.id)
    }

    /// How many responses there are; to be disclosed.
    pub(crate) fn responses(&self) -> Count {
        responses_of(self.imports.iter().filter_map(|import| import.file.as_ref()))
    }

    /// Whether there is anything to look at.
    pub(crate) fn has_responses(&self) -> bool {
        self.imports.iter().any(|import| import.file.is_some())
    }

    /// The questions that are asked for.
    pub(crate) fn wanted(&self) -> Vec<Question> {
        self.asked.questions(&self.questions).into_iter().cloned().collect()
    }

    /// The dimension to compare by.
    pub(super) fn by(&self) -> Option<&'static Dimension> {
        let key = self.asked.by.as_deref()?;
        self.dimensions.iter().find(|dimension| dimension.key == key).copied()
    }
}
