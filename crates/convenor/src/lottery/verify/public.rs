//! A check with the two files that are published: the list of panels and the audit. It shows that the draw was as it says; whether the
//! chances are the fairest, only the certificate can show.

use std::collections::BTreeSet;

use convenor_lottery::{Audit, list_hash, read_panel_list};

use super::super::folder::{AUDIT, PANELS};
use super::draw;

/// How many panels there are, and what does not hold.
pub(super) fn check(audit: &Audit, list: &str) -> (usize, Vec<String>) {
    let mut flaws = Vec::new();
    if list_hash(list) != audit.hash {
        flaws.push(format!("{PANELS}: its SHA-256 is not the one in {AUDIT}"));
    }
    let panels = read_panel_list(list).unwrap_or_else(|error| {
        flaws.push(format!("{PANELS}: {error}"));
        Vec::new()
    });
    if u32::try_from(panels.len()) != Ok(audit.panels) {
        flaws.push(format!("{PANELS}: it has {} panels, and {AUDIT} says {}", panels.len(), audit.panels));
    }
    for (number, people) in (1..).zip(&panels) {
        let different: BTreeSet<&String> = people.iter().collect();
        if different.len() < people.len() || u32::try_from(people.len()) != Ok(audit.seats) {
            flaws.push(format!("{PANELS}: panel {number} does not have {} different people", audit.seats));
        }
    }
    if let Some(drawn) = &audit.draw {
        flaws.extend(draw::chance(audit, drawn, list));
    }
    (panels.len(), flaws)
}
