//! Places as people write them, one a line, and the areas that they mean. A name that several areas share is never
//! settled by guessing.

use std::collections::HashMap;

use convenor_domain::{Area, AreaCode};
use convenor_store::{Store, StoreError};

use crate::words::{Value, Words};

/// Areas looked at for one line.
const FOUND_MAX: u64 = 8;
/// Lines looked up; more than this is no list that somebody typed.
pub(super) const LINES_MAX: usize = 200;

/// Areas by their code, and what was found for lines that were typed.
#[derive(Debug, Default)]
pub(super) struct Places {
    names: HashMap<AreaCode, String>,
    found: HashMap<String, Vec<Area>>,
}

/// Why a line is not one area.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum NotOneArea {
    /// Nothing is called that.
    Unknown,
    /// These are, or begin like it.
    OneOf(Vec<String>),
}

impl Places {
    /// Looks up the areas that a record has and the lines that somebody typed.
    pub(super) async fn look_up(
        store: &Store,
        saved: &[AreaCode],
        lines: &[String],
    ) -> Result<Self, StoreError> {
        let mut places = Self::default();
        for area in store.list_areas(saved).await? {
            places.names.insert(area.code, area.name);
        }
        for line in lines.iter().take(LINES_MAX) {
            let found = store.search_areas(wanted(line), FOUND_MAX).await?;
            places.found.insert(line.clone(), found);
        }
        Ok(places)
    }

    /// How an area is written in the form: its name with its code, or the bare code of one that is not known here.
    pub(super) fn line(&self, code: &AreaCode) -> String {
        self.names.get(code).map_or_else(|| code.0.clone(), |name| written(name, code))
    }

    /// The area that a line means.
    pub(super) fn area(&self, line: &str) -> Result<AreaCode, NotOneArea> {
        let wanted = wanted(line);
        let found = self.found.get(line).map_or(&[][..], Vec::as_slice);
        if let Some(area) = found.iter().find(|area| area.code.0.eq_ignore_ascii_case(wanted)) {
            return Ok(area.code.clone());
        }
        let named: Vec<_> =
            found.iter().filter(|area| area.name.to_lowercase() == wanted.to_lowercase()).collect();
        match (named.as_slice(), found) {
            ([one], _) => Ok(one.code.clone()),
            ([], []) => Err(NotOneArea::Unknown),
            ([], near) => {
                Err(NotOneArea::OneOf(near.iter().map(|area| written(&area.name, &area.code)).collect()))
            }
            (several, _) => {
                Err(NotOneArea::OneOf(several.iter().map(|area| written(&area.name, &area.code)).collect()))
            }
        }
    }
}

impl NotOneArea {
    /// What to do about it, in words.
    pub(super) fn in_words(&self, words: &Words, line: &str) -> String {
        let line: String = line.chars().take(80).collect();
        match self {
            Self::Unknown => words.t("edit-area-unknown", &[("line", Value::from(line))]),
            Self::OneOf(areas) => words.t(
                "edit-area-several",
                &[("line", Value::from(line)), ("areas", Value::from(areas.join("; ")))],
            ),
        }
    }
}

fn written(name: &str, code: &AreaCode) -> String {
    format!("{name} ({code})")
}

/// What to look for: the code in brackets at the end, or the whole line.
fn wanted(line: &str) -> &str {
    let code =
        line.trim().strip_suffix(')').and_then(|line| line.rsplit_once('(')).map(|(_, code)| code.trim());
    let is_code = |code: &&str| {
        code.len() == 9
            && code.bytes().all(|byte| byte.is_ascii_alphanumeric())
            && code.ends_with(|c: char| c.is_ascii_digit())
    };
    code.filter(is_code).unwrap_or_else(|| line.trim())
}

#[cfg(test)]
mod tests {
    use convenor_domain::AreaKind;

    use super::*;

    fn area(code: &str, name: &str) -> Area {
        Area {
            code: AreaCode(code.into()),
            name: name.into(),
            kind: AreaKind::Ward,
            edition: "2026".into(),
            valid_from: None,
            valid_to: None,
            population: None,
        }
    }

    fn places(line: &str, found: Vec<Area>) -> Result<String, NotOneArea> {
        let places = Places { found: HashMap::from([(line.to_owned(), found)]), ..Places::default() };
        places.area(line).map(|code| code.0)
    }

    #[test]
    fn a_line_is_a_code_or_a_name_that_only_one_area_has() {
        let [mill, other] = [area("Z05000001", "Millbrook"), area("Z05000002", "Millbrook")];
        assert_eq!(places("millbrook", vec![mill.clone()]), Ok("Z05000001".into()));
        assert_eq!(wanted("Millbrook (Z05000002)"), "Z05000002");
        assert_eq!(wanted("Millbrook (north)"), "Millbrook (north)");
        assert_eq!(places("z05000002", vec![other.clone()]), Ok("Z05000002".into()));
        let both = NotOneArea::OneOf(vec!["Millbrook (Z05000001)".into(), "Millbrook (Z05000002)".into()]);
        assert_eq!(places("Millbrook", vec![mill.clone(), other]), Err(both));
        let near = NotOneArea::OneOf(vec!["Millbrook (Z05000001)".into()]);
        assert_eq!(places("Mill", vec![mill]), Err(near));
        assert_eq!(places("Narnia", vec![]), Err(NotOneArea::Unknown));
    }
}
