//! The first rows of a file as they were seen: headings, and what stands in each column. Looked at once, they can be laid
//! out in several ways.

use convenor_domain::response::Dimensions;

use super::heading::{self, Heading, Place};
use super::laying::Laying;
use super::layout::{Corrections, Layout, LayoutError};
use super::profile::Profile;
use super::tool;
use crate::open::GridRow;

/// Most columns of a file of responses.
const COLUMNS_MAX: usize = 5_000;

/// The first rows of a file.
pub(super) struct Seen<'a> {
    pub(super) headings: Vec<Heading>,
    pub(super) profiles: Vec<Profile>,
    /// The rows below the headings.
    pub(super) answers: &'a [GridRow],
    place: Place,
    /// Whether the headings are no row of the file, but names that it has for its columns.
    made_up: bool,
}

impl<'a> Seen<'a> {
    /// Looks at the first rows; `header_rows` where it is known how many of them are headings.
    pub(super) fn new(rows: &'a [GridRow], header_rows: Option<usize>) -> Result<Self, LayoutError> {
        let mut place = heading::find(rows).ok_or(LayoutError::Empty)?;
        if let Some(count) = header_rows {
            place = Place { count: count.min(rows.len() - place.start), ..place };
        }
        let headings = heading::read(rows, place);
        if headings.len() > COLUMNS_MAX {
            return Err(LayoutError::TooWide { limit: COLUMNS_MAX });
        }
        let answers = rows.get(place.start + place.count..).unwrap_or_default();
        if answers.is_empty() {
            return Err(LayoutError::NoResponses);
        }
        let profiles = profiles(&headings, answers);
        let made_up = rows.first().is_some_and(|row| row.number == 0);
        Ok(Self { headings, profiles, answers, place, made_up })
    }

    /// Lays the file out as it looks, and then as people say.
    pub(super) fn lay(&self, by_hand: &Corrections, dimensions: &Dimensions) -> Result<Layout, LayoutError> {
        let mut laying = Laying::new(&self.headings, &self.profiles, dimensions);
        laying.propose();
        laying.correct(by_hand)?;
        let header_rows = if self.made_up { 0 } else { self.place.count as u64 };
        Ok(laying.finish(tool::find(&self.headings), header_rows, self.place.start + self.place.count))
    }
}

fn profiles(headings: &[Heading], answers: &[GridRow]) -> Vec<Profile> {
    let mut profiles = vec![Profile::default(); headings.len()];
    for row in answers {
        for (column, profile) in profiles.iter_mut().enumerate() {
            profile.see(row.cell(column));
        }
    }
    profiles
}
