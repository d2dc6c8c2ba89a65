//! Who was heard, for programs: what the API and the command line answer. The same numbers as on the pages.

use convenor_domain::Area;
use convenor_domain::population::PopulationSource;
use convenor_domain::reach::{Group, ReachRow, ReachTable};
use convenor_statistics::{Disclosure, ReachLabel, ShownCount};
use serde::Serialize;
use utoipa::ToSchema;

use super::even::EvennessAnswer;
use super::look::{Looked, Looking};

/// Who was heard.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReachAnswer {
    /// What people are told apart by.
    by: Vec<String>,
    /// The area, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    area: Option<AreaAnswer>,
    /// The rule for small numbers.
    rule: String,
    /// Activities that people answered to.
    activities: usize,
    /// Whether answers that were brought in lately are not counted yet, since they are too few to be told apart from the others.
    holds_back: bool,
    /// People heard, those of whom the group is not known included.
    heard: Number,
    /// People of whom the group is known: what shares are of.
    known: Number,
    /// Share of those heard of whom the group is not known, 0 to 1.
    missing_share: Option<f64>,
    /// Share of those heard who would have to be others for every group to be in proportion, 0 to 1.
    dissimilarity: Option<f64>,
    /// How even the chance to be heard was, and which group needs effort; nothing where that cannot be told.
    representativity: Option<EvennessAnswer>,
    /// People who live outside the area, and are not counted.
    elsewhere: Number,
    /// People of whom nobody knows where they live, where that decides, and who are not counted.
    unplaced: Number,
    /// Where populations come from; empty where no list covers the area.
    population: Vec<SourceAnswer>,
    /// Groups in the whole area.
    rows: Vec<RowAnswer>,
    /// Groups area by area, where that was asked for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    by_area: Vec<RowAnswer>,
}

/// An area.
#[derive(Debug, Clone, Serialize, ToSchema)]
struct AreaAnswer {
    /// Official code.
    code: String,
    /// Name.
    name: String,
}

/// A number of people after disclosure control.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
struct Number {
    /// How many; nothing where it is hidden.
    people: Option<u64>,
    /// `shown`, `rounded`, `changed` or `hidden`.
    status: &'static str,
}

/// A list that populations come from.
#[derive(Debug, Serialize, ToSchema)]
struct SourceAnswer {
    /// What it counts people by.
    by: String,
    /// Whose it is.
    source: String,
    /// Its year.
    year: u16,
    /// Whether it is made up, for a demonstration.
    made_up: bool,
    /// Whether numbers were worked out: bands split, or two lists put together.
    estimated: bool,
}

/// A group, by one thing that people are told apart by.
#[derive(Debug, Clone, Serialize, ToSchema)]
struct GroupAnswer {
    /// What it is told apart by.
    by: String,
    /// Stable key.
    key: String,
    /// Name.
    name: String,
}

/// One group, in one area or in the whole.
#[derive(Debug, Serialize, ToSchema)]
struct RowAnswer {
    /// The group by each thing asked for.
    groups: Vec<GroupAnswer>,
    /// The area, where areas were asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    area: Option<AreaAnswer>,
    /// People who live there.
    population: Option<u64>,
    /// Their share of all who live there, 0 to 1.
    population_share: Option<f64>,
    /// People heard; nothing where nobody was asked, or nobody knows where they live.
    heard: Option<Number>,
    /// Their share of those heard whose group is known, 0 to 1.
    heard_share: Option<f64>,
    /// The second share over the first: 1 is in proportion.
    ratio: Option<f64>,
    /// Its 95 % interval.
    ratio_interval: Option<[f64; 2]>,
    /// `heard-a-lot`, `in-line`, `seldom-heard`, `not-known`, `hidden`, `no-population` or `no-data`.
    label: &'static str,
    /// The ratio drawn towards the mean of all groups in all areas; only where areas were asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    steadied_ratio: Option<f64>,
    /// 95 % of what is believed of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    steadied_interval: Option<[f64; 2]>,
    /// Whether it differs by more than chance gives to one of so many groups and areas.
    #[serde(skip_serializing_if = "Option::is_none")]
    stands_out: Option<bool>,
    /// People heard per 1,000 residents a year.
    rate: Option<f64>,
    /// Its 95 % interval.
    rate_interval: Option<[f64; 2]>,
    /// Activities in which any were heard.
    activities: Option<usize>,
    /// The last month in which any were heard, `2026-03`.
    last_heard: Option<String>,
    /// Share of their people who contributed twice or more in 12 months, 0 to 1 in hundredths; nothing where it is hidden, nobody
    /// can be told apart, or the row is of one area of several.
    repeat_share: Option<f64>,
}

impl ReachAnswer {
    /// The answer to a question.
    pub fn new(looking: &Looking<'_>, looked: &Looked, disclosure: &Disclosure) -> Self {
        let ReachTable { by, people, known, missing_share, evenness, rows } = &looked.told.whole;
        let [elsewhere, unplaced] = looked.left_out();
        let keys: Vec<&str> = by.iter().map(convenor_domain::reach::By::key).collect();
        let row = |row: &ReachRow| RowAnswer::new(&keys, row, &looking.areas);
        let source = |source: &PopulationSource| SourceAnswer::new(source, looked.is_estimated);
        Self {
            by: keys.iter().map(|key| (*key).to_owned()).collect(),
            area: looking.area.as_ref().map(AreaAnswer::new),
            rule: disclosure.rule().name.clone(),
            activities: looking.engagements.len(),
            holds_back: looking.holds_back(),
            heard: Number::new(*people),
            known: Number::new(*known),
            missing_share: *missing_share,
            dissimilarity: evenness.as_ref().map(|one| one.dissimilarity),
            representativity: evenness.as_ref().map(EvennessAnswer::new),
            elsewhere: Number::new(elsewhere),
            unplaced: Number::new(unplaced),
            population: looked.sources.iter().map(source).collect(),
            rows: rows
                .iter()
                .map(|of| RowAnswer { repeat_share: looked.repeat_share(of), ..row(of) })
                .collect(),
            by_area: looked.told.areas.iter().flat_map(|table| &table.rows).map(row).collect(),
        }
    }

    /// The answer as lines for people.
    pub fn lines(&self) -> Vec<String> {
        let mut lines = Vec::new();
        let of = self.area.as_ref().map(|area| format!(" in {}", area.name)).unwrap_or_default();
        let activities = if self.activities == 1 { "activity" } else { "activities" };
        lines.push(format!("Heard{of}: {} in {} {activities}.", self.heard.in_words(), self.activities));
        if self.holds_back {
            lines.push("Not counted yet: answers brought in lately, too few to be told apart.".to_owned());
        }
        for (left_out, why) in [
            (self.elsewhere, "live outside it, and are not counted"),
            (self.unplaced, "gave no place that is known, and are not counted here"),
        ] {
            if left_out.people != Some(0) {
                lines.push(format!("Left out: {} who {why}.", left_out.in_words()));
            }
        }
        lines.extend(self.missing_share.map(|share| format!("Group not known: {:.1} %.", share * 100.0)));
        lines.extend(self.representativity.iter().flat_map(EvennessAnswer::lines));
        let source = |one: &SourceAnswer| {
            let marks = [(one.made_up, "made up"), (one.estimated, "partly worked out")];
            let marks = marks.iter().filter(|(is, _)| *is).map(|(_, mark)| *mark);
            let source = format!("Population by {}: {}, {}", one.by, one.source, one.year);
            format!("{}.", std::iter::once(source.as_str()).chain(marks).collect::<Vec<_>>().join(", "))
        };
        lines.extend(self.population.iter().map(source));
        if self.population.is_empty() {
            lines.push(
                "No population is known: read one in with `convenor reference import population FILE`."
                    .to_owned(),
            );
        }
        lines.extend(self.rows.iter().chain(&self.by_area).map(RowAnswer::line));
        lines.push(format!("Small numbers: rule {}.", self.rule));
        lines
    }
}

impl AreaAnswer {
    fn new(area: &Area) -> Self {
        Self { code: area.code.to_string(), name: area.name.clone() }
    }
}

impl Number {
    fn new(count: ShownCount) -> Self {
        Self { people: count.people(), status: count.key() }
    }

    fn in_words(self) -> String {
        self.people
            .map_or_else(|| "a hidden number of people".to_owned(), |people| format!("{people} people"))
    }
}

impl SourceAnswer {
    fn new(source: &PopulationSource, is_estimated: bool) -> Self {
        Self {
            by: source.dimension.clone(),
            source: source.source.clone(),
            year: source.year,
            made_up: source.made_up,
            estimated: is_estimated,
        }
    }
}

impl RowAnswer {
    fn new(by: &[&str], row: &ReachRow, areas: &[Area]) -> Self {
        let group = |(by, group): (&&str, &Group)| GroupAnswer {
            by: (*by).to_owned(),
            key: group.key.clone(),
            name: group.name.clone(),
        };
        let area = row.area.as_ref().and_then(|code| areas.iter().find(|area| area.code == *code));
        Self {
            groups: by.iter().zip(&row.groups).map(group).collect(),
            area: area.map(AreaAnswer::new),
            population: row.residents,
            population_share: row.share_residents,
            heard: row.heard.map(Number::new),
            heard_share: row.ratio.map(|ratio| ratio.share_heard),
            ratio: row.ratio.map(|ratio| ratio.ratio),
            ratio_interval: row.ratio.map(|ratio| [ratio.interval.low, ratio.interval.high]),
            label: label(row),
            steadied_ratio: row.among.map(|among| among.steadied.ratio),
            steadied_interval: row
                .among
                .map(|among| [among.steadied.interval.low, among.steadied.interval.high]),
            stands_out: row.among.map(|among| among.stands_out),
            rate: row.rate.map(|(rate, _)| rate),
            rate_interval: row.rate.map(|(_, interval)| [interval.low, interval.high]),
            activities: row.engagements,
            last_heard: row.last.map(|month| month.format("%Y-%m").to_string()),
            repeat_share: None,
        }
    }

    fn line(&self) -> String {
        let names: Vec<&str> = self.groups.iter().map(|group| group.name.as_str()).collect();
        let place = self.area.as_ref().map(|area| format!("{}: ", area.name)).unwrap_or_default();
        let per_cent = |share: Option<f64>| {
            share.map_or_else(|| "-".to_owned(), |share| format!("{:.1} %", share * 100.0))
        };
        let ratio = match (self.ratio, self.ratio_interval) {
            (Some(ratio), Some([low, high])) => format!("ratio {ratio:.2} ({low:.2} to {high:.2})"),
            _ => "no ratio".to_owned(),
        };
        format!(
            "{place}{}: {} of the population, {} of those heard ({}), {ratio}: {}",
            names.join(", "),
            per_cent(self.population_share),
            per_cent(self.heard_share),
            self.heard.map_or_else(|| "nobody was asked".to_owned(), Number::in_words),
            self.label
        )
    }
}

/// What a row is called.
pub(super) fn label(row: &ReachRow) -> &'static str {
    match (row.heard, &row.ratio) {
        (None, _) => "no-data",
        (Some(ShownCount::Hidden), _) => "hidden",
        (_, Some(ratio)) => match ratio.label {
            ReachLabel::HeardALot => "heard-a-lot",
            ReachLabel::InLine => "in-line",
            ReachLabel::SeldomHeard => "seldom-heard",
            ReachLabel::NotKnown => "not-known",
        },
        (_, None) if row.residents.is_none() => "no-population",
        (_, None) => "not-known",
    }
}
