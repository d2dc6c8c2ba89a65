//! Who sits on boards and panels, as a list that somebody would bring in: mostly different people, and a few who sit everywhere.

use std::fmt::Write;

use chrono::{Days, NaiveDate};

use crate::DemoError;
use crate::dice::Dice;
use crate::organisations::Member;

/// Bodies of each organisation: what is put behind its name, kind, seats for the public and for VCSE organisations.
const BODIES: [(&str, &str, u32, u32); 3] = [
    ("board", "board", 6, 3),
    ("readers’ panel", "panel", 14, 2),
    ("reference group", "reference group", 9, 4),
];
/// People who sit for themselves, those of them who are always asked first, and of how many seats in a hundred these are thought.
const PUBLIC: [u32; 3] = [300, 16, 24];
/// The same of people who sit for VCSE organisations.
const VCSE: [u32; 3] = [60, 12, 55];
/// The same of people who sit there as part of their work.
const STAFF: [u32; 3] = [60, 0, 0];
/// Days over which seats began.
const BEGAN_DAYS: u32 = 700;

/// The list.
pub(crate) fn list(members: &[Member], today: NaiveDate, dice: &mut Dice) -> Result<String, DemoError> {
    let mut csv = "body,organisation,kind,person reference,capacity,from,until\n".to_owned();
    for member in members {
        let name = &member.organisation.name;
        for (body, kind, public, vcse) in BODIES {
            for (capacity, seats, people) in
                [("public", public, PUBLIC), ("vcse", vcse, VCSE), ("staff", 2, STAFF)]
            {
                for person in different(seats, people, dice) {
                    let from = today.checked_sub_days(Days::new(dice.between(20, BEGAN_DAYS).into()));
                    let from = from.ok_or(DemoError::Day { today })?;
                    // Writing to a string cannot fail.
                    let _ = writeln!(
                        csv,
                        "{name} {body},{name},{kind},{capacity}-{person}@example.org,{capacity},{from},"
                    );
                }
            }
        }
    }
    Ok(csv)
}

/// So many different people, those first who are always asked first.
fn different(seats: u32, [all, first, chance]: [u32; 3], dice: &mut Dice) -> Vec<u32> {
    let mut people = Vec::new();
    while people.len() < usize::try_from(seats.min(all)).unwrap_or_default() {
        let asked_first = dice.chance(chance);
        let person = if asked_first { dice.between(1, first) } else { dice.between(first + 1, all) };
        if !people.contains(&person) {
            people.push(person);
        }
    }
    people
}
