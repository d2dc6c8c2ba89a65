//! When an engagement opened and closed, out of the columns that say so.

use convenor_domain::ImpreciseDate;

use super::fields::Fields;
use super::{Kept, RecordReader};
use crate::dates;
use crate::mapping::{ContradictingDates, Target};

impl RecordReader<'_> {
    pub(super) fn dates(&self, fields: &Fields<'_>, kept: &mut Kept) -> (ImpreciseDate, ImpreciseDate) {
        let (mut starts, mut ends) = (date(fields, Target::Starts), date(fields, Target::Ends));
        let both = fields.text(Target::Dates);
        if let Some(text) = &both
            && starts.is_unknown()
            && ends.is_unknown()
        {
            (starts, ends) =
                dates::read_range(text).unwrap_or_else(|| (dates::read(text), ImpreciseDate::unknown()));
        } else if let Some(words) = starts.as_written().map(str::to_owned)
            && starts.earliest().is_none()
            && ends.is_unknown()
            && let Some(range) = dates::read_range(&words)
        {
            (starts, ends) = range;
        }
        if self.mapping.contradicting_dates == ContradictingDates::KeepWords && ends_first(&starts, &ends) {
            starts = ImpreciseDate::kept_as_written(starts.to_string());
            ends = ImpreciseDate::kept_as_written(ends.to_string());
        }
        keep(&starts, Target::Starts, kept);
        keep(&ends, Target::Ends, kept);
        (starts, ends)
    }
}

/// The date of a field, with its words in the list of what was kept where they say more.
pub(super) fn kept_date(fields: &Fields<'_>, target: Target, kept: &mut Kept) -> ImpreciseDate {
    let date = date(fields, target);
    keep(&date, target, kept);
    date
}

fn date(fields: &Fields<'_>, target: Target) -> ImpreciseDate {
    fields.text(target).map_or_else(ImpreciseDate::unknown, |text| dates::read(&text))
}

fn keep(date: &ImpreciseDate, target: Target, kept: &mut Kept) {
    if let Some(words) = date.as_written() {
        kept.push((target.key(), words.to_owned()));
    }
}

fn ends_first(starts: &ImpreciseDate, ends: &ImpreciseDate) -> bool {
    matches!((starts.earliest(), ends.latest()), (Some(starts), Some(ends)) if ends < starts)
}
