//! The list of all pages, so that one test can draw every template from samples. A page that is not listed here
//! fails that test.

use crate::area::{AreaPage, AreasPage};
use crate::decision::{DecisionFormPage, DecisionPage, DecisionsPage};
use crate::engagement;
use crate::error::ErrorPage;
use crate::find::FindPage;
use crate::home::{PublicHomePage, StaffHomePage};
use crate::import;
use crate::insight::{InsightFormPage, InsightPage, InsightsPage};
use crate::lottery;
use crate::overlap;
use crate::page::{AboutPage, AccessibilityPage, ApiPage, PrivacyPage, WhyHiddenPage};
use crate::reach::{MethodPage, NeedsPage, ReachPage, RoutePage, VoicesPage};
use crate::response;
use crate::response::ResponsesPage;
use crate::seat;
use crate::sign_in::SignInPage;
use crate::theme::Sampled;
use crate::topic::{TermPage, TermsPage};
use crate::view::ViewsPage;

/// Every page of Convenor with its samples.
pub fn all() -> Vec<Sampled> {
    let mut pages = vec![
        Sampled::of::<ErrorPage>(),
        Sampled::of::<SignInPage>(),
        Sampled::of::<FindPage>(),
        Sampled::of::<InsightsPage>(),
        Sampled::of::<InsightPage>(),
        Sampled::of::<InsightFormPage>(),
        Sampled::of::<DecisionsPage>(),
        Sampled::of::<DecisionPage>(),
        Sampled::of::<DecisionFormPage>(),
        Sampled::of::<engagement::ListPage>(),
        Sampled::of::<engagement::ShowPage>(),
        Sampled::of::<engagement::BeginPage>(),
        Sampled::of::<engagement::StepPage>(),
        Sampled::of::<engagement::TasksPage>(),
        Sampled::of::<engagement::ReviewPage>(),
        Sampled::of::<overlap::CheckPage>(),
        Sampled::of::<overlap::PairsPage>(),
        Sampled::of::<overlap::PairPage>(),
        Sampled::of::<overlap::MergePage>(),
        Sampled::of::<overlap::ChecksPage>(),
        Sampled::of::<overlap::BudgetPage>(),
        Sampled::of::<import::ListPage>(),
        Sampled::of::<import::ColumnsPage>(),
        Sampled::of::<import::ProgressPage>(),
        Sampled::of::<import::PreviewPage>(),
        Sampled::of::<import::FinishedPage>(),
        Sampled::of::<import::FailedPage>(),
        Sampled::of::<import::UndoPage>(),
        Sampled::of::<ReachPage>(),
        Sampled::of::<NeedsPage>(),
        Sampled::of::<MethodPage>(),
        Sampled::of::<VoicesPage>(),
        Sampled::of::<RoutePage>(),
        Sampled::of::<seat::ListPage>(),
        Sampled::of::<seat::ShowPage>(),
        Sampled::of::<seat::FormPage>(),
        Sampled::of::<ResponsesPage>(),
        Sampled::of::<response::WeightPage>(),
        Sampled::of::<response::ListPage>(),
        Sampled::of::<response::BeginPage>(),
        Sampled::of::<response::SheetPage>(),
        Sampled::of::<response::ColumnsPage>(),
        Sampled::of::<response::ProgressPage>(),
        Sampled::of::<response::PreviewPage>(),
        Sampled::of::<response::FinishedPage>(),
        Sampled::of::<response::FailedPage>(),
        Sampled::of::<response::UndoPage>(),
        Sampled::of::<ViewsPage>(),
        Sampled::of::<PublicHomePage>(),
        Sampled::of::<StaffHomePage>(),
        Sampled::of::<TermsPage>(),
        Sampled::of::<TermPage>(),
        Sampled::of::<AreasPage>(),
        Sampled::of::<AreaPage>(),
        Sampled::of::<AboutPage>(),
        Sampled::of::<PrivacyPage>(),
        Sampled::of::<AccessibilityPage>(),
        Sampled::of::<ApiPage>(),
        Sampled::of::<WhyHiddenPage>(),
    ];
    pages.extend(of_lotteries());
    pages
}

fn of_lotteries() -> [Sampled; 11] {
    [
        Sampled::of::<lottery::ListPage>(),
        Sampled::of::<lottery::BeginPage>(),
        Sampled::of::<lottery::QuotasPage>(),
        Sampled::of::<lottery::ChoicesPage>(),
        Sampled::of::<lottery::CheckPage>(),
        Sampled::of::<lottery::ProgressPage>(),
        Sampled::of::<lottery::FoundPage>(),
        Sampled::of::<lottery::CeremonyPage>(),
        Sampled::of::<lottery::ChancePage>(),
        Sampled::of::<lottery::PanelPage>(),
        Sampled::of::<lottery::ErasePage>(),
    ]
}
