//! What people wrote in answer to one question, a page at a time, for those who may read it.

use convenor_domain::response::ask::AskError;
use convenor_domain::response::{Question, QuestionKind};
use serde::Serialize;

use super::survey::Survey;
use crate::paging::Pager;
use crate::response::panels::{Standing, among};
use crate::state::AppState;

/// A page of what people wrote, already redacted.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Comments {
    /// What they wrote.
    pub(super) texts: Vec<String>,
    /// The other pages.
    pub(super) pager: Pager,
}

/// The page of comments to a question; nothing for questions of another kind and for readers who may not see them.
pub(super) async fn read(
    state: &AppState,
    survey: &Survey,
    question: &Question,
) -> Result<Option<Comments>, AskError> {
    if question.kind != QuestionKind::Open || !survey.reads_comments {
        return Ok(None);
    }
    let within = survey.asked.within(survey.engagement.id);
    let Standing::Enough(among) = among(state.asking(), within).await? else { return Ok(None) };
    let mut paging = survey.paging;
    let mut page = among.comments(&question.key, paging.rows, paging.offset()).await?;
    let Some(written) = page.get().as_ref().map(|(_, written)| *written) else { return Ok(None) };
    if paging.within(written) != paging {
        // How many there are is only told with a page of them.
        paging = paging.within(written);
        page = among.comments(&question.key, paging.rows, paging.offset()).await?;
    }
    let Some((comments, written)) = page.get() else { return Ok(None) };
    Ok(Some(Comments {
        texts: comments.iter().map(|comment| comment.text.clone()).collect(),
        pager: Pager::new(state, paging, *written, &survey.path(), &survey.asked.query()),
    }))
}
