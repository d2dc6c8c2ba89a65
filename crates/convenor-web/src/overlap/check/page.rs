//! The page of a check.

use convenor_domain::Engagement;
use convenor_domain::overlap::{OverlapCheck, Plan, Similar};
use serde::Serialize;

use super::plan::{Row, rows};
use super::settle::may_begin;
use super::settled::SettledWords;
use super::ways::Ways;
use super::{SIMILAR_MAX, address, is_maker, is_own, sample};
use crate::error::PageError;
use crate::filter::{self, to_query};
use crate::form::Fields;
use crate::overlap::asked::{AskedRow, rows as asked_rows};
use crate::overlap::card::{Card, cards};
use crate::overlap::naming::{Naming, highest, tone};
use crate::reader::Visit;
use crate::theme::{Crumb, FieldError, Page};
use crate::words::Value;

/// The page of a check.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct CheckPage {
    /// The way back.
    pub(super) trail: Vec<Crumb>,
    /// What is wrong with what was chosen.
    pub(super) errors: Vec<FieldError>,
    /// The plan's title.
    pub(super) title: String,
    /// The plan in rows.
    pub(super) plan: Vec<Row>,
    /// How likely it is that people are asked twice, in words.
    pub(super) risk: String,
    /// The colour's name for that.
    pub(super) risk_tone: &'static str,
    /// Why, in a line.
    pub(super) because: String,
    /// What is similar, best first.
    pub(super) cards: Vec<Card>,
    /// Where to look for more, where as many are shown as a check shows; empty where these are all.
    pub(super) further: String,
    /// That its maker may no longer see some of what was shown then; empty for everybody else.
    pub(super) hidden: String,
    /// How often people are asked.
    pub(super) asked: Vec<AskedRow>,
    /// The ways on, while nothing is chosen, for those who may choose.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) ways: Option<Ways>,
    /// What was chosen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) settled: Option<SettledWords>,
}

impl CheckPage {
    /// The page of a check, made before a record is begun or, with `of`, for a draft that is there. `sent` is what was
    /// chosen and could not be kept.
    pub(in crate::overlap) async fn new(
        visit: &Visit,
        check: &OverlapCheck,
        of: Option<&Engagement>,
        sent: &Fields,
    ) -> Result<Self, PageError> {
        let (state, shown) = (&visit.state, &check.shown);
        let areas = shown.load.iter().filter_map(|load| load.area.as_ref());
        let naming = Naming::read(state, &shown.plan, &shown.similar, areas).await?;
        let cards = cards(visit, &naming, &shown.similar).await?;
        let seen: Vec<Similar> = shown.similar.iter().filter(|one| is_among(&cards, one)).cloned().collect();
        // Of what another reader may see nothing is told, not even how much there is.
        let hidden = if is_maker(visit, check) { shown.similar.len() - cards.len() } else { 0 };
        let risk = highest(&seen);
        let action = of.map_or_else(|| address(check), |of| again_address(of, check));
        let may_choose = check.settled.is_none() && is_own(visit, check) && may_begin(visit).is_ok();
        Ok(Self {
            trail: trail(visit, of),
            errors: Vec::new(),
            title: shown.plan.title.clone(),
            plan: rows(&naming, &shown.plan),
            risk: state
                .word(&risk.map_or("overlap-risk-none".to_owned(), |risk| format!("overlap-risk-{risk}"))),
            risk_tone: risk.map_or("good", tone),
            because: if risk.is_some() {
                naming.because(&seen)
            } else {
                state.word("overlap-nothing-like-it")
            },
            hidden: if hidden == 0 {
                String::new()
            } else {
                state.engine.words().t("overlap-hidden", &[("count", Value::from(hidden))])
            },
            further: if cards.len() < SIMILAR_MAX { String::new() } else { further(&shown.plan) },
            asked: asked_rows(visit, &naming, check).await?,
            ways: may_choose.then(|| Ways::new(state, action, &cards, shown.similar.is_empty(), sent)),
            settled: match &check.settled {
                Some(settled) => Some(SettledWords::new(visit, check.account, settled).await?),
                None => None,
            },
            cards,
        })
    }

    /// The page with what is wrong, beside the questions and at the top.
    pub(in crate::overlap) fn with_errors(mut self, errors: Vec<FieldError>) -> Self {
        if let Some(ways) = &mut self.ways {
            ways.take(&errors);
        }
        self.errors = errors;
        self
    }
}

fn further(plan: &Plan) -> String {
    let words = if plan.title.is_empty() { &plan.summary } else { &plan.title };
    filter::address("/find", &to_query([("q", words.as_str())]))
}

fn is_among(cards: &[Card], one: &Similar) -> bool {
    let id = one.engagement.to_string();
    cards.iter().any(|card| card.id == id)
}

/// Where a check is shown that was made again for a draft.
pub(in crate::overlap) fn again_address(of: &Engagement, check: &OverlapCheck) -> String {
    format!("/engagements/{}/edit/look/{}", of.id, check.id)
}

fn trail(visit: &Visit, of: Option<&Engagement>) -> Vec<Crumb> {
    let mut trail = vec![Crumb::new("/engagements", visit.state.word("nav-engagements"))];
    if let Some(of) = of {
        trail.push(Crumb::new(format!("/engagements/{}/edit", of.id), of.content.title.as_str()));
    }
    trail
}

impl Page for CheckPage {
    const TEMPLATE: &'static str = "overlap/check.html";

    fn samples() -> Vec<Self> {
        sample::pages()
    }
}
