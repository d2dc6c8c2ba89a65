//! `convenor lottery verify`: a result checked with nothing but its files.

mod draw;
mod lines;
mod panels;
mod public;
mod replacements;

use convenor_lottery::{Certificate, list_hash};
use serde::Serialize;

use super::folder::{self, Folder};
use super::options::VerifyOptions;
use super::outcome::Outcome;
use super::{panel_list, probabilities, program, report};
use crate::output;

/// What chances may be off by: they are written in decimals.
const TOLERANCE: f64 = 1e-9;

/// What a check found.
#[derive(Default, Serialize)]
struct Answer {
    verified: bool,
    /// Whether only the published files were there: then the chances of single people were not checked.
    published_only: bool,
    /// Panels with a share in the certificate, all of which meet every rule.
    shares: usize,
    /// Numbered panels.
    panels: usize,
    /// Levels that are proven.
    levels: usize,
    /// The largest distance of a level from its proven bound, as a chance; nothing where the proof does not hold.
    gap_max: Option<f64>,
    flaws: Vec<String>,
}

/// Checks a result; an error when anything does not hold.
pub(super) fn run(options: &VerifyOptions) -> anyhow::Result<()> {
    let answer = check(&Folder::new(&options.folder))?;
    if options.json {
        output::say_json(&answer)?;
    } else {
        answer.say()?;
    }
    let flaws = answer.flaws.len();
    anyhow::ensure!(answer.verified, "flaws found: {flaws}; do not rely on this result");
    Ok(())
}

/// Goes through everything, as far as the files can be read.
fn check(folder: &Folder) -> anyhow::Result<Answer> {
    if folder.is_published_only() {
        return check_published(folder);
    }
    let mut flaws = Vec::new();
    let outcome = read(folder, &mut flaws)?;
    let mut answer = Answer { panels: outcome.panels.len(), ..Answer::default() };
    flaws.extend(answer.prove(&outcome.certificate));
    flaws.extend(panels::flaws(&outcome));
    flaws.extend(lines::flaws(&outcome));
    flaws.extend(draw::flaws(&outcome, folder.text_if_there(folder::SELECTED)?.as_deref()));
    flaws.extend(replacements::flaws(&outcome, folder.text_if_there(folder::REPLACEMENTS)?.as_deref()));
    // Only the program that wrote a report knows its every word.
    let ours = outcome.audit.program == program();
    if ours && flaws.is_empty() && folder.text_if_there(folder::REPORT)? != Some(report::html(&outcome)) {
        flaws.push(format!("{} does not say what the other files do", folder::REPORT));
    }
    Ok(Answer { verified: flaws.is_empty(), flaws, ..answer })
}

/// Goes through what is published, and the certificate where it is there too.
fn check_published(folder: &Folder) -> anyhow::Result<Answer> {
    let (panels, mut flaws) = public::check(&folder.audit()?, &folder.text(folder::PANELS)?);
    let mut answer = Answer { published_only: true, panels, ..Answer::default() };
    if folder.text_if_there(folder::CERTIFICATE)?.is_some() {
        flaws.extend(answer.prove(&folder.certificate()?));
    }
    Ok(Answer { verified: flaws.is_empty(), flaws, ..answer })
}

/// Reads the files; lists that cannot be read are flaws, and stay empty.
fn read(folder: &Folder, flaws: &mut Vec<String>) -> anyhow::Result<Outcome> {
    let (certificate, audit) = (folder.certificate()?, folder.audit()?);
    let list = folder.text(folder::PANELS)?;
    let lines = probabilities::read(&folder.text(folder::PROBABILITIES)?).unwrap_or_else(|error| {
        flaws.push(format!("{}: {error:#}", folder::PROBABILITIES));
        Vec::new()
    });
    let ids: Vec<String> = lines.iter().map(|line| line.id.clone()).collect();
    let panels = panel_list::read(&list, &ids).unwrap_or_else(|error| {
        flaws.push(format!("{}: {error:#}", folder::PANELS));
        Vec::new()
    });
    for name in [folder::CERTIFICATE, folder::PROBABILITIES] {
        if audit.files.get(name) != Some(&list_hash(&folder.text(name)?)) {
            flaws.push(format!("{name}: its SHA-256 is not the one in {}", folder::AUDIT));
        }
    }
    if list_hash(&list) != audit.hash {
        flaws.push(format!(
            "{}: its SHA-256 is {}, and {} says {}",
            folder::PANELS,
            list_hash(&list),
            folder::AUDIT,
            audit.hash
        ));
    }
    Ok(Outcome { certificate, audit, lines, panels, list })
}

impl Answer {
    /// Checks the certificate; says what does not hold.
    fn prove(&mut self, certificate: &Certificate) -> Vec<String> {
        match certificate.verify() {
            Ok(verified) => {
                (self.shares, self.levels) = (verified.panels, verified.levels);
                self.gap_max = Some(verified.gap_max);
                Vec::new()
            }
            Err(found) => found.iter().map(|flaw| format!("{}: {flaw}", folder::CERTIFICATE)).collect(),
        }
    }

    fn say(&self) -> anyhow::Result<()> {
        for flaw in &self.flaws {
            output::say(&format!("FLAW  {flaw}"))?;
        }
        if let Some(gap) = self.gap_max {
            output::say(&format!(
                "The certificate holds: {} panels with shares, {} levels, none further than {gap:.1e} from its proven bound.",
                self.shares, self.levels
            ))?;
        }
        output::say(&format!(
            "{} numbered panels: {}",
            self.panels,
            match (self.verified, self.published_only) {
                (true, false) => "everything holds.",
                (true, true) =>
                    "the draw was as published. Chances and quotas need the other files of the draw.",
                (false, _) => "NOT VERIFIED.",
            }
        ))
    }
}
