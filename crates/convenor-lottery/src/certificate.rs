//! The proof of a lottery's chances, which anyone can check with nothing but this file.
//!
//! All numbers are whole: shares and weights in parts of [`WHOLE`], so that a checker needs no rounding. The file holds how many
//! people are alike, and which position of the pool belongs to which kind, but no names.

mod flaw;
mod proof;
mod verify;

pub use flaw::{Chance, Flaw};
pub use proof::Proof;
pub use verify::Verified;

use crate::{Algorithm, Distribution, Kind, KindId, Kinds, Quotas, RuleOf, Solution, Standing};

/// The version of the file's form.
const FORMAT: &str = "convenor-lottery-certificate-1";

/// People who are alike.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct CertifiedKind {
    /// For each feature of the quotas: the position of the value.
    pub values: Vec<usize>,
    /// How many people.
    pub people: u32,
    /// The group of households that are alike, when these people share an address with others of the pool.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub household: Option<usize>,
    /// Whether their seats are certain.
    pub standing: Standing,
    /// Chance relative to others.
    pub weight: u32,
}

/// What was asked, the panels and their shares, and the proof of every level.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Certificate {
    /// The version of this form.
    pub format: String,
    /// How chances were shared out.
    pub algorithm: Algorithm,
    /// Seats of a panel.
    pub size: u32,
    /// The quotas, flexible ones as they were applied.
    pub quotas: Quotas,
    /// Who is alike.
    pub kinds: Vec<CertifiedKind>,
    /// For each group of households that are alike: how many there are. Each has one seat at most.
    pub households: Vec<u32>,
    /// For each person of the pool, in its order: the kind; nothing for those who cannot have a seat.
    pub people: Vec<Option<KindId>>,
    /// Panels as seats by kind, with their shares in parts of 1,000,000,000,000.
    pub panels: Distribution,
    /// For leximin every level, for maximin the first.
    pub levels: Vec<Proof>,
}

impl Certificate {
    /// Writes down a solution; `people` is the size of the pool.
    pub fn of(
        quotas: &Quotas,
        kinds: &Kinds,
        people: usize,
        algorithm: Algorithm,
        solution: &Solution,
    ) -> Self {
        let mut positions = vec![None; people];
        for (id, kind) in kinds.kinds().iter().enumerate() {
            for person in &kind.people {
                if let Some(place) = positions.get_mut(*person) {
                    *place = Some(id);
                }
            }
        }
        let homes = kinds.rules().iter().filter(|rule| matches!(rule.of, RuleOf::Household(_)));
        Self {
            format: FORMAT.to_owned(),
            algorithm,
            size: kinds.size(),
            quotas: quotas.clone(),
            kinds: kinds.kinds().iter().map(certified).collect(),
            households: homes.map(|rule| rule.seats.max).collect(),
            people: positions,
            panels: solution.distribution.clone(),
            levels: proof::proofs(kinds, solution),
        }
    }

    /// The kinds and their rules, as a search would see them.
    pub fn kinds(&self) -> Kinds {
        let mut kinds: Vec<Kind> = self.kinds.iter().map(uncertified).collect();
        for (position, id) in self.people.iter().enumerate() {
            if let Some(kind) = id.and_then(|id| kinds.get_mut(id)) {
                kind.people.push(position);
            }
        }
        Kinds::with_households(kinds, &self.quotas, self.size, &self.households)
    }
}

fn certified(kind: &Kind) -> CertifiedKind {
    CertifiedKind {
        values: kind.values.clone(),
        people: kind.seats().max,
        household: kind.household,
        standing: kind.standing,
        weight: kind.weight,
    }
}

fn uncertified(kind: &CertifiedKind) -> Kind {
    Kind {
        values: kind.values.clone(),
        household: kind.household,
        standing: kind.standing,
        weight: kind.weight,
        people: Vec::new(),
    }
}
