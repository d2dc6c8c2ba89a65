//! How words and meaning make one score.
//!
//! Words count by how sure they are. A name or a title stands in one record as a whole, and its words are rare enough
//! together to tell that record from all others: words decide. Of a remark no record holds more than some words, and the
//! name of a theme tells nothing apart: meaning decides. Both count squared, so that what is hardly alike does not move
//! what the other found.

/// What meaning the same is worth, beside the worth of words. Chosen, like the form of the score, on titles and texts
/// of exercises, consultations, manuals and books, on what exercises were tagged with, and on remarks sorted by machine
/// into topics: none of the sets that the look-up is measured on.
const MEANING_WORTH: f64 = 10.0;
/// Words are sure when they tell this many times what singles out one record: rare words come together by chance, too.
const TELLING_SURE: f64 = 2.0;
/// What words count where the very text is there: what they look for is found, and others on about the same use other
/// words.
const SHARE_BESIDE_ITSELF: f64 = 0.35;

/// Whether a record says the question word for word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Itself {
    Found,
    NotThere,
}

/// What words have to say about a question.
#[derive(Debug, Clone, Copy)]
pub(super) struct Words {
    /// What the best record by words is worth.
    pub(super) best: f64,
    /// What a record would be worth that held every word as often as can be.
    pub(super) attainable: f64,
    /// What the words tell that the best record holds; 1 singles out one record of all in sight.
    pub(super) telling: f64,
    pub(super) itself: Itself,
}

/// Scores records, from 0 to 1.
pub(super) struct Score {
    /// How sure words are, from 0 to 1.
    certainty: f64,
    /// What the best record by words is worth.
    best: f64,
    /// What a record would score that held all words and meant the same.
    attainable: f64,
}

impl Score {
    /// Nothing is known by words where there are none.
    pub(super) fn by(words: Option<Words>) -> Self {
        let Some(Words { best, attainable, telling, itself }) = words else {
            return Self { certainty: 0.0, best: 1.0, attainable: MEANING_WORTH };
        };
        let fits = (best / attainable.max(f64::MIN_POSITIVE)).min(1.0);
        let alone = match itself {
            Itself::Found => SHARE_BESIDE_ITSELF,
            Itself::NotThere => 1.0,
        };
        let certainty = fits * (telling / TELLING_SURE).min(1.0) * alone;
        Self { certainty, best, attainable: certainty * attainable + MEANING_WORTH }
    }

    /// How unsure words are, from 0 to 1.
    pub(super) fn doubt(&self) -> f64 {
        1.0 - self.certainty
    }

    /// The score of a record whose words are worth so much and whose meaning comes so close.
    pub(super) fn of(&self, worth: f64, closeness: Option<f64>) -> f64 {
        let words = self.certainty * worth.powi(2) / self.best.max(f64::MIN_POSITIVE);
        let meaning = MEANING_WORTH * closeness.unwrap_or_default().max(0.0).powi(2);
        ((words + meaning) / self.attainable).min(1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The worked example of `docs/method/find.md`.
    #[test]
    fn words_count_by_how_sure_they_are() {
        let words = Words { best: 13.2, attainable: 17.6, telling: 1.5, itself: Itself::NotThere };
        let score = Score::by(Some(words));
        let rounded = |score: f64| format!("{score:.2}");
        assert_eq!(rounded(1.0 - score.doubt()), "0.56");
        assert_eq!(rounded(score.of(13.2, Some(0.5))), "0.50");
        assert_eq!(rounded(score.of(9.0, Some(0.4))), "0.25");
        assert_eq!(rounded(score.of(0.0, Some(0.7))), "0.25");
        assert_eq!(rounded(score.of(0.0, Some(-0.2))), "0.00");
        let theme = Score::by(Some(Words { telling: 0.5, ..words }));
        assert_eq!(rounded(theme.of(13.2, Some(0.5))), "0.37");
        assert_eq!(rounded(theme.of(0.0, Some(0.7))), "0.37");
    }

    #[test]
    fn words_that_find_the_text_itself_say_less_about_others() {
        let words = Words { best: 13.2, attainable: 17.6, telling: 9.0, itself: Itself::NotThere };
        let beside = Words { itself: Itself::Found, ..words };
        let certainty = |words| 1.0 - Score::by(Some(words)).doubt();
        assert!((certainty(beside) - certainty(words) * SHARE_BESIDE_ITSELF).abs() < 1e-9);
    }

    #[test]
    fn the_text_itself_scores_no_more_than_all_there_is() {
        let words = Words { best: 5.0, attainable: 60.0, telling: 4.0, itself: Itself::Found };
        assert!((Score::by(Some(words)).of(50.0, Some(1.0)) - 1.0).abs() < 1e-9);
        assert!(Score::by(None).of(0.0, None).abs() < 1e-9);
    }
}
