//! Fills an engagement from a row.

use convenor_domain::engagement::{Contact, Coproduction, EngagementContent, GroupReach};
use convenor_domain::{AreaCode, EngagementKind, Visibility};

use super::fields::Fields;
use super::{Kept, RecordReader};
use crate::mapping::Target;
use crate::{money, number};

impl RecordReader<'_> {
    pub(super) fn engagement(&self, fields: &Fields<'_>, kept: &mut Kept) -> EngagementContent {
        let text = |target| fields.text(target).unwrap_or_default();
        let (starts, ends) = self.dates(fields, kept);
        let place = tidy_place(&text(Target::Place));
        let groups = self.terms(fields, Target::Groups, kept);
        EngagementContent {
            title: one_line(&text(Target::Title)),
            summary: text(Target::Summary),
            narrative: text(Target::Narrative),
            purpose: text(Target::Purpose),
            kind: kind(fields, kept),
            decision_informed: text(Target::DecisionInformed),
            decided_by: text(Target::DecidedBy),
            can_change: text(Target::CanChange),
            cannot_change: text(Target::CannotChange),
            questions: questions(fields),
            topics: self.terms(fields, Target::Topics, kept),
            areas: self.areas(fields, &place, kept),
            place,
            groups: groups.into_iter().map(|group| GroupReach { group, ..GroupReach::default() }).collect(),
            people_planned: count(fields, Target::PeoplePlanned, kept),
            people_heard: count(fields, Target::PeopleHeard, kept),
            responses: count(fields, Target::Responses, kept),
            methods: self.terms(fields, Target::Methods, kept),
            level_promised: self.term(fields, Target::LevelPromised, kept),
            level_delivered: self.term(fields, Target::LevelDelivered, kept),
            coproduction: self.coproduction(fields, kept),
            recruitment: self.terms(fields, Target::Recruitment, kept),
            formats: self.terms(fields, Target::Formats, kept),
            starts,
            ends,
            cost: cost(fields, kept),
            contact: Contact { team: text(Target::ContactTeam), email: text(Target::ContactEmail) },
            source_type: self.term(fields, Target::SourceType, kept),
            documents: super::documents::read(fields, Target::Documents, kept),
            visibility: visibility(fields, kept),
            lead: None,
            partners: Vec::new(),
        }
    }

    fn areas(&self, fields: &Fields<'_>, place: &str, kept: &mut Kept) -> Vec<AreaCode> {
        let mut areas: Vec<AreaCode> = Vec::new();
        for name in fields.list(Target::Areas) {
            let codes = match (self.resolve_area)(&name) {
                Some(code) => vec![code],
                None => name
                    .split([';', ',', '|', '\n'])
                    .filter_map(|part| (self.resolve_area)(part.trim()))
                    .collect(),
            };
            if codes.is_empty() && !place.contains(&name) {
                kept.push((Target::Areas.key(), name));
            }
            for code in codes {
                if !areas.contains(&code) {
                    areas.push(code);
                }
            }
        }
        areas
    }

    fn coproduction(&self, fields: &Fields<'_>, kept: &mut Kept) -> Option<Coproduction> {
        let step = self.term(fields, Target::Coproduction, kept)?;
        Some(Coproduction { step, features: self.terms(fields, Target::CoproductionFeatures, kept) })
    }
}

fn kind(fields: &Fields<'_>, kept: &mut Kept) -> Option<EngagementKind> {
    let (text, rule) = fields.ruled(Target::Kind)?;
    let key = rule.values.get(&text).cloned().unwrap_or_else(|| text.to_lowercase().replace(' ', "-"));
    let kind = EngagementKind::from_key(&key);
    if kind.is_none() && !key.is_empty() {
        kept.push((Target::Kind.key(), text));
    }
    kind
}

fn visibility(fields: &Fields<'_>, kept: &mut Kept) -> Visibility {
    let Some(text) = fields.text(Target::Visibility) else { return Visibility::default() };
    // What cannot be read stays with its organisation: too few readers can be mended, too many cannot.
    Visibility::from_key(&text.to_lowercase()).unwrap_or_else(|| {
        kept.push((Target::Visibility.key(), text));
        Visibility::default()
    })
}

fn questions(fields: &Fields<'_>) -> Vec<String> {
    let lines = |text: &String| text.lines().map(|line| line.trim().to_owned()).collect::<Vec<_>>();
    let questions = fields.list(Target::Questions);
    questions.iter().flat_map(lines).filter(|question| !question.is_empty()).collect()
}

pub(super) fn count(fields: &Fields<'_>, target: Target, kept: &mut Kept) -> Option<u32> {
    let text = fields.text(target)?;
    let number = number::read(&text);
    if number.is_none() {
        kept.push((target.key(), text));
    }
    number
}

fn cost(fields: &Fields<'_>, kept: &mut Kept) -> convenor_domain::Cost {
    let Some((text, rule)) = fields.ruled(Target::Cost) else { return convenor_domain::Cost::default() };
    let cost = money::read(&text, rule.currency.as_deref());
    if cost.money.is_none() {
        kept.push((Target::Cost.key(), text));
    }
    cost
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// One line, no blank before a comma, none of the commas that empty parts leave behind.
fn tidy_place(text: &str) -> String {
    let parts = text.split(',').map(one_line).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(", ")
}
