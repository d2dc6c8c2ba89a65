//! The peers: PostgreSQL's full text search and `bm25s`, each a Python program that gets the same corpus and questions.

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, ensure};

use super::corpus::Corpus;
use super::questions::Asked;
use super::timing::Line;

const PEERS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/peers");
const PROGRAMS: [&str; 2] = ["bm25s_peer.py", "postgres_peer.py"];

/// Writes the corpus and the questions as lines: number, then words, with tabs between.
pub(super) fn write(corpus: &Corpus, asked: &[Asked], folder: &Path) -> anyhow::Result<()> {
    let texts = folder.join("corpus.tsv");
    if !texts.exists() {
        let mut file = BufWriter::new(File::create(folder.join("corpus.part"))?);
        for number in 0..corpus.records {
            let texts = corpus.texts(number);
            writeln!(file, "{number}\t{}\t{}\t{}", texts.title, texts.summary, texts.text)?;
        }
        file.flush()?;
        fs::rename(folder.join("corpus.part"), &texts)?;
    }
    let mut file = BufWriter::new(File::create(folder.join("questions.tsv"))?);
    for asked in asked {
        let sought = asked.sought.map(|number| number.to_string()).unwrap_or_default();
        writeln!(file, "{sought}\t{}", asked.words)?;
    }
    Ok(file.flush()?)
}

/// Runs every peer and reads what it measured.
pub(super) fn measure(folder: &Path) -> anyhow::Result<Vec<Line>> {
    let python = python(folder)?;
    let mut lines = Vec::new();
    for program in PROGRAMS {
        let done = Command::new(&python)
            .arg(Path::new(PEERS).join(program))
            .arg(folder)
            .stderr(Stdio::inherit())
            .output()
            .with_context(|| format!("{program} cannot be run"))?;
        ensure!(done.status.success(), "{program} failed");
        for line in String::from_utf8_lossy(&done.stdout).lines() {
            lines.push(serde_json::from_str(line).with_context(|| format!("{program} said: {line}"))?);
        }
    }
    Ok(lines)
}

/// A Python with what the peers need, made beside the indexes at first use.
fn python(folder: &Path) -> anyhow::Result<std::path::PathBuf> {
    let home = folder.parent().unwrap_or(folder).join("python");
    let python = home.join("bin/python");
    if !home.join("ready").exists() {
        run(Command::new("python3").args(["-m", "venv"]).arg(&home))?;
        let needed = Path::new(PEERS).join("requirements.txt");
        run(Command::new(&python).args(["-m", "pip", "install", "--quiet", "--requirement"]).arg(needed))?;
        File::create(home.join("ready"))?;
    }
    Ok(python)
}

fn run(command: &mut Command) -> anyhow::Result<()> {
    let status = command.stdout(Stdio::null()).status().context("python3 cannot be run")?;
    ensure!(status.success(), "{command:?} failed");
    Ok(())
}
