//! A plan as a program or a person writes it in JSON, read with every problem at once.

use convenor_domain::overlap::Plan;
use convenor_domain::{AreaCode, Vocabulary};
use convenor_store::Store;
use serde_json::{Map, Value};

use super::written::{self, Problems};
use crate::output::WrongUse;

/// What a plan may say.
const FIELDS: [&str; 7] = ["title", "summary", "topics", "areas", "groups", "starts", "ends"];
/// Areas looked at when a name is looked up.
const AREAS_MAX: u64 = 8;

/// Reads a plan; what cannot be understood is wrong use.
pub(super) async fn read(store: &Store, text: &str) -> anyhow::Result<Plan> {
    let fields = fields(text)?;
    let mut problems = Problems::default();
    for unknown in fields.keys().filter(|key| !FIELDS.contains(&key.as_str())) {
        problems.add(unknown, format!("is not a field of a plan; there are: {}", FIELDS.join(", ")));
    }
    let vocabularies = store.vocabularies();
    let plan = Plan {
        title: written::text(&fields, "title", &mut problems),
        summary: written::text(&fields, "summary", &mut problems),
        topics: terms(&fields, "topics", &vocabularies.topics, &mut problems),
        areas: areas(store, &fields, &mut problems).await?,
        groups: terms(&fields, "groups", &vocabularies.groups, &mut problems),
        starts: written::date(&fields, "starts", &mut problems),
        ends: written::date(&fields, "ends", &mut problems),
    };
    for problem in plan.check(vocabularies).err().unwrap_or_default() {
        problems.add_to_others(problem.field, problem.reason.to_string());
    }
    problems.none()?;
    Ok(plan)
}

fn fields(text: &str) -> Result<Map<String, Value>, WrongUse> {
    // A mark of byte order, as some editors write it, is no fault of the plan's.
    let text = text.trim_start_matches('\u{feff}');
    match serde_json::from_str(text) {
        Ok(Value::Object(fields)) => Ok(fields),
        Ok(_) => Err(WrongUse(
            "the plan is not a JSON object: write it like {\"title\": \"…\", \"summary\": \"…\"}".to_owned(),
        )),
        Err(error) => Err(WrongUse(format!(
            "the plan is not JSON: {error}. Write it like {{\"title\": \"…\", \"summary\": \"…\"}}"
        ))),
    }
}

fn terms(
    fields: &Map<String, Value>,
    field: &'static str,
    vocabulary: &Vocabulary,
    problems: &mut Problems,
) -> Vec<String> {
    let mut keys = Vec::new();
    for text in written::list(fields, field, problems) {
        match vocabulary.key_for(&text) {
            Some(key) if keys.iter().any(|known| known == key) => {}
            Some(key) => keys.push(key.to_owned()),
            None => {
                let near: Vec<_> = written::nearest(vocabulary, &text)
                    .map(|term| format!("“{}” ({})", term.name, term.key))
                    .collect();
                problems.add(field, format!("“{text}” is not known; the nearest are {}", near.join(", ")));
            }
        }
    }
    keys
}

/// A name that several areas share is never settled by guessing.
async fn areas(
    store: &Store,
    fields: &Map<String, Value>,
    problems: &mut Problems,
) -> anyhow::Result<Vec<AreaCode>> {
    let mut codes: Vec<AreaCode> = Vec::new();
    for text in written::list(fields, "areas", problems) {
        let found = store.search_areas(&text, AREAS_MAX).await?;
        let wanted = text.trim().to_lowercase();
        let meant = |area: &&convenor_domain::Area| {
            area.code.0.to_lowercase() == wanted || area.name.to_lowercase() == wanted
        };
        let exact: Vec<_> = found.iter().filter(meant).collect();
        match exact.as_slice() {
            [one] if codes.contains(&one.code) => {}
            [one] => codes.push(one.code.clone()),
            several => {
                let none = several.is_empty();
                let named =
                    |area: &convenor_domain::Area| format!("{} ({}, {})", area.code, area.name, area.kind);
                let near: Vec<_> = found.iter().filter(|area| none || meant(area)).map(named).collect();
                problems.add("areas", unclear(&text, &near, none));
            }
        }
    }
    Ok(codes)
}

fn unclear(text: &str, near: &[String], unknown: bool) -> String {
    match (unknown, near.is_empty()) {
        (true, true) => format!("there is no area “{text}”: give its official code or name"),
        (true, false) => format!("there is no area “{text}”; did you mean {}?", near.join(" or ")),
        (false, _) => format!("several areas are called “{text}”: give the code, {}", near.join(" or ")),
    }
}
