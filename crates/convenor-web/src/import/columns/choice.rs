//! Which column a field is read from, as one choice in a list, and back into a mapping.

use convenor_import::{Mapping, Target, targets};

use super::super::otherwise;
use crate::directory::Directory;
use crate::form::Fields;

/// The choice that leaves a field as the way of reading has it.
const AS_IT_IS: &str = "as-it-is";
/// The name of the input for what tells records apart.
pub(super) const IDENTIFIER: &str = "identifier";

/// How a field is filled, as a choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Chosen {
    /// The choice's key: nothing, [`AS_IT_IS`], or `c` and the number of a column.
    pub(super) key: String,
    /// The column that is read, where it is one of the file.
    pub(super) column: Option<usize>,
}

impl Chosen {
    /// How `mapping` fills `target` from a file with these columns.
    pub(super) fn of(mapping: &Mapping, target: Target, columns: &[String]) -> Self {
        let nothing = otherwise::rules(mapping, target).is_empty();
        Self::from(nothing, mapping.column_of(target), columns)
    }

    /// What tells records apart.
    pub(super) fn of_identifier(mapping: &Mapping, columns: &[String]) -> Self {
        match mapping.key.as_slice() {
            [] => Self::from(true, None, columns),
            [one] => Self::from(false, Some(one), columns),
            _ => Self::from(false, None, columns),
        }
    }

    fn from(nothing: bool, column: Option<&str>, columns: &[String]) -> Self {
        let column = column.and_then(|name| columns.iter().position(|known| known == name));
        let key = match column {
            Some(index) => format!("c{index}"),
            None if nothing => String::new(),
            None => AS_IT_IS.to_owned(),
        };
        Self { key, column }
    }

    /// Whether it is filled by a rule that is no column of the file.
    pub(super) fn is_rule(&self) -> bool {
        self.key == AS_IT_IS
    }
}

/// The name and id of a field's input.
pub(super) fn input(key: &str) -> String {
    format!("column-{key}")
}

/// Brings what a form says into a mapping. A field left as it was keeps its rules: they may say more than its column.
pub(super) fn apply(mapping: &mut Mapping, fields: &Fields, columns: &[String], directory: &Directory) {
    let held = otherwise::FIELDS.map(|target| (target, otherwise::of(mapping, target).map(str::to_owned)));
    for choice in targets() {
        let was = Chosen::of(mapping, choice.target, columns);
        if let Some(said) = said(fields, choice.target.key()).filter(|said| *said != was.key) {
            mapping.set_column(choice.target, named(said, columns));
        }
    }
    let was = Chosen::of_identifier(mapping, columns);
    if let Some(said) = said(fields, IDENTIFIER).filter(|said| *said != was.key) {
        mapping.key = named(said, columns).map(str::to_owned).into_iter().collect();
    }
    for (target, held) in held {
        let value = otherwise::said(fields, target, directory).or(held.as_deref());
        otherwise::set(mapping, target, value);
    }
}

/// What the form says of a field, if it asked for it.
fn said<'form>(fields: &'form Fields, key: &str) -> Option<&'form str> {
    let name = input(key);
    fields.all(&name).next().is_some().then(|| fields.get(&name))
}

/// The column that a choice names.
fn named<'columns>(choice: &str, columns: &'columns [String]) -> Option<&'columns str> {
    let index: usize = choice.strip_prefix('c')?.parse().ok()?;
    columns.get(index).map(String::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;

    const YAML: &str =
        "name: x\nkey: [a, b]\nfields:\n  title: {from: Name, clip: heading}\n  kind: {constant: other}\n";

    fn columns() -> Vec<String> {
        ["Ref", "Name", "Other"].map(str::to_owned).to_vec()
    }

    fn applied(form: &[u8]) -> Mapping {
        let mut mapping = Mapping::from_yaml(YAML).unwrap();
        apply(&mut mapping, &Fields::parse(form), &columns(), &Directory::default());
        mapping
    }

    #[test]
    fn what_is_left_as_it_was_keeps_its_rules() {
        let before = Mapping::from_yaml(YAML).unwrap();
        assert_eq!(applied(b""), before);
        let form = b"column-title=c1&column-kind=as-it-is&column-identifier=as-it-is&column-summary=";
        assert_eq!(applied(form), before);
    }

    #[test]
    fn a_choice_takes_the_place_of_the_rules() {
        let mapping = applied(b"column-title=c2&column-kind=&column-summary=c1&column-identifier=c0");
        assert_eq!(mapping.column_of(Target::Title), Some("Other"));
        assert_eq!(mapping.column_of(Target::Summary), Some("Name"));
        assert!(!mapping.fields.contains_key(&Target::Kind));
        assert_eq!(mapping.key, ["Ref"]);
        assert!(applied(b"column-title=").check().is_err());
        assert!(applied(b"column-title=c99").check().is_err());
    }
}
