//! Whom the answers are weighted to: the people of the places that an engagement was for, or of the system's area where no
//! official list covers those.

use convenor_domain::AreaCode;
use convenor_domain::population::{Figures, Population};
use convenor_domain::response::Dimension;

use crate::error::PageError;
use crate::reader::Visit;
use crate::response::show::Survey;
use crate::state::AppState;

/// Official lists of what people were asked about themselves.
pub(super) struct Listed {
    /// Names of the places.
    pub(super) place: String,
    lists: Vec<(&'static Dimension, Population)>,
}

impl Listed {
    /// Reads the lists; `None` where no place has any.
    pub(super) async fn read(visit: &Visit, survey: &Survey) -> Result<Option<Self>, PageError> {
        let directory = visit.state.directory().await?;
        let own = directory.system(survey.engagement.system).and_then(|system| system.area.clone());
        for areas in [survey.engagement.content.areas.clone(), own.into_iter().collect()] {
            let lists = lists(&visit.state, survey, &areas).await?;
            if !lists.is_empty() {
                return Ok(Some(Self { place: names(&visit.state, &areas).await?, lists }));
            }
        }
        Ok(None)
    }

    /// What can be weighted by.
    pub(super) fn dimensions(&self) -> Vec<&'static Dimension> {
        self.lists.iter().map(|(dimension, _)| *dimension).collect()
    }

    /// How many people of each category live there, by some dimensions.
    pub(super) fn residents(&self, by: &[String]) -> Vec<(&'static Dimension, Vec<(String, u64)>)> {
        let chosen = self.lists.iter().filter(|(dimension, _)| by.contains(&dimension.key));
        let residents = |(dimension, list): &(&'static Dimension, Population)| {
            let people = list.areas.iter().flat_map(|area| &area.categories);
            (*dimension, people.map(|one| (one.category.clone(), one.people)).collect())
        };
        chosen.map(residents).collect()
    }

    /// Whose figures these are, in words.
    pub(super) fn source(&self, state: &AppState, dimension: &Dimension) -> String {
        let list = self.lists.iter().find(|(listed, _)| listed.key == dimension.key);
        list.map_or_else(String::new, |(_, list)| in_words(state, list))
    }
}

async fn lists(
    state: &AppState,
    survey: &Survey,
    areas: &[AreaCode],
) -> Result<Vec<(&'static Dimension, Population)>, PageError> {
    let mut lists = Vec::new();
    if areas.is_empty() {
        return Ok(lists);
    }
    for dimension in &survey.dimensions {
        let list = state.store.people_in_areas(&dimension.key, areas).await?;
        lists.extend(list.map(|list| (*dimension, list)));
    }
    Ok(lists)
}

async fn names(state: &AppState, areas: &[AreaCode]) -> Result<String, PageError> {
    let areas = state.store.list_areas(areas).await?;
    Ok(areas.into_iter().map(|area| area.name).collect::<Vec<_>>().join(", "))
}

fn in_words(state: &AppState, list: &Population) -> String {
    let source = &list.source;
    let is_estimated = list.areas.iter().fold(source.figures, |figures, area| figures.with(area.figures));
    let marks = [
        (is_estimated == Figures::Estimated).then(|| state.word("weight-estimated")),
        source.made_up.then(|| state.word("weight-made-up")),
    ];
    let year = [source.year.to_string()];
    let about: Vec<String> = year.into_iter().chain(marks.into_iter().flatten()).collect();
    format!("{} ({})", source.source, about.join(", "))
}
