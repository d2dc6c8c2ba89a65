//! What may be told of seats: shares of places held by people with several roles, after disclosure control. What is guarded is
//! the number of people, never that of chairs.

use convenor_statistics::{Count, Disclosed, Disclosure, ShownCount};

use super::roles::{CLASSES, Held, HeldSeat, held};
use super::{BodyKind, Capacity};
use crate::id::OrganisationId;

/// Seats of some bodies.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SeatRow {
    /// Places that are held.
    pub seats: u64,
    /// Different people who hold them.
    pub people: ShownCount,
    /// Share of the places held by people with exactly two roles, in whole hundredths; `None` where it is hidden.
    pub share_two: Option<f64>,
    /// Share of the places held by people with three roles or more, in whole hundredths; `None` where it is hidden.
    pub share_three: Option<f64>,
}

/// Seats held in one capacity.
#[derive(Debug, Clone, PartialEq)]
pub struct SeatPart {
    /// The capacity.
    pub capacity: Capacity,
    /// All of them.
    pub all: SeatRow,
    /// By kind of body: those that enough people sit on.
    pub kinds: Vec<(BodyKind, SeatRow)>,
    /// By organisation: those on whose bodies enough people sit; `None` for bodies of the system as a whole.
    pub organisations: Vec<(Option<OrganisationId>, SeatRow)>,
    /// Kinds and organisations that are left out, since few people sit there.
    pub left_out: usize,
}

/// What may be told of the seats of a system.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SeatVoices {
    /// By capacity: those in which enough people hold seats.
    pub parts: Vec<SeatPart>,
    /// Capacities that are recorded, but held by too few people to be told of.
    pub too_few: Vec<Capacity>,
}

impl SeatVoices {
    /// What may be told of the seats held on one day. Staff have roles by their work: they are not among them.
    pub fn tell(seats: &[HeldSeat], disclosure: &Disclosure) -> Self {
        let mut voices = Self::default();
        for capacity in Capacity::ALL.iter().copied().filter(|capacity| capacity.is_voice()) {
            let all = held(seats, capacity, |_| ());
            let Some(all) = all.get(&()) else { continue };
            match part(seats, capacity, all, disclosure) {
                Some(part) => voices.parts.push(part),
                None => voices.too_few.push(capacity),
            }
        }
        voices
    }
}

fn part(seats: &[HeldSeat], capacity: Capacity, all: &Held, disclosure: &Disclosure) -> Option<SeatPart> {
    let people = all.people();
    let shown = disclosure.counts(&people);
    let open: Vec<bool> = shown.get().iter().map(|count| *count != ShownCount::Hidden).collect();
    let all = row(all, &open, disclosure)?;
    let (kinds, kinds_left) = rows(held(seats, capacity, |seat| seat.kind), &open, disclosure);
    let (organisations, others_left) =
        rows(held(seats, capacity, |seat| seat.organisation), &open, disclosure);
    Some(SeatPart { capacity, all, kinds, organisations, left_out: kinds_left + others_left })
}

/// The rows of which enough people are, and how many are left out. `open` are the numbers of roles that are told of all rows
/// together: what is hidden there is hidden in every row, or their sum would tell it.
fn rows<K>(
    held: std::collections::BTreeMap<K, Held>,
    open: &[bool],
    disclosure: &Disclosure,
) -> (Vec<(K, SeatRow)>, usize) {
    let cells: Vec<Vec<Count>> = held.values().map(Held::people).collect();
    let table = disclosure.table(&cells);
    let all = held.len();
    let told: Vec<(K, SeatRow)> = held
        .into_iter()
        .zip(&table.get().cells)
        .filter_map(|((key, held), cells)| {
            let open: Vec<bool> =
                cells.iter().zip(open).map(|(cell, open)| *open && *cell != ShownCount::Hidden).collect();
            Some((key, row(&held, &open, disclosure)?))
        })
        .collect();
    let left = all - told.len();
    (told, left)
}

/// A row, if enough people hold its seats.
fn row(held: &Held, open: &[bool], disclosure: &Disclosure) -> Option<SeatRow> {
    let people = held.people();
    let everybody: Count = people.iter().copied().sum();
    let shown = *disclosure.total(everybody).get();
    let seats = (*disclosure.if_enough(everybody.people, held.all_seats()).get())?;
    shown.people()?;
    let share = |class: usize| {
        let told: Disclosed<Option<f64>> =
            disclosure.if_enough(everybody.people, hundredths(*held.seats.get(class)?, seats));
        (*told.get()).filter(|_| open.get(class).copied().unwrap_or(false))
    };
    Some(SeatRow { seats, people: shown, share_two: share(CLASSES - 2), share_three: share(CLASSES - 1) })
}

#[expect(clippy::cast_precision_loss, reason = "no system has so many seats")]
fn hundredths(some: u64, all: u64) -> f64 {
    (some as f64 / all.max(1) as f64 * 100.0).round() / 100.0
}

#[cfg(test)]
mod tests {
    use convenor_statistics::{Method, Rule};
    use uuid::Uuid;

    use super::*;
    use crate::id::SeatBodyId;
    use crate::seat::SeatPerson;

    fn disclosure() -> Disclosure {
        let rule = Rule {
            name: "suppress-under-8".to_owned(),
            method: Method::Suppress,
            hidden_from: 1,
            hidden_to: 7,
            rounded_to: None,
        };
        Disclosure::new(rule, None).unwrap()
    }

    fn seat(body: u128, person: i64, capacity: Capacity) -> HeldSeat {
        let kind = if body < 10 { BodyKind::Board } else { BodyKind::Panel };
        let body = SeatBodyId(Uuid::from_u128(body));
        HeldSeat { body, kind, organisation: None, person: SeatPerson(person), capacity }
    }

    /// The worked example of `docs/method/load.md`: ten people with a seat on three boards each, twenty with one on a panel.
    fn worked_example() -> Vec<HeldSeat> {
        let often = (1..=10).flat_map(|person| (1..=3).map(move |body| seat(body, person, Capacity::Public)));
        let once = (11..=30).map(|person| seat(10, person, Capacity::Public));
        often.chain(once).collect()
    }

    #[test]
    fn the_share_is_of_places_and_not_of_people() {
        let told = SeatVoices::tell(&worked_example(), &disclosure());
        let [part] = told.parts.as_slice() else { panic!("{told:?}") };
        assert_eq!((part.all.seats, part.all.people.people()), (50, Some(30)));
        assert_eq!((part.all.share_two, part.all.share_three), (Some(0.0), Some(0.6)));
        let shares: Vec<_> = part.kinds.iter().map(|(kind, row)| (kind.key(), row.share_three)).collect();
        assert_eq!(shares, [("board", Some(1.0)), ("panel", Some(0.0))]);
        assert_eq!(part.left_out, 0);
    }

    #[test]
    fn a_role_for_an_organisation_counts_as_a_role_but_its_seats_stand_apart() {
        let mut seats = worked_example();
        // Twenty who speak for organisations on two boards; ten of them are also on the panel for themselves.
        seats
            .extend((31..=50).flat_map(|person| (1..=2).map(move |body| seat(body, person, Capacity::Vcse))));
        seats.extend((31..=40).map(|person| seat(10, person, Capacity::Public)));
        seats.extend((51..=90).map(|person| seat(4, person, Capacity::Staff)));
        let told = SeatVoices::tell(&seats, &disclosure());
        let parts: Vec<_> =
            told.parts.iter().map(|part| (part.capacity, part.all.seats, part.all.share_three)).collect();
        assert_eq!(parts, [(Capacity::Public, 60, Some(0.67)), (Capacity::Vcse, 40, Some(0.5))]);
    }

    #[test]
    fn few_people_with_many_seats_are_hidden_and_so_is_what_would_tell_them() {
        // Four people on three boards each, among forty with one seat.
        let few = (1..=4).flat_map(|person| (1..=3).map(move |body| seat(body, person, Capacity::Public)));
        let seats: Vec<_> = few.chain((11..=50).map(|person| seat(10, person, Capacity::Public))).collect();
        let told = SeatVoices::tell(&seats, &disclosure());
        assert_eq!((told.parts[0].all.share_two, told.parts[0].all.share_three), (Some(0.0), None));
        assert_eq!(told.parts[0].left_out, 1, "four people sit on boards");
        assert!(told.parts[0].kinds.iter().all(|(_, row)| row.share_three != Some(1.0)), "{told:?}");
        let alone = SeatVoices::tell(&seats[..12], &disclosure());
        assert_eq!((alone.parts.len(), alone.too_few), (0, vec![Capacity::Public]));
        assert_eq!(SeatVoices::tell(&[], &disclosure()), SeatVoices::default());
    }
}
