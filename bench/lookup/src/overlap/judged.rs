//! Pairs with the answer beside them, and precision and recall of a threshold over them.

/// Which half a title belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Half {
    /// On which thresholds are chosen.
    Chosen,
    /// On which they are judged.
    Judged,
}

/// One pair.
#[derive(Debug, Clone, Copy)]
pub(super) struct Judged {
    pub(super) half: Half,
    /// Whether the two are known to be one piece of work.
    pub(super) alike: bool,
    pub(super) share_pct: u8,
    pub(super) closeness_pct: u8,
    /// The look-up's score.
    pub(super) score_pct: u8,
}

impl Judged {
    /// A pair of which nothing is known yet but the answer.
    pub(super) fn of(half: Half, alike: bool) -> Self {
        Self { half, alike, share_pct: 0, closeness_pct: 0, score_pct: 0 }
    }
}

/// Many pairs, and how many there were to find.
#[derive(Debug, Default)]
pub(super) struct Judgements {
    pairs: Vec<Judged>,
    wanted: [u32; 2],
}

impl Judgements {
    /// One more question, and whether there is an answer to it.
    pub(super) fn ask(&mut self, half: Half, there: bool) {
        let [chosen, judged] = &mut self.wanted;
        *(if half == Half::Chosen { chosen } else { judged }) += u32::from(there);
    }

    pub(super) fn add(&mut self, pair: Judged) {
        self.pairs.push(pair);
    }

    /// Precision and recall on the half on which thresholds are chosen.
    pub(super) fn print(&self, thresholds: impl Iterator<Item = u8>, value: impl Fn(&Judged) -> u8) {
        println!("  from   precision   recall   F1   (to choose on)");
        for threshold in thresholds {
            let [precision, recall] = self.measure(Half::Chosen, threshold, &value);
            let f1 = 2.0 * precision * recall / (precision + recall).max(f64::MIN_POSITIVE);
            println!("  {threshold:>4}   {precision:>9.3}   {recall:>6.3}   {f1:.3}");
        }
    }

    /// Precision and recall of the thresholds in force, on the other half.
    pub(super) fn print_judged(&self, thresholds: &[u8], value: impl Fn(&Judged) -> u8) {
        for threshold in thresholds {
            let [precision, recall] = self.measure(Half::Judged, *threshold, &value);
            let [_, wanted] = self.wanted;
            println!(
                "In force from {threshold}: precision {precision:.3}, recall {recall:.3} of {wanted}, on the other half"
            );
        }
    }

    fn measure(&self, half: Half, threshold: u8, value: impl Fn(&Judged) -> u8) -> [f64; 2] {
        let said = || self.pairs.iter().filter(|one| one.half == half && value(one) >= threshold);
        let [chosen, judged] = self.wanted;
        let wanted = if half == Half::Chosen { chosen } else { judged };
        let right = count(said().filter(|one| one.alike));
        [right / count(said()).max(1.0), right / f64::from(wanted.max(1))]
    }
}

fn count<'a>(pairs: impl Iterator<Item = &'a Judged>) -> f64 {
    f64::from(u32::try_from(pairs.count()).unwrap_or(u32::MAX))
}

/// The half of a title: the last bit of its FNV-1a hash, the same on every machine.
pub(super) fn half_of(title: &str) -> Half {
    let title = title.trim().to_lowercase();
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    let hash = title.bytes().fold(0xcbf2_9ce4_8422_2325, step);
    // The last bytes do not reach the upper bits by themselves: mixed once more (MurmurHash3's finaliser).
    let mixed = (hash ^ (hash >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    if mixed >> 63 == 0 { Half::Chosen } else { Half::Judged }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn precision_and_recall_are_of_the_half_and_the_threshold() {
        let mut judgements = Judgements::default();
        judgements.ask(Half::Judged, true);
        judgements.ask(Half::Judged, true);
        judgements.ask(Half::Chosen, true);
        for (alike, share_pct) in [(true, 80), (false, 70), (true, 10)] {
            judgements.add(Judged { share_pct, ..Judged::of(Half::Judged, alike) });
        }
        let [precision, recall] = judgements.measure(Half::Judged, 50, |one| one.share_pct);
        assert!((precision - 0.5).abs() < 1e-9 && (recall - 0.5).abs() < 1e-9);
        let [_, none] = judgements.measure(Half::Chosen, 50, |one| one.share_pct);
        assert!(none.abs() < 1e-9);
    }

    #[test]
    fn a_title_belongs_to_one_half_however_it_is_written() {
        assert_eq!(half_of(" Town Meeting"), half_of("town meeting"));
        let titles: Vec<_> = (0..100).map(|number| half_of(&format!("Meeting {number}"))).collect();
        let chosen = titles.iter().filter(|half| **half == Half::Chosen).count();
        assert!((25..75).contains(&chosen), "{chosen}");
    }
}
