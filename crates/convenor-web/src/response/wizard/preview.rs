//! What an import would do: counts, warnings, what is left out, the first responses as they will be kept.

mod lines;

use convenor_domain::response::ResponsePreview;
use convenor_store::ResponseUpload;
use serde::Serialize;

use self::lines::{PersonalLine, QuestionLine, SampleLine, UnmappedLine, WarningLine};
use super::address;
use super::one::One;
use super::rejected::{self, RejectedLine};
use crate::error::PageError;
use crate::reader::Visit;
use crate::state::AppState;
use crate::theme::{Crumb, Page};

/// Questions that the table of samples has columns for.
const QUESTIONS_SHOWN: usize = 40;
/// Questions, warnings and answers that are listed.
const LINES_SHOWN: usize = 500;
/// Earlier imports that are looked through for the same file.
const EARLIER_MAX: u64 = 1_000;

/// What an import would do, before it is confirmed.
#[derive(Debug, Default, Serialize)]
pub(crate) struct PreviewPage {
    trail: Vec<Crumb>,
    href: String,
    file_name: String,
    /// What people answered to.
    engagement: String,
    counts: Counts,
    /// The day on which this very file was imported before.
    #[serde(skip_serializing_if = "Option::is_none")]
    earlier: Option<String>,
    /// Columns that tell who somebody is.
    personal: Vec<PersonalLine>,
    warnings: Vec<WarningLine>,
    unmapped: Vec<UnmappedLine>,
    questions: Vec<QuestionLine>,
    questions_all: usize,
    /// The headings over the samples: of questions.
    headings: Vec<String>,
    samples: Vec<SampleLine>,
    /// Whether any of them has an area.
    has_areas: bool,
    rejected: Vec<RejectedLine>,
}

/// How many responses there are of each kind.
#[derive(Debug, Clone, Copy, Default, Serialize)]
pub(super) struct Counts {
    pub(super) new: u64,
    pub(super) duplicate: u64,
    pub(super) rejected: usize,
}

/// The day on which the very file was imported before, if that import still stands.
pub(super) async fn earlier(visit: &Visit, upload: &ResponseUpload) -> Result<Option<String>, PageError> {
    let imports = visit.state.store.list_response_imports_of_system(upload.system, EARLIER_MAX).await?;
    let is_same = |other: &&convenor_store::ResponseImport| {
        other.file_hash == upload.file_hash
            && other.undone_at.is_none()
            && super::rights::known(upload) == Some(other.engagement)
    };
    let day = imports.iter().find(is_same).map(|other| other.imported_at);
    Ok(day.map(|day| day.format("%-d %B %Y").to_string()))
}

impl PreviewPage {
    /// The page of an upload that was tried.
    pub(super) fn new(state: &AppState, one: &One, earlier: Option<String>) -> Self {
        let nothing = ResponsePreview::default();
        let preview = one.upload.preview.as_ref().unwrap_or(&nothing);
        let summary = &preview.summary;
        let shown = summary.questions.iter().take(QUESTIONS_SHOWN);
        Self {
            trail: vec![Crumb::new("/responses", state.word("answers-title"))],
            href: address(one.upload.id),
            file_name: one.upload.file_name.clone(),
            engagement: one.title.clone(),
            counts: Counts {
                new: summary.new,
                duplicate: summary.duplicate,
                rejected: summary.rejected.len(),
            },
            earlier,
            personal: preview
                .personal
                .iter()
                .take(LINES_SHOWN)
                .map(|one| PersonalLine::new(state, one))
                .collect(),
            warnings: preview
                .warnings
                .iter()
                .take(LINES_SHOWN)
                .map(|one| WarningLine::new(state, one))
                .collect(),
            unmapped: preview.unmapped.iter().take(LINES_SHOWN).map(UnmappedLine::new).collect(),
            questions: summary
                .questions
                .iter()
                .take(LINES_SHOWN)
                .map(|one| QuestionLine::new(state, one))
                .collect(),
            questions_all: summary.questions.len(),
            headings: shown.map(|question| question.text.clone()).collect(),
            samples: preview.samples.iter().map(|one| SampleLine::new(one, QUESTIONS_SHOWN)).collect(),
            has_areas: preview.samples.iter().any(|sample| sample.area.is_some()),
            rejected: rejected::lines(&summary.rejected),
        }
    }
}

impl Page for PreviewPage {
    const TEMPLATE: &'static str = "response/wizard/preview.html";

    fn samples() -> Vec<Self> {
        let bare = |counts| Self {
            trail: vec![Crumb::new("/responses", "Responses")],
            href: "/responses/imports/1".to_owned(),
            file_name: "survey <b>Ash</b>.csv".to_owned(),
            engagement: "Winter <b>Ash</b> survey".to_owned(),
            counts,
            ..Self::default()
        };
        let full = |counts| Self {
            personal: vec![PersonalLine::sample()],
            warnings: vec![WarningLine::sample()],
            unmapped: vec![UnmappedLine::sample()],
            questions: vec![QuestionLine::sample()],
            questions_all: 612,
            headings: vec!["What matters to <b>Ash</b>?".to_owned()],
            samples: vec![SampleLine::sample()],
            has_areas: true,
            rejected: vec![RejectedLine::sample()],
            ..bare(counts)
        };
        let known = Counts { duplicate: 214, ..Counts::default() };
        vec![
            full(Counts { new: 1_204, duplicate: 3, rejected: 214 }),
            bare(Counts { new: 1, ..Counts::default() }),
            Self { earlier: Some("2 November 2026".to_owned()), ..bare(known) },
            Self {
                rejected: vec![RejectedLine::sample()],
                ..bare(Counts { rejected: 1, ..Counts::default() })
            },
        ]
    }
}
