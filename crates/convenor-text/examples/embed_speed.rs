//! How fast texts become vectors: `cargo run --release -p convenor-text --example embed_speed [TEXTS]`.
//!
//! Texts of thirty words, drawn from a made-up vocabulary of the model's own words and of words that it has to cut.
#![expect(clippy::print_stdout, reason = "the figures are what the program is for")]

use std::error::Error;
use std::time::Instant;

use convenor_text::{Embedder, meaning};
use rand::seq::IndexedRandom;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

const WORDS: usize = 30;
const KNOWN: &str = "the ward staff were kind but we waited four hours for a doctor and nobody told my mother why \
    when she asked about her medicine at night carers need breaks parking costs too much people said it was hard to \
    hear their name called in the waiting room";
const CUT: [&str; 6] = ["endometriosis", "co-produced", "Harrowmere's", "carers’", "paediatrician", "café"];

fn main() -> Result<(), Box<dyn Error>> {
    let count: usize = std::env::args().nth(1).map_or(Ok(100_000), |count| count.parse())?;
    let model = meaning::shipped()?;
    let mut random = ChaCha8Rng::seed_from_u64(1);
    let texts: Vec<String> = (0..count).map(|_| text(&mut random)).collect();
    let started = Instant::now();
    let pieces: usize = texts.iter().map(|text| model.rows(text).len()).sum();
    let cut = started.elapsed().as_secs_f64();
    let started = Instant::now();
    let known = texts.iter().filter(|text| !model.embed(text).is_nothing()).count();
    let took = started.elapsed().as_secs_f64();
    println!("{count} texts of {WORDS} words, {pieces} pieces, {known} with a vector");
    println!(
        "cut into pieces in {cut:.2} s, embedded in {took:.2} s: {:.0} texts a second",
        rate(count, took)
    );
    Ok(())
}

#[expect(clippy::cast_precision_loss, reason = "a count for people to read")]
fn rate(count: usize, seconds: f64) -> f64 {
    count as f64 / seconds
}

fn text(random: &mut ChaCha8Rng) -> String {
    let known: Vec<&str> = KNOWN.split_whitespace().collect();
    let word = |random: &mut ChaCha8Rng| {
        let from: &[&str] = if random.random_bool(0.1) { &CUT } else { &known };
        from.choose(random).copied().unwrap_or_default()
    };
    (0..WORDS).map(|_| word(random)).collect::<Vec<_>>().join(" ") + "."
}
