//! Which of the numbered panels is drawn: by a number read out in public, or by a seed that was committed to beforehand.

use super::list::hex;
use crate::{Seed, dice};

/// The panel that a public number stands for: from 1 to `panels` the panel of that number; otherwise the remainder on dividing by
/// `panels`, nought being the last panel. Three balls from 000 to 999 draw one of 1,000 panels, 000 being panel 1,000.
/// `None` without panels.
pub fn pick_by_number(number: u64, panels: u32) -> Option<u32> {
    let remainder = number.checked_rem(u64::from(panels))?;
    if remainder == 0 { Some(panels) } else { u32::try_from(remainder).ok() }
}

/// The panel that a seed draws from the list with this hash, from 1 to `panels`, each as likely. `None` without panels.
///
/// The hash goes in so that a seed, once committed to, cannot be told to fit a list that is made later.
pub fn pick_by_seed(seed: &Seed, list_hash: &str, panels: u32) -> Option<u32> {
    if panels == 0 {
        return None;
    }
    let mut rng = seed.rng(&format!("draw from {list_hash}"));
    u32::try_from(dice::below(&mut rng, u64::from(panels))).ok().map(|number| number + 1)
}

/// What is published before the draw to show later that the seed was fixed: the SHA-256 of the word `commitment`, a colon, a space and
/// the seed's text, in small hexadecimal digits. It is not the SHA-256 of the text alone, which is what all chance is made from and
/// would let anybody foresee the draw.
///
/// A seed that can be guessed, such as a date, can be found from its commitment: throw at least thirty dice.
pub fn commitment(seed_text: &str) -> String {
    hex(format!("commitment: {seed_text}").as_bytes())
}

#[cfg(test)]
mod tests {
    use super::{commitment, pick_by_number, pick_by_seed};
    use crate::Seed;

    #[test]
    fn a_public_number_is_the_panel_or_its_remainder() {
        let picked = [1, 999, 1000, 0, 1001, 123_456].map(|number| pick_by_number(number, 1000));
        assert_eq!(picked.map(Option::unwrap), [1, 999, 1000, 1000, 1, 456]);
        assert_eq!(pick_by_number(5, 0), None);
    }

    #[test]
    fn a_seed_picks_every_panel_about_as_often_and_another_list_gives_another_panel() {
        let mut times = [0_u32; 4];
        for seed in 0..4000 {
            let seed = Seed::of_text(&seed.to_string());
            times[usize::try_from(pick_by_seed(&seed, "a list", 4).unwrap() - 1).unwrap()] += 1;
        }
        // Five standard deviations of 4000 draws at 1 in 4 are 137.
        assert!(times.iter().all(|times| times.abs_diff(1000) < 137), "{times:?}");
        let seed = Seed::of_text("seven");
        assert_ne!(pick_by_seed(&seed, "a list", 1_000_000), pick_by_seed(&seed, "another", 1_000_000));
    }

    #[test]
    fn a_commitment_does_not_give_the_seed_away() {
        // What `printf 'commitment: seven' | sha256sum` says.
        let published = "8490b9a7ed365abbafe52d5bc6dc4c124e60d8a07b6c8bc676372ec58ec43f76";
        assert_eq!(commitment("seven"), published);
        assert_ne!(commitment("seven"), crate::list_hash("seven"));
    }
}
