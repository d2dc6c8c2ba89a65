//! Replacements are those of the audit, and keep the quotas where it says so.

use super::super::folder::{AUDIT, REPLACEMENTS};
use super::super::outcome::Outcome;
use super::super::selected;
use super::panels;

/// `listed` is the text of the file, where there is one.
pub(super) fn flaws(outcome: &Outcome, listed: Option<&str>) -> Vec<String> {
    let rounds = &outcome.audit.replacements;
    let Some(listed) = listed else {
        let missing = format!("{REPLACEMENTS} is missing: {AUDIT} has replacements");
        return (!rounds.is_empty()).then_some(missing).into_iter().collect();
    };
    let mut flaws = Vec::new();
    let expected = rounds.iter().flat_map(|round| &round.people);
    match selected::ids(listed, outcome.audit.identifier.as_deref()) {
        Ok(Some(ids)) if ids.iter().eq(expected) => {}
        _ => flaws.push(format!("{REPLACEMENTS}: its people are not those of {AUDIT}")),
    }
    match outcome.seated() {
        Err(error) => flaws.push(format!("{AUDIT}: {error:#}")),
        Ok(people) if rounds.last().is_some_and(|round| round.kept) => {
            let kinds = outcome.certificate.kinds();
            let what = panels::flaw_of(outcome, &kinds, &people);
            flaws.extend(what.map(|what| format!("{AUDIT}: the panel with its replacements {what}")));
        }
        Ok(_) => {}
    }
    flaws
}
