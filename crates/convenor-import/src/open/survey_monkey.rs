//! Lays out what the programming interface of `SurveyMonkey` gives: each response as a tree of pages, questions and
//! answers by number. Where the survey's own description lies in the same folder, numbers become words.

use std::collections::{BTreeMap, HashMap};

use serde_json::Value;

use super::grid::{Grid, GridRow};

/// What stands beside the answers.
const BESIDE: [&str; 9] = [
    "id",
    "collector_id",
    "survey_id",
    "response_status",
    "date_modified",
    "ip_address",
    "email_address",
    "first_name",
    "last_name",
];

/// The rows, headings first; nothing where these are no responses of this kind.
pub(super) fn grid(items: &[Value]) -> Option<Grid> {
    let responses: Vec<&Value> = items.iter().filter(|item| is_response(item)).collect();
    if responses.is_empty() {
        return None;
    }
    let words = Words::of(items);
    let mut columns: Vec<String> = Vec::new();
    let mut answered: Vec<BTreeMap<String, String>> = Vec::new();
    for response in &responses {
        let mut cells = BTreeMap::new();
        for question in questions(response) {
            for (column, said) in words.answers(question) {
                if !columns.contains(&column) {
                    columns.push(column.clone());
                }
                let cell: &mut String = cells.entry(column).or_default();
                *cell = if cell.is_empty() { said } else { format!("{cell}; {said}") };
            }
        }
        answered.push(cells);
    }
    let head = BESIDE.iter().copied().chain(columns.iter().map(|column| words.named(column)));
    let mut rows = vec![GridRow { number: 0, cells: head.collect() }];
    for ((number, response), cells) in (1..).zip(responses).zip(answered) {
        let beside = BESIDE.iter().map(|key| text(response.get(key)));
        let said = columns.iter().map(|column| cells.get(column).cloned().unwrap_or_default());
        rows.push(GridRow { number, cells: beside.chain(said).collect() });
    }
    Some(Box::new(rows.into_iter().map(Ok)))
}

fn is_response(item: &Value) -> bool {
    item.get("collector_id").is_some() && item.get("pages").is_some_and(Value::is_array)
}

fn questions(item: &Value) -> impl Iterator<Item = &Value> {
    list(item, "pages").flat_map(|page| list(page, "questions"))
}

fn list<'a>(value: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> {
    value.get(key).and_then(Value::as_array).into_iter().flatten()
}

fn text(value: Option<&Value>) -> String {
    match value {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}

/// Words for the numbers of questions, rows and choices.
#[derive(Default)]
struct Words(HashMap<String, String>);

impl Words {
    fn of(items: &[Value]) -> Self {
        let mut words = Self::default();
        for question in items.iter().filter(|item| !is_response(item)).flat_map(questions) {
            let heading = list(question, "headings").map(|heading| text(heading.get("heading"))).next();
            words.0.insert(text(question.get("id")), heading.unwrap_or_default());
            let answers = question.get("answers").unwrap_or(&Value::Null);
            for named in ["choices", "rows", "other"].into_iter().flat_map(|key| list(answers, key)) {
                words.0.insert(text(named.get("id")), text(named.get("text")));
            }
        }
        words
    }

    /// The words for a number; the number where there are none.
    fn named<'a>(&'a self, number: &'a str) -> &'a str {
        self.0.get(number).filter(|words| !words.is_empty()).map_or(number, String::as_str)
    }

    /// The answers to a question, each with its column: the question, or one row of a grid.
    fn answers<'a>(&'a self, question: &'a Value) -> impl Iterator<Item = (String, String)> + 'a {
        let id = text(question.get("id"));
        list(question, "answers").filter_map(move |answer| {
            let said = match (text(answer.get("text")), text(answer.get("choice_id"))) {
                (words, _) if !words.is_empty() => words,
                (_, choice) => self.named(&choice).to_owned(),
            };
            let row = text(answer.get("row_id"));
            let column = if row.is_empty() {
                id.clone()
            } else {
                format!("{}: {}", self.named(&id), self.named(&row))
            };
            (!said.is_empty()).then_some((column, said))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn numbers_become_words_where_the_survey_is_described() {
        let response = json!({"id": "7", "collector_id": "1", "survey_id": "2", "response_status": "completed",
            "pages": [{"id": "1", "questions": [
                {"id": "10", "answers": [{"choice_id": "100"}, {"choice_id": "101"}]},
                {"id": "11", "answers": [{"row_id": "110", "choice_id": "111"}]},
                {"id": "12", "answers": [{"text": "well"}]}]}]});
        let survey = json!({"title": "Travel", "pages": [{"questions": [
            {"id": "10", "headings": [{"heading": "Which?"}],
                "answers": {"choices": [{"id": "100", "text": "Bus"}, {"id": "101", "text": "Train"}]}},
            {"id": "11", "headings": [{"heading": "How?"}],
                "answers": {"rows": [{"id": "110", "text": "Speed"}], "choices": [{"id": "111", "text": "Good"}]}}]}]});
        let rows: Vec<_> = grid(&[response.clone(), survey]).unwrap().map(Result::unwrap).collect();
        let last = |row: &GridRow| row.cells.iter().skip(BESIDE.len()).map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(last(&rows[0]), ["Which?", "How?: Speed", "12"]);
        assert_eq!(last(&rows[1]), ["Bus; Train", "Good", "well"]);
        let numbers: Vec<_> = grid(&[response]).unwrap().map(Result::unwrap).collect();
        assert_eq!(last(&numbers[1]), ["100; 101", "111", "well"]);
        assert!(grid(&[json!({"title": "something else"})]).is_none());
    }
}
