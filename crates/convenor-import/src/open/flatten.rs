//! Lays a JSON object out as cells: nested objects get dotted names, lists of objects become parallel lists.

use std::collections::HashMap;

use serde_json::{Map, Value};

use crate::cell::{Cell, tidy};

/// Columns in the order in which they were first seen.
#[derive(Debug, Default, Clone)]
pub(crate) struct Columns {
    pub(crate) names: Vec<String>,
    index: HashMap<String, usize>,
}

impl Columns {
    pub(crate) fn see(&mut self, object: &Map<String, Value>) {
        for name in flatten(object).into_iter().map(|(name, _)| name) {
            if !self.index.contains_key(&name) {
                self.index.insert(name.clone(), self.names.len());
                self.names.push(name);
            }
        }
    }

    /// The object's cells under these columns.
    pub(crate) fn cells(&self, object: &Map<String, Value>) -> Vec<Cell> {
        let mut cells = vec![Cell::Empty; self.names.len()];
        for (name, value) in flatten(object) {
            if let Some(cell) = self.index.get(&name).and_then(|index| cells.get_mut(*index)) {
                *cell = value;
            }
        }
        cells
    }
}

fn flatten(object: &Map<String, Value>) -> Vec<(String, Cell)> {
    let mut cells = Vec::new();
    for (key, value) in object {
        flatten_into(&mut cells, key, value);
    }
    cells
}

fn flatten_into(cells: &mut Vec<(String, Cell)>, name: &str, value: &Value) {
    match value {
        Value::Object(object) if !object.is_empty() => {
            for (key, value) in object {
                flatten_into(cells, &format!("{name}.{key}"), value);
            }
        }
        Value::Array(items) if items.iter().any(Value::is_object) => flatten_list(cells, name, items),
        Value::Array(items) => {
            let items = items.iter().map(scalar).filter(|item| !item.is_empty()).collect::<Vec<_>>();
            let cell = if items.is_empty() { Cell::Empty } else { Cell::List(items) };
            cells.push((name.to_owned(), cell));
        }
        other => cells.push((name.to_owned(), Cell::from_text(&scalar(other)))),
    }
}

/// A list of objects: one list for each of their names, item beside item, empty where an object has none.
fn flatten_list(cells: &mut Vec<(String, Cell)>, name: &str, items: &[Value]) {
    let mut lists: Vec<(String, Vec<String>)> = Vec::new();
    for (index, item) in items.iter().enumerate() {
        let Value::Object(object) = item else { continue };
        for (key, cell) in flatten(object) {
            let value = cell.values().join(", ");
            if let Some((_, list)) = lists.iter_mut().find(|(known, _)| *known == key) {
                list.resize(index, String::new());
                list.push(value);
            } else {
                let mut list = vec![String::new(); index];
                list.push(value);
                lists.push((key, list));
            }
        }
    }
    for (key, mut list) in lists {
        list.resize(items.len(), String::new());
        cells.push((format!("{name}.{key}"), Cell::List(list)));
    }
}

fn scalar(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => tidy(text),
        Value::Array(items) => items.iter().map(scalar).collect::<Vec<_>>().join(", "),
        Value::Object(object) if object.is_empty() => String::new(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nested_objects_get_dotted_names_and_lists_stay_side_by_side() {
        let json = r#"{"title":" Talk ","n":3,"done":true,"none":null,"tags":["a","",null,"b"],
            "details":{"body":"text","dates":{"opens":"2024-01-02"}},
            "files":[{"title":"One","url":"u1"},{"url":"u2"}]}"#;
        let Value::Object(object) = serde_json::from_str(json).unwrap() else { panic!("an object") };
        let mut columns = Columns::default();
        columns.see(&object);
        let cells: HashMap<_, _> = columns.names.iter().cloned().zip(columns.cells(&object)).collect();
        let list = |items: &[&str]| Cell::List(items.iter().map(|item| (*item).to_owned()).collect());
        assert_eq!(cells["title"], Cell::Text("Talk".into()));
        assert_eq!(cells["n"], Cell::Text("3".into()));
        assert_eq!(cells["done"], Cell::Text("true".into()));
        assert_eq!(cells["none"], Cell::Empty);
        assert_eq!(cells["tags"], list(&["a", "b"]));
        assert_eq!(cells["details.dates.opens"], Cell::Text("2024-01-02".into()));
        assert_eq!(cells["files.title"], list(&["One", ""]));
        assert_eq!(cells["files.url"], list(&["u1", "u2"]));
    }
}
