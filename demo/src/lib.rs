//! The made-up demo system: Fernshire, its geography, census, organisations, people and three years of records.
//!
//! Everything comes from word lists (`words/`) and a seed: the same seed and day give the same system. Nothing
//! here is about a real place or person. Saving it, and giving people passwords, is left to whoever asks for it.

mod census;
mod decision;
mod dice;
mod engagement;
mod geography;
mod insight;
mod organisations;
mod outline;
mod phrase;
mod population;
mod seat;
mod survey;
mod twice;
mod words;

use chrono::NaiveDate;
use convenor_domain::{
    Area, AreaCode, AreaLink, Decision, Engagement, EngagementId, Insight, Organisation, OrganisationId,
    Role, System,
};

use dice::Dice;
pub use population::{DemoPopulation, SOURCE as POPULATION_SOURCE, YEAR as POPULATION_YEAR};
pub use survey::Survey;
use words::Words;

/// A whole made-up system, ready to be saved.
#[derive(Debug, Clone, PartialEq)]
pub struct Demo {
    /// The system.
    pub system: System,
    /// Its eight organisations.
    pub organisations: Vec<Organisation>,
    /// Its areas, from small areas to the whole, and the country around it.
    pub areas: Vec<Area>,
    /// Which area lies in which, each link one step up.
    pub area_links: Vec<AreaLink>,
    /// Who lives there.
    pub census: Vec<CensusRow>,
    /// Who lives there by the categories of surveys, how deprived it is, and how it lies.
    pub population: DemoPopulation,
    /// People to sign in as.
    pub people: Vec<Persona>,
    /// Engagements, oldest first.
    pub engagements: Vec<Engagement>,
    /// An engagement that somebody recorded although it was there already.
    pub recorded_twice: EngagementId,
    /// Insights, oldest first.
    pub insights: Vec<Insight>,
    /// Decisions, oldest first.
    pub decisions: Vec<Decision>,
    /// Made-up postcodes with the small area of each.
    pub postcodes: Vec<(String, AreaCode)>,
    /// What people answered to some of the engagements.
    pub surveys: Vec<Survey>,
    /// Who sits on boards and panels, as a list that somebody would bring in.
    pub seats: String,
}

/// How many people of one group live in one area.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CensusRow {
    /// The area.
    pub area: AreaCode,
    /// Term of the `groups` vocabulary.
    pub group: String,
    /// People.
    pub people: u32,
}

/// A made-up person to sign in as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Persona {
    /// Name.
    pub name: String,
    /// E-mail address to sign in with, at `example.org`.
    pub email: String,
    /// What they may do.
    pub role: Role,
    /// Their organisation, where they have one.
    pub organisation: Option<OrganisationId>,
    /// One line: what to try as this person.
    pub says: String,
}

/// Why the demo system cannot be made: always a slip in the word lists.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// A word list cannot be read.
    #[error("demo/words/{file} cannot be read: {source}. Mend the file.")]
    Words {
        /// The file.
        file: &'static str,
        /// What is wrong with it.
        source: serde_norway::Error,
    },
    /// A list that must not be empty is.
    #[error("the demo has no {what} to choose from. Add one to demo/words.")]
    Nothing {
        /// What is missing.
        what: &'static str,
    },
    /// A sentence asks for a slot that nobody fills, or a brace is not closed.
    #[error("the demo's sentence “{sentence}” has a slot that cannot be filled. Mend it in demo/words.")]
    Slot {
        /// The sentence.
        sentence: String,
    },
    /// A name that another list does not have.
    #[error("the demo's word lists speak of “{name}”, which is not there. Mend the name in demo/words.")]
    Unknown {
        /// The name.
        name: String,
    },
    /// A day so far off that three years around it cannot be written.
    #[error("{today} is too far off for a demo. Choose a day nearer to now.")]
    Day {
        /// The day.
        today: NaiveDate,
    },
}

/// Tells the population's chance from that of everything else.
const POPULATION_SEED: u64 = 0x0051_4e53;

/// Tells the chance of seats from that of everything else.
const SEAT_SEED: u64 = 0x5345_4154;

/// Makes the demo system as it stands on `today`. The same `seed` and day give the same system.
pub fn generate(seed: u64, today: NaiveDate) -> Result<Demo, DemoError> {
    let words = Words::read()?;
    let mut dice = Dice::seeded(seed);
    let founded = dice::day_before(today, engagement::HISTORY_DAYS + 60)?;
    let geography = geography::lay_out(&words, &mut dice)?;
    let system = organisations::system(&words, &geography, dice.id(dice::at_hour(founded, 9)));
    let members = organisations::found(&words, &geography, system.id, founded, &mut dice)?;
    let people = organisations::people(&words, &members)?;
    let census = census::count(&geography, &mut dice);

    let scene = engagement::Scene {
        words: &words,
        geography: &geography,
        members: &members,
        system: system.id,
        today,
    };
    let (mut engagements, insights, decisions) = records(&scene, &mut dice)?;
    let recorded_twice = twice::add(&mut engagements, &members, &mut dice)?;

    // Chance of its own, so that everything else stays as it was.
    let population = population::settle(&geography, &mut Dice::seeded(seed ^ POPULATION_SEED));

    let seats = seat::list(&members, today, &mut Dice::seeded(seed ^ SEAT_SEED))?;

    let small = || geography.small_areas.iter().enumerate();
    let homes: Vec<survey::Home> = small().map(|(place, area)| survey::Home::of(place, area)).collect();
    let postcodes =
        small().zip(&homes).map(|((_, area), home)| (home.postcode.clone(), area.code.clone())).collect();

    Ok(Demo {
        system,
        organisations: members.into_iter().map(|member| member.organisation).collect(),
        area_links: [geography.links, population::country::links(&geography.areas)].concat(),
        areas: geography.areas.into_iter().chain([population::country::area()]).collect(),
        census,
        population,
        people,
        surveys: survey::collect(&engagements, recorded_twice, &homes, seed)?,
        seats,
        postcodes,
        engagements,
        recorded_twice,
        insights,
        decisions,
    })
}

type Records = (Vec<Engagement>, Vec<Insight>, Vec<Decision>);

/// The three kinds of record, each oldest first.
fn records(scene: &engagement::Scene, dice: &mut Dice) -> Result<Records, DemoError> {
    let staged = engagement::stage(scene, dice)?;
    let heard = insight::write_up(scene, &staged, dice)?;
    let decisions = decision::take(scene, &staged, &heard, dice)?;
    let insights = insight::follow_up(scene, heard, &decisions, dice)?;
    let mut engagements: Vec<_> = staged.into_iter().map(|one| one.engagement).collect();
    engagements.sort_by_key(|engagement| engagement.id);
    Ok((engagements, insights, decisions))
}
