//! Everybody whom the questions of the log are about, told apart as far as the questions tell them apart.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use convenor_domain::reach::{LoggedPeople, LoggedReach, Region};
use convenor_domain::response::apart::{Apart, Place, Places};
use convenor_domain::response::ask::Within;
use convenor_domain::{AreaCode, EngagementId, ImportId};
use convenor_store::StoreError;

use super::super::look::{Asking, ReachError};
use super::{Imports, imports};

/// The regions of each small area, and the name by which small areas of the same regions go together.
struct Regions {
    places: Arc<Places>,
    by_name: HashMap<Arc<str>, Arc<BTreeSet<Region>>>,
}

/// Everybody whom some questions are about.
pub(super) async fn read(
    asking: &Asking<'_>,
    questions: &[LoggedReach],
) -> Result<Vec<LoggedPeople>, ReachError> {
    let asked = asked(questions);
    let regions = Regions::read(asking, questions).await?;
    let apart = Apart { dimensions: Vec::new(), places: Some(Arc::clone(&regions.places)), months: true };
    let ids: Vec<EngagementId> = asked.keys().copied().collect();
    let known = imports(asking, &ids).await?;
    let mut people = Vec::new();
    for (engagement, asked) in asked {
        for imports in alike(asked, engagement, &known) {
            let imports = match imports {
                Came::Known(imports) => Arc::new(imports),
                Came::TakenBack(import, responses) => {
                    people.push(taken_back(engagement, import, responses));
                    continue;
                }
            };
            let within = Within { imports: Some((*imports).clone()), ..Within::all(engagement) };
            for (profile, count) in asking.responses.profiles(&within, &apart).await?.value {
                people.push(LoggedPeople {
                    engagement,
                    imports: Arc::clone(&imports),
                    month: profile.month,
                    regions: regions.of(&profile.place),
                    people: count.people,
                });
            }
        }
    }
    Ok(people)
}

/// Imports that the same questions are about.
enum Came {
    Known(BTreeSet<ImportId>),
    /// One that was taken back, with the responses that it had.
    TakenBack(ImportId, u64),
}

/// What the questions ask about: by engagement, each import with its responses and the questions.
type Asked = BTreeMap<EngagementId, BTreeMap<ImportId, (u64, BTreeSet<usize>)>>;

fn asked(questions: &[LoggedReach]) -> Asked {
    let mut asked = Asked::new();
    for (at, question) in questions.iter().enumerate() {
        for (id, engagement) in &question.engagements {
            for (import, responses) in &engagement.imports {
                let of = asked.entry(*id).or_default().entry(*import).or_default();
                of.0 = *responses;
                of.1.insert(at);
            }
        }
    }
    asked
}

fn alike(
    asked: BTreeMap<ImportId, (u64, BTreeSet<usize>)>,
    engagement: EngagementId,
    known: &Imports,
) -> Vec<Came> {
    let known = known.get(&engagement);
    let mut alike: BTreeMap<BTreeSet<usize>, BTreeSet<ImportId>> = BTreeMap::new();
    let mut came = Vec::new();
    for (import, (responses, questions)) in asked {
        if known.is_some_and(|known| known.contains_key(&import)) {
            alike.entry(questions).or_default().insert(import);
        } else {
            came.push(Came::TakenBack(import, responses));
        }
    }
    came.extend(alike.into_values().map(Came::Known));
    came
}

/// Of those who were taken back nothing is known any more but how many they were: they count for questions of all months and
/// places.
fn taken_back(engagement: EngagementId, import: ImportId, people: u64) -> LoggedPeople {
    LoggedPeople { engagement, imports: Arc::new([import].into()), month: None, regions: None, people }
}

impl Regions {
    async fn read(asking: &Asking<'_>, questions: &[LoggedReach]) -> Result<Self, StoreError> {
        let wanted: BTreeSet<&Region> = questions.iter().filter_map(|one| one.region.as_ref()).collect();
        let mut of: HashMap<AreaCode, BTreeSet<Region>> = HashMap::new();
        for region in wanted {
            for small in asking.store.small_areas_inside(region.level, &region.inside).await?.into_keys() {
                of.entry(small).or_default().insert(region.clone());
            }
        }
        let mut names: BTreeMap<BTreeSet<Region>, Arc<str>> = BTreeMap::new();
        let mut places = Places::new();
        for (small, regions) in of {
            let next = names.len().to_string();
            let name = names.entry(regions).or_insert_with(|| Arc::from(next));
            places.insert(small, Arc::clone(name));
        }
        let by_name = names.into_iter().map(|(regions, name)| (name, Arc::new(regions))).collect();
        Ok(Self { places: Arc::new(places), by_name })
    }

    /// The regions that people live in; `None` where nobody knows where they live.
    fn of(&self, place: &Place) -> Option<Arc<BTreeSet<Region>>> {
        match place {
            Place::Unknown => None,
            Place::Elsewhere => Some(Arc::default()),
            Place::At(name) => Some(self.by_name.get(name).cloned().unwrap_or_default()),
        }
    }
}
