//! Respondents counted by what they have in common: people with the same answers have the same weight, so each such
//! profile is weighted once.

mod known;

use self::known::Known;

/// Which profile a respondent has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ProfileId(u32);

impl ProfileId {
    /// Its place in lists with one item a profile.
    pub fn place(self) -> usize {
        // At most 32 bits: it fits wherever a file of so many rows could be read.
        self.0 as usize
    }
}

/// Profiles of answers, with how many respondents have each.
#[derive(Debug, Clone)]
pub struct Profiles {
    /// Categories of each variable.
    sizes: Vec<u16>,
    known: Known,
    /// For each variable, the category of each profile; as many as there are categories means no answer.
    codes: Vec<Vec<u16>>,
    people: Vec<u32>,
}

/// Respondents of one variable.
pub(super) struct Tally {
    /// In each category.
    pub(super) people: Vec<u64>,
    /// In none.
    pub(super) unanswered: u64,
}

impl Profiles {
    /// No respondents yet, of variables with so many categories each.
    pub fn new(sizes: &[u16]) -> Self {
        Self {
            sizes: sizes.to_vec(),
            known: Known::new(sizes),
            codes: vec![Vec::new(); sizes.len()],
            people: Vec::new(),
        }
    }

    /// One more respondent, with a category of each variable in turn; `None`, or a category that is not there, is no
    /// answer.
    pub fn add(&mut self, answers: &[Option<u16>]) -> ProfileId {
        self.add_people(answers, 1)
    }

    /// Many more respondents at once, the answers of each behind those of the one before; as many as there are variables
    /// make one. Among millions this is much faster than one by one: no look into memory waits for the one before.
    pub fn add_all(&mut self, answers: &[Option<u16>]) -> Vec<ProfileId> {
        let mut rows = Vec::with_capacity(answers.len());
        for answers in answers.chunks_exact(self.sizes.len().max(1)) {
            rows.extend(codes(&self.sizes, answers));
        }
        let known = self.known.find_all(&rows, &self.sizes);
        let rows = rows.chunks_exact(self.sizes.len().max(1));
        let found = rows.zip(known).map(|(row, known)| known.unwrap_or_else(|| self.find_or_add(row)));
        let profiles: Vec<ProfileId> = found.map(ProfileId).collect();
        for profile in &profiles {
            self.count(*profile, 1);
        }
        profiles
    }

    /// So many more respondents with the same answers.
    pub fn add_people(&mut self, answers: &[Option<u16>], more: u32) -> ProfileId {
        let row: Vec<u16> = codes(&self.sizes, answers).collect();
        let profile = ProfileId(self.find_or_add(&row));
        self.count(profile, more);
        profile
    }

    fn count(&mut self, profile: ProfileId, more: u32) {
        if let Some(people) = self.people.get_mut(profile.place()) {
            *people = people.saturating_add(more);
        }
    }

    /// The profile of a row of codes, of nobody so far where it is new.
    fn find_or_add(&mut self, row: &[u16]) -> u32 {
        let next = u32::try_from(self.people.len()).unwrap_or(u32::MAX);
        let found = self.known.find_or_add(row, &self.sizes, next);
        if found == next {
            self.people.push(0);
            for (codes, code) in self.codes.iter_mut().zip(row) {
                codes.push(*code);
            }
        }
        found
    }

    /// How many respondents there are.
    pub fn respondents(&self) -> u64 {
        self.people().sum()
    }

    /// How many categories each variable has.
    pub(super) fn sizes(&self) -> &[u16] {
        &self.sizes
    }

    /// Respondents of each profile.
    pub(super) fn people(&self) -> impl Iterator<Item = u64> {
        self.people.iter().map(|people| u64::from(*people))
    }

    /// The category of each profile.
    pub(super) fn codes(&self, variable: usize) -> &[u16] {
        self.codes.get(variable).map_or(&[], Vec::as_slice)
    }

    pub(super) fn tally(&self, variable: usize) -> Tally {
        let size = self.sizes.get(variable).copied().unwrap_or(0);
        let mut tally = Tally { people: vec![0; usize::from(size)], unanswered: 0 };
        for (code, people) in self.codes(variable).iter().zip(self.people()) {
            *tally.people.get_mut(usize::from(*code)).unwrap_or(&mut tally.unanswered) += people;
        }
        tally
    }
}

/// A code for each variable: that of the answer, or as many as there are categories where there is none.
fn codes(sizes: &[u16], answers: &[Option<u16>]) -> impl Iterator<Item = u16> {
    let answers = answers.iter().copied().chain(std::iter::repeat(None));
    sizes.iter().zip(answers).map(|(size, answer)| answer.map_or(*size, |code| code.min(*size)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_with_the_same_answers_share_a_profile() {
        let mut profiles = Profiles::new(&[2, 3]);
        let first = profiles.add(&[Some(0), Some(2)]);
        let second = profiles.add(&[Some(1), None]);
        assert_eq!(profiles.add(&[Some(0), Some(2)]), first);
        assert_eq!(profiles.add(&[Some(1), Some(9)]), second, "a category that is not there is no answer");
        assert_eq!((first.place(), second.place(), profiles.respondents()), (0, 1, 4));
        assert_eq!(profiles.people().collect::<Vec<_>>(), [2, 2]);
        let tally = profiles.tally(1);
        assert_eq!((tally.people, tally.unanswered), (vec![0, 0, 2], 2));
        let all = profiles.add_all(&[Some(1), None, Some(1), Some(0), Some(0), Some(2)]);
        assert_eq!(all.iter().map(|profile| profile.place()).collect::<Vec<_>>(), [1, 2, 0]);
        assert_eq!(profiles.people().collect::<Vec<_>>(), [3, 3, 1]);
    }
}
