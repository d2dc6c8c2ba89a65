//! What was understood of a file and what became of it: in words, and the same as JSON.

use convenor_domain::population::{
    ChangedAreas, HeadingRead, HeadingUse, PlacedNotes, PopulationReading, ReferenceKind, ReferenceOutcome,
};
use convenor_import::geography::LevelRead;
use serde::Serialize;

use crate::output;

/// What was understood of a file and what became of it.
#[derive(Debug, Serialize)]
pub(crate) struct Report {
    pub(crate) kind: ReferenceKind,
    pub(crate) outcome: ReferenceOutcome,
    #[serde(flatten)]
    pub(crate) read: Read,
    /// What became of the areas of figures.
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    pub(crate) placed: Option<Placed>,
}

/// What a file was understood as.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(crate) enum Read {
    Population(Box<PopulationReading>),
    Areas {
        file: String,
        levels: Vec<LevelRead>,
        areas: u64,
        links: u64,
        changes: u64,
        dates: u64,
    },
    Deprivation {
        file: String,
        edition: String,
        year: u16,
        source: String,
        columns: Vec<String>,
        /// Keys of figures of need.
        indicators: Vec<String>,
        areas: u64,
    },
    Boundaries {
        file: String,
        level: String,
        edition: String,
        areas: u64,
        points_read: u64,
        points_kept: u64,
    },
}

/// What became of the areas of figures.
#[derive(Debug, Serialize)]
pub(crate) struct Placed {
    pub(crate) unknown_areas: u64,
    pub(crate) unknown_examples: Vec<String>,
    pub(crate) changed_areas: ChangedAreas,
    pub(crate) shared_out_areas: u64,
    pub(crate) shared_out_evenly: bool,
    pub(crate) small_areas: u64,
}

impl From<PlacedNotes> for Placed {
    fn from(notes: PlacedNotes) -> Self {
        Self {
            unknown_areas: notes.unknown.count,
            unknown_examples: notes.unknown.examples.into_iter().map(|code| code.0).collect(),
            changed_areas: notes.changed,
            shared_out_areas: notes.shared_out,
            shared_out_evenly: notes.evenly,
            small_areas: notes.small_areas,
        }
    }
}

impl Report {
    /// Prints it.
    pub(crate) fn say(&self) -> anyhow::Result<()> {
        self.lines().iter().try_for_each(|line| output::say(line))
    }

    /// It in words.
    pub(crate) fn lines(&self) -> Vec<String> {
        let mut lines = match &self.read {
            Read::Population(read) => population(read),
            Read::Areas { file, levels, areas, links, changes, dates } => {
                let level =
                    |one: &LevelRead| format!("{} {} ({})", one.areas, one.level, edition(&one.edition));
                let levels: Vec<String> = levels.iter().map(level).collect();
                let found = [
                    (*areas, "areas named"),
                    (*links, "times one area in another"),
                    (*changes, "codes that became others"),
                    (*dates, "areas with their days"),
                ];
                let found = found.iter().filter(|(count, _)| *count > 0);
                let found: Vec<String> = found.map(|(count, what)| format!("{count} {what}")).collect();
                vec![format!(
                    "{file}: {}",
                    levels.iter().chain(&found).cloned().collect::<Vec<_>>().join(", ")
                )]
            }
            Read::Deprivation { file, edition: of, year, source, columns, indicators, areas } => {
                let found = [("columns", columns), ("figures of need", indicators)];
                let found = found.iter().filter(|(_, names)| !names.is_empty());
                let found: Vec<String> =
                    found.map(|(what, names)| format!("{what} “{}”", names.join("”, “"))).collect();
                vec![format!(
                    "{file}: {source} ({year}), {areas} small areas ({}), {}",
                    edition(of),
                    found.join(", ")
                )]
            }
            Read::Boundaries { file, level, edition: of, areas, points_read, points_kept } => vec![format!(
                "{file}: outlines of {areas} areas, {level} ({}), {points_kept} of {points_read} points kept",
                edition(of)
            )],
        };
        lines.extend(self.placed.iter().flat_map(Placed::lines));
        lines.push(format!("  {}", outcome(self.outcome)));
        lines
    }
}

fn edition(edition: &str) -> String {
    if edition.is_empty() { "edition not said".to_owned() } else { format!("edition {edition}") }
}

fn outcome(outcome: ReferenceOutcome) -> &'static str {
    match outcome {
        ReferenceOutcome::New => "Read in.",
        ReferenceOutcome::Replaced => "Read in, in place of the earlier one from this file.",
        ReferenceOutcome::Unchanged => "It was read in before: nothing changed.",
        ReferenceOutcome::Tried => "Only tried: nothing was saved.",
    }
}

fn population(read: &PopulationReading) -> Vec<String> {
    let mut lines = vec![
        format!("{}: {} by {}, {} ({})", read.file, read.unit, read.dimension, read.source, read.year),
        format!(
            "  {} layout; {} areas, {} ({}); {} {}",
            read.layout,
            read.areas,
            read.level,
            edition(&read.edition),
            read.people,
            read.unit
        ),
    ];
    lines.extend(read.headings.iter().map(heading));
    let totals = &read.totals;
    lines.push(match totals.stated {
        None => "  It states no totals.".to_owned(),
        Some(_) if totals.areas_off == 0 => "  Totals equal the sums of their categories.".to_owned(),
        Some(_) => format!(
            "  Totals differ from the sums of their categories in {} areas, by {} at most.",
            totals.areas_off, totals.difference_max
        ),
    });
    lines.extend(read.notes.iter().map(|note| format!("  Note: {note}.")));
    lines
}

fn heading(heading: &HeadingRead) -> String {
    let became = match heading.used {
        HeadingUse::Counted => heading.categories.join(", "),
        HeadingUse::Split => format!("shared out over {}", heading.categories.join(", ")),
        HeadingUse::Within => "part of another heading, or wider than those counted".to_owned(),
        HeadingUse::Total => "the total".to_owned(),
        HeadingUse::NotSaid => "did not answer".to_owned(),
        HeadingUse::Unknown => "in none of our categories".to_owned(),
        HeadingUse::NotACount => "counts nobody".to_owned(),
    };
    format!("    “{}” → {became}: {}", heading.heading, heading.people)
}

impl Placed {
    fn lines(&self) -> Vec<String> {
        let mut lines = Vec::new();
        if self.unknown_areas > 0 {
            lines.push(format!(
                "  {} areas are not known and left out, such as {}: areas of another country, or of an edition whose \
                 changes are not read in (convenor reference import changes).",
                self.unknown_areas,
                self.unknown_examples.join(", ")
            ));
        }
        if self.changed_areas.codes > 0 {
            lines.push(format!(
                "  {} areas of an earlier edition were brought to today's, {} of them shared out.",
                self.changed_areas.codes, self.changed_areas.split
            ));
        }
        if self.shared_out_areas > 0 {
            let how = if self.shared_out_evenly {
                "evenly: nobody is counted there yet"
            } else {
                "by how many people live there"
            };
            lines.push(format!(
                "  {} larger areas were shared out over their small areas, {how}; below their own level these figures are \
                 estimates.",
                self.shared_out_areas
            ));
        }
        lines
    }
}
