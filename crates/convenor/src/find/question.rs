//! The question as typed, as the index understands it.

use convenor_domain::filter::months_before;
use convenor_domain::{AreaCode, OrganisationId, ReadScope, RegisterFilter, Vocabulary};
use convenor_store::Store;
use convenor_text::FindQuery;

use crate::command_line::FindOptions;
use crate::output::WrongUse;

/// Reads the options; a filter that names nothing known is wrong use, never an empty answer.
pub(crate) async fn read(store: &Store, options: &FindOptions) -> anyhow::Result<FindQuery> {
    let today = store.today();
    let vocabularies = store.vocabularies();
    let mut filter = RegisterFilter {
        since: options.months.and_then(|months| months_before(today, months)),
        topics: keys("topic", &vocabularies.topics, &options.topic)?,
        groups: keys("group", &vocabularies.groups, &options.group)?,
        ..RegisterFilter::default()
    };
    for text in &options.area {
        filter.areas.push(area(store, text).await?);
    }
    for text in &options.organisation {
        filter.organisations.extend(organisations(store, text).await?);
    }
    Ok(FindQuery {
        words: options.query.clone(),
        filter,
        record_kinds: options.kind.clone(),
        today: Some(today),
        limit: usize::try_from(options.limit)?,
        ..FindQuery::within(ReadScope::Everything)
    })
}

fn keys(what: &str, vocabulary: &Vocabulary, texts: &[String]) -> Result<Vec<String>, WrongUse> {
    let key = |text: &String| {
        vocabulary.key_for(text).map(ToOwned::to_owned).ok_or_else(|| {
            let known: Vec<_> = vocabulary.terms.iter().map(|term| term.key.as_str()).collect();
            WrongUse(format!("--{what}: “{text}” is not known; there are: {}", known.join(", ")))
        })
    };
    texts.iter().map(key).collect()
}

async fn area(store: &Store, text: &str) -> anyhow::Result<AreaCode> {
    let found = store.search_areas(text, 5).await?;
    let exact = found.iter().find(|area| {
        area.code.0.eq_ignore_ascii_case(text.trim())
            || area.name.to_lowercase() == text.trim().to_lowercase()
    });
    if let Some(area) = exact {
        return Ok(area.code.clone());
    }
    let near: Vec<_> = found.iter().map(|area| format!("{} ({})", area.code, area.name)).collect();
    let near = if near.is_empty() { String::new() } else { format!("; did you mean {}?", near.join(" or ")) };
    Err(WrongUse(format!("--area: there is no area “{text}”{near}")).into())
}

/// The organisations that a text names, in all systems: by identifier, name, or name in addresses.
async fn organisations(store: &Store, text: &str) -> anyhow::Result<Vec<OrganisationId>> {
    let wanted = text.trim().to_lowercase();
    let all = store.list_organisations(None).await?;
    let found: Vec<_> = all
        .iter()
        .filter(|one| one.name.to_lowercase() == wanted || one.slug == wanted || one.id.to_string() == wanted)
        .map(|one| one.id)
        .collect();
    if !found.is_empty() {
        return Ok(found);
    }
    let near = all.iter().filter(|one| one.name.to_lowercase().contains(&wanted)).take(5);
    let near: Vec<_> = near.map(|one| one.name.as_str()).collect();
    let near = if near.is_empty() { String::new() } else { format!("; did you mean {}?", near.join(" or ")) };
    Err(WrongUse(format!("--organisation: “{text}” is not known{near}")).into())
}
