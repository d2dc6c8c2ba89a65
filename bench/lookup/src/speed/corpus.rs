//! Made-up records out of real sentences: any of them can be made again from its number.

use std::path::Path;

use anyhow::Context;
use chrono::{Days, NaiveDate};
use convenor_domain::{
    Access, AreaCode, InsightId, OrganisationId, Outcome, Stage, SystemId, Visibility, Vocabularies,
};
use convenor_text::IndexedRecord;
use rand::seq::IndexedRandom;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use uuid::Uuid;

use super::sentences;

/// Words of a title, a summary and a text, as near as sentences come.
const TITLE_WORDS: usize = 8;
const SUMMARY_WORDS: usize = 40;
const TEXT_WORDS: usize = 120;
/// Not every record has an account.
const TEXT_SHARE: f64 = 0.5;

/// The records and what they are made of.
pub(super) struct Corpus {
    pub(super) records: u32,
    sentences: Vec<String>,
    topics: Vec<String>,
    groups: Vec<String>,
    first_day: NaiveDate,
}

/// The words of a record.
pub(super) struct Texts {
    pub(super) title: String,
    pub(super) summary: String,
    pub(super) text: String,
}

impl Corpus {
    pub(super) fn new(data: &Path, records: u32) -> anyhow::Result<Self> {
        let vocabularies = Vocabularies::shipped()?;
        let keys = |vocabulary: &convenor_domain::Vocabulary| {
            vocabulary.terms.iter().map(|term| term.key.clone()).collect::<Vec<_>>()
        };
        Ok(Self {
            records,
            sentences: sentences::read(data)?,
            topics: keys(&vocabularies.topics),
            groups: keys(&vocabularies.groups),
            first_day: NaiveDate::from_ymd_opt(2019, 1, 1).context("no such day")?,
        })
    }

    /// The words of a record, the same each time.
    pub(super) fn texts(&self, number: u32) -> Texts {
        let mut random = self.random(number);
        let title = self.some(&mut random, TITLE_WORDS);
        let words: Vec<&str> = title.split(' ').take(TITLE_WORDS).collect();
        let summary = self.some(&mut random, SUMMARY_WORDS);
        let has_text = random.random_bool(TEXT_SHARE);
        let text = if has_text { self.some(&mut random, TEXT_WORDS) } else { String::new() };
        Texts { title: words.join(" "), summary, text }
    }

    /// A record as the index knows it.
    pub(super) fn record(&self, number: u32) -> IndexedRecord {
        let Texts { title, summary, text } = self.texts(number);
        let mut random = self.random(!number);
        let id = InsightId(Uuid::from_u128(u128::from(number)));
        let mut pick = |prefix: &str, count: u32| format!("{prefix}{}", random.random_range(0..count));
        let areas = vec![AreaCode(pick("X", 300)), AreaCode(pick("Y", 42))];
        let (methods, source_type) = (vec![pick("method-", 30)], Some(pick("source-", 12)));
        let day = self.first_day + Days::new(random.random_range(0..2_700));
        let some = |random: &mut ChaCha8Rng, keys: &[String]| keys.sample(random, 2).cloned().collect();
        let visibility = Visibility::ALL.choose(&mut random).copied().unwrap_or_default();
        IndexedRecord {
            id: id.into(),
            reference: id.reference(),
            access: Access {
                system: system(random.random_range(1..=3)),
                organisations: vec![OrganisationId(Uuid::from_u128(random.random_range(0..40)))],
                visibility,
                stage: Stage::Live,
            },
            title,
            summary,
            names: String::new(),
            text,
            topics: some(&mut random, &self.topics),
            groups: some(&mut random, &self.groups),
            areas,
            methods,
            levels: Vec::new(),
            source_type,
            status: Some("published"),
            engagement_kind: None,
            first_day: Some(day),
            last_day: Some(day),
            outcome: Outcome::ALL.choose(&mut random).copied().unwrap_or(Outcome::NotRecorded),
            gaps: Vec::new(),
        }
    }

    /// Sentences until there are this many words.
    fn some(&self, random: &mut ChaCha8Rng, words: usize) -> String {
        let mut text = String::new();
        let mut count = 0;
        while count < words {
            let Some(sentence) = self.sentences.choose(random) else { break };
            if !text.is_empty() {
                text.push_str(". ");
            }
            text.push_str(sentence);
            count += sentence.split(' ').count();
        }
        text
    }

    /// A generator for one record.
    #[expect(clippy::unused_self, reason = "the seed belongs to the corpus")]
    fn random(&self, number: u32) -> ChaCha8Rng {
        ChaCha8Rng::seed_from_u64(u64::from(number))
    }
}

/// One of the systems.
pub(super) fn system(number: u128) -> SystemId {
    SystemId(Uuid::from_u128(number))
}
