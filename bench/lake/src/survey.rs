//! A made-up export of a survey, as tools write them: 30 columns with names, e-mail addresses, postcodes and comments.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

use anyhow::Result;
use rand::{Rng, RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

const HEADINGS: &str = "Response ID,Submitted at,Full name,Email,Postcode,How old are you?,What is your sex?,What is your ethnic group?,\
Do you have a long-term condition?,Did you get an appointment?,How did you book it?,Was it on the day that you wanted?,Who did you see?,\
Was it the place that you wanted?,Did you need help to get there?,Did staff introduce themselves?,Were you asked what matters to you?,\
Was anything explained twice?,Did you know whom to ring afterwards?,Were you told what happens next?,Would you use it again?,\
How satisfied are you with the wait?,How satisfied are you with the staff?,How satisfied are you with the place?,\
How did you travel? (choose all that apply),What would help? (choose all that apply),How many minutes did you wait?,\
How many visits did you make this year?,What went well?,What should change?";
const AGES: [&str; 8] = ["Under 16", "16-24", "25-34", "35-44", "45-54", "55-64", "65-74", "75+"];
const SEXES: [&str; 3] = ["Female", "Male", "Prefer not to say"];
const GROUPS: [&str; 6] =
    ["White British", "Indian", "Pakistani", "Black African", "Black Caribbean", "Any other"];
const ANSWERS: [&str; 4] = ["Yes", "No", "Partly", "Not sure"];
const SATISFIED: [&str; 5] = [
    "Very satisfied",
    "Satisfied",
    "Neither satisfied nor dissatisfied",
    "Dissatisfied",
    "Very dissatisfied",
];
const SEVERAL: [&str; 6] = ["Bus", "Train", "Car", "Walking", "Bicycle", "Somebody drove me"];
const FIRST: [&str; 6] = ["Ann", "Bashir", "Chidi", "Dora", "Ewan", "Farah"];
const LAST: [&str; 6] = ["Ashdown", "Begum", "Carver", "Dunmore", "Eze", "Fairlie"];
const SENTENCES: [&str; 10] = [
    "The wait was long and nobody told us why.",
    "Staff were kind and took their time with my mother.",
    "Nurse Okoye explained everything twice.",
    "I could not get through on the telephone before nine in the morning.",
    "Ring me on 07700 900123 if you want to know more.",
    "The lift was broken again, so I came up three floors with a pram.",
    "Signs in the car park are too small to read at night.",
    "An evening clinic would help people who work shifts.",
    "Please write to ann.ashdown@example.org about it.",
    "Thank you to Dr Carver and the whole team on ward 4.",
];

/// Writes an export of so many responses.
pub(crate) fn write(path: &Path, responses: u64) -> Result<()> {
    let mut random = ChaCha8Rng::seed_from_u64(20_261_122);
    let mut out = BufWriter::with_capacity(1 << 20, File::create(path)?);
    writeln!(out, "{HEADINGS}")?;
    for number in 0..responses {
        person(&mut out, number, &mut random)?;
        answers(&mut out, &mut random)?;
    }
    out.flush()?;
    Ok(())
}

fn person(out: &mut impl Write, number: u64, random: &mut impl Rng) -> Result<()> {
    let (first, last) = (pick(&FIRST, random), pick(&LAST, random));
    let (month, day) = (random.random_range(1..=12), random.random_range(1..=28));
    let (area, unit) = (random.random_range(1..=20), random.random_range(1..=9));
    write!(
        out,
        "R_{number:09},2026-{month:02}-{day:02} 10:15:00,{first} {last},{first}.{last}{number}@example.org,ZZ{area} {unit}AB,{},{},{},{}",
        pick(&AGES, random),
        pick(&SEXES, random),
        pick(&GROUPS, random),
        pick(&ANSWERS, random)
    )?;
    Ok(())
}

fn answers(out: &mut impl Write, random: &mut impl Rng) -> Result<()> {
    for _ in 0..12 {
        write!(out, ",{}", pick(&ANSWERS, random))?;
    }
    for _ in 0..3 {
        write!(out, ",{}", pick(&SATISFIED, random))?;
    }
    for _ in 0..2 {
        let chosen: Vec<&str> = SEVERAL.iter().copied().filter(|_| random.random_ratio(3, 10)).collect();
        write!(out, ",{}", chosen.join(";"))?;
    }
    write!(out, ",{},{}", random.random_range(0..240), random.random_range(0..12))?;
    for _ in 0..2 {
        let sentences = if random.random_ratio(4, 10) { random.random_range(1..4) } else { 0 };
        let text: Vec<&str> = (0..sentences).map(|_| pick(&SENTENCES, random)).collect();
        write!(out, ",\"{}\"", text.join(" "))?;
    }
    writeln!(out)?;
    Ok(())
}

/// One of a few, or nothing in one case of twelve.
fn pick<'a>(from: &[&'a str], random: &mut impl Rng) -> &'a str {
    if random.random_ratio(1, 12) {
        return "";
    }
    from.get(random.random_range(0..from.len())).copied().unwrap_or_default()
}
