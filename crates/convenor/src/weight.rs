//! `convenor weight`: weights for a chosen survey, so that it has the population's shares. Needs no instance: a
//! sample and targets go in, the same sample with a column more comes out.

mod answer;
mod column;
mod intake;
mod said;
mod warning;
mod written;

use std::fs::{self, File};
use std::io::{BufWriter, IntoInnerError, Write};
use std::path::{Path, PathBuf};

use anyhow::Context;
use convenor_import::{Sample, open_sample, read_targets};
use convenor_statistics::{RakingSettings, Trim, rake};

use self::answer::WeightAnswer;
use self::intake::Intake;
use crate::command_line::WeightOptions;
use crate::output::{self, WrongUse};

/// The column that is added.
const HEADING: &str = "weight";
/// Bytes written at a time.
const PORTION_BYTES: usize = 512 * 1024;

/// Weights a sample.
pub(crate) fn run(options: &WeightOptions) -> anyhow::Result<()> {
    let answer = weigh(options)?;
    if options.json {
        return output::say_json(&answer);
    }
    said::lines(&answer).iter().try_for_each(|line| output::say(line))
}

fn weigh(options: &WeightOptions) -> anyhow::Result<WeightAnswer> {
    let settings = settings(options);
    check_out(&options.out)?;
    let targets = read_targets(&name(&options.targets), &options.targets)?;
    let sample = open_sample(&name(&options.sample), &options.sample)?;
    let variables = column::of_targets(&sample, &targets)?;
    let intake = Intake::read(&sample, &variables, &targets)?;
    let shares = |target: &convenor_import::TargetVariable| {
        target.categories.iter().map(|(_, share)| *share).collect()
    };
    let shares: Vec<Vec<f64>> = targets.iter().map(shares).collect();
    let raked = rake(&intake.profiles, &shares, &settings)
        .map_err(|error| warning::refusal(&error, &targets, &intake))?;
    write(&sample, &intake, &raked.weights, &options.out)?;
    Ok(answer::of(&intake, &raked, &targets, &settings))
}

fn settings(options: &WeightOptions) -> RakingSettings {
    let trim = if options.no_trim { None } else { Some(options.trim.unwrap_or_default()) };
    RakingSettings { trim, collapse_under: options.collapse_under, ..RakingSettings::default() }
}

/// Reads `LOW,HIGH` as it is typed.
pub(crate) fn trim(text: &str) -> Result<Trim, String> {
    let bounds = text
        .split_once(',')
        .and_then(|(low, high)| Some((low.trim().parse().ok()?, high.trim().parse().ok()?)));
    bounds.and_then(|(low, high)| Trim::new(low, high)).ok_or_else(|| {
        "write the smallest and the largest weight around a mean of 1, such as 0.3,3".to_owned()
    })
}

fn check_out(out: &Path) -> anyhow::Result<()> {
    if out.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("gz")) {
        let message =
            "the weighted sample is written as plain CSV: choose a name for --out that does not end in .gz";
        return Err(WrongUse(message.to_owned()).into());
    }
    Ok(())
}

/// Writes the sample with its weights beside the file that is wanted, and puts it in place once it is whole.
fn write(sample: &Sample, intake: &Intake, weights: &[f64], out: &Path) -> anyhow::Result<()> {
    let part = part_of(out);
    let written = write_part(sample, intake, weights, &part).and_then(|()| {
        fs::rename(&part, out).with_context(|| format!("{} cannot be written", out.display()))
    });
    if written.is_err() {
        // What went wrong is said already; a part that cannot be removed changes nothing of it.
        let _ = fs::remove_file(&part);
    }
    written
}

fn write_part(sample: &Sample, intake: &Intake, weights: &[f64], part: &Path) -> anyhow::Result<()> {
    let context = || format!("{} cannot be written", part.display());
    let file = File::create(part).with_context(context)?;
    let mut out = BufWriter::with_capacity(PORTION_BYTES, file);
    sample.write_with(HEADING, intake.cells(weights), &mut out)?;
    out.flush().with_context(context)?;
    out.into_inner()
        .map_err(IntoInnerError::into_error)
        .and_then(|file| file.sync_all())
        .with_context(context)
}

fn part_of(out: &Path) -> PathBuf {
    let mut name = out.file_name().unwrap_or_default().to_owned();
    name.push(".part");
    out.with_file_name(name)
}

/// What a user calls a file.
fn name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}
