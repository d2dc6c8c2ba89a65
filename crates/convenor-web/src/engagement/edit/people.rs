//! The second step: what it is about, where, and who is to be heard.

use convenor_domain::EngagementContent;
use convenor_domain::engagement::GroupReach;

use super::choices::{Choices, label};
use super::mistakes::Mistakes;
use super::places::LINES_MAX;
use super::question::{Cell, Choice, Control, Dimension, Question, ReachRow, Width};
use crate::form::Fields;

pub(super) fn fill(content: &EngagementContent, choices: &Choices<'_>, fields: &mut Fields) {
    for topic in &content.topics {
        fields.add("topics", topic);
    }
    let places: Vec<_> = content.areas.iter().map(|code| choices.places.line(code)).collect();
    fields.add("areas", places.join("\n"));
    fields.add("place", &content.place);
    for reach in &content.groups {
        fields.add("groups", &reach.group);
        fields.add_number(planned(&reach.group), reach.planned);
        fields.add_number(heard(&reach.group), reach.actual);
    }
    fields.add_number("people_planned", content.people_planned);
    fields.add_number("people_heard", content.people_heard);
    fields.add_number("responses", content.responses);
}

fn planned(group: &str) -> String {
    format!("planned_{group}")
}

fn heard(group: &str) -> String {
    format!("heard_{group}")
}

pub(super) fn questions(fields: &Fields, choices: &Choices<'_>) -> Vec<Question> {
    vec![
        choices.several("topics", fields, &choices.vocabularies.topics),
        choices.paragraph("areas", fields, 4),
        choices.line("place", fields, Width::Full),
        choices.question("groups", Control::Reach { dimensions: dimensions(fields, choices) }),
        choices.line("people_planned", fields, Width::Number),
        choices.line("people_heard", fields, Width::Number),
        choices.line("responses", fields, Width::Number),
    ]
}

/// The question for groups alone, where nobody has counted yet.
pub(super) fn groups_without_numbers(fields: &Fields, choices: &Choices<'_>) -> Question {
    let mut dimensions = dimensions(fields, choices);
    for row in dimensions.iter_mut().flat_map(|dimension| &mut dimension.groups) {
        (row.planned, row.heard) = (Cell::default(), Cell::default());
    }
    let mut question = choices.question("groups", Control::Reach { dimensions });
    question.hint = Some(choices.words.t("begin-hint-groups", &[]));
    question
}

/// Groups by dimension. A root with nothing below it is a group itself, and stands before the dimensions.
fn dimensions(fields: &Fields, choices: &Choices<'_>) -> Vec<Dimension> {
    let groups = &choices.vocabularies.groups;
    let mut everyone = Dimension { name: choices.words.t("edit-everyone", &[]), ..Dimension::default() };
    let mut dimensions = Vec::new();
    for root in groups.children(None) {
        let mut rows: Vec<_> = groups
            .children(Some(&root.key))
            .map(|term| row(&term.key, &term.name, fields, choices))
            .collect();
        let own = row(&root.key, &root.name, fields, choices);
        if rows.is_empty() {
            everyone.groups.push(own);
            continue;
        }
        if own.group.chosen {
            rows.insert(0, own);
        }
        dimensions.push(Dimension { name: root.name.clone(), open: false, groups: rows });
    }
    dimensions.insert(0, everyone);
    for dimension in &mut dimensions {
        dimension.open = dimension.groups.iter().any(|row| row.group.chosen);
    }
    if let Some(first) = dimensions.iter_mut().find_map(|dimension| dimension.groups.first_mut()) {
        "groups".clone_into(&mut first.group.id);
    }
    dimensions
}

fn row(key: &str, name: &str, fields: &Fields, choices: &Choices<'_>) -> ReachRow {
    let cell = |id: String, word: &str| Cell {
        label: choices.words.t(word, &[]),
        value: fields.get(&id).to_owned(),
        name: id.clone(),
        id,
        choices: Vec::new(),
    };
    let (planned, heard) = (cell(planned(key), "edit-planned"), cell(heard(key), "edit-heard"));
    let numbered = !planned.value.trim().is_empty() || !heard.value.trim().is_empty();
    ReachRow {
        group: Choice {
            id: format!("groups-{key}"),
            value: key.to_owned(),
            name: name.to_owned(),
            chosen: fields.has("groups", key) || numbered,
            ..Choice::default()
        },
        planned,
        heard,
        error: None,
    }
}

pub(super) fn apply(
    fields: &Fields,
    choices: &Choices<'_>,
    content: &mut EngagementContent,
    mistakes: &mut Mistakes<'_>,
) {
    content.topics = fields.choices("topics");
    content.place = fields.text("place");
    apply_areas(fields, choices, content, mistakes);
    apply_groups(fields, choices, content, mistakes);
    content.people_planned =
        mistakes.or_saved("people_planned", fields.number("people_planned"), content.people_planned);
    content.people_heard =
        mistakes.or_saved("people_heard", fields.number("people_heard"), content.people_heard);
    content.responses = mistakes.or_saved("responses", fields.number("responses"), content.responses);
}

fn apply_areas(
    fields: &Fields,
    choices: &Choices<'_>,
    content: &mut EngagementContent,
    mistakes: &mut Mistakes<'_>,
) {
    let saved = std::mem::take(&mut content.areas);
    for line in fields.lines("areas").iter().take(LINES_MAX) {
        // An area that a file brought and that this instance does not know stays as it is.
        let kept = saved.iter().find(|code| code.0 == *line).cloned().map(Ok);
        match kept.unwrap_or_else(|| choices.places.area(choices.words, line)) {
            Ok(code) if content.areas.contains(&code) => {}
            Ok(code) => content.areas.push(code),
            Err(message) => mistakes.say("areas", message),
        }
    }
}

/// Takes the groups that are ticked, and those that are not but have a number beside them.
fn apply_groups(
    fields: &Fields,
    choices: &Choices<'_>,
    content: &mut EngagementContent,
    mistakes: &mut Mistakes<'_>,
) {
    content.groups.clear();
    let rows = dimensions(fields, choices).into_iter().flat_map(|dimension| dimension.groups);
    for row in rows.filter(|row| row.group.chosen) {
        let mut number = |cell: &Cell, word: &str| {
            let read = fields.number(&cell.name);
            read.unwrap_or_else(|reason| {
                let called = format!("{}, {}", row.group.name, label(mistakes.words(), word));
                mistakes.add_to(&cell.id, &called, &reason);
                None
            })
        };
        let planned = number(&row.planned, "people_planned");
        let actual = number(&row.heard, "people_heard");
        content.groups.push(GroupReach { group: row.group.value, planned, actual });
    }
    let known = |key: &str| choices.vocabularies.groups.lookup(key).is_some();
    for key in fields.choices("groups").into_iter().filter(|key| !known(key)) {
        content.groups.push(GroupReach { group: key, ..GroupReach::default() });
    }
}
