//! “What is this based on?”: how many answered, when, and who brought it in. The rule for small numbers is said by
//! `disclosure`.

use std::collections::HashMap;

use convenor_domain::AccountId;
use convenor_statistics::ShownCount;
use convenor_store::ResponseImport;

use super::drawn::people;
use crate::response::panels::{Months, responses_of};
use crate::state::AppState;
use crate::words::{Value, grouped};

/// Name and value of what the numbers rest on.
pub(super) type Facts = Vec<(String, String)>;

/// What is known without asking the engine.
pub(super) fn facts(state: &AppState, imports: &[ResponseImport]) -> Facts {
    let files = imports.iter().filter_map(|import| import.file.as_ref());
    let responses = state.convened.disclosure.total(responses_of(files));
    let mut facts = vec![(state.word("responses-basis-responses"), people(state, *responses.get()))];
    let last = imports.iter().find(|import| import.undone_at.is_none());
    facts.extend(last.map(|last| (state.word("responses-basis-import"), day(last))));
    facts
}

/// The day of an import.
pub(super) fn day(import: &ResponseImport) -> String {
    import.imported_at.format("%-d %B %Y").to_string()
}

/// Different people, as far as they can be told apart.
pub(super) fn voices(state: &AppState, voices: &[ShownCount]) -> Option<(String, String)> {
    let [different, _, unknown] = voices else { return None };
    let different = different.people().filter(|different| *different > 0)?;
    let told = match unknown.people() {
        Some(0) => grouped(&different.to_string()),
        Some(unknown) => {
            let values = [("people", Value::from(different)), ("unknown", Value::from(unknown))];
            state.engine.words().t("responses-basis-voices-some", &values)
        }
        None => return None,
    };
    Some((state.word("responses-basis-voices"), told))
}

/// From the first month to the last.
pub(super) fn period(state: &AppState, months: &Months) -> Option<(String, String)> {
    let (first, last) = (months.months.first()?, months.months.last()?);
    let month = |month: &chrono::NaiveDate| month.format("%B %Y").to_string();
    let told = if first == last {
        month(first)
    } else {
        let values = [("from", Value::from(month(first))), ("to", Value::from(month(last)))];
        state.engine.words().t("responses-basis-period-between", &values)
    };
    Some((state.word("responses-basis-period"), told))
}

/// The names of those who imported.
pub(super) fn importer(
    state: &AppState,
    import: &ResponseImport,
    names: &HashMap<AccountId, String>,
) -> String {
    let name = import.account.and_then(|account| names.get(&account).cloned());
    name.unwrap_or_else(|| state.word("responses-import-operator"))
}
