//! `convenor lottery`: what it draws, what it refuses, and what its results withstand. Everybody is made up.

mod check;
mod draw;
mod later;
mod real;
mod verify;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use crate::instance::{Ended, Instance};

pub(crate) const QUOTAS: &str = "category,feature,min,max\n\
    sex,f,2,4\nsex,m,2,4\n\
    age,young,2,3\nage,middle,1,3\nage,old,1,2\n";

/// Forty people with names and addresses; the last two share theirs, spelled a little differently.
pub(crate) fn pool() -> String {
    let mut text = "id,name,sex,age,street,postcode\n".to_owned();
    for number in 1..=40 {
        let sex = if number % 3 == 0 { "m" } else { "f" };
        let age = ["young", "middle", "old", "middle"][number % 4];
        let street = if number >= 39 { "7 Elm Row".to_owned() } else { format!("{number} High Street") };
        let street = if number == 40 { street.to_uppercase() } else { street };
        writeln!(text, "p{number},Person {number},{sex},{age},{street},AB1 2CD").unwrap();
    }
    text
}

/// A lottery in a folder of its own.
pub(crate) struct Lottery {
    pub(crate) instance: Instance,
    pool: PathBuf,
    quotas: PathBuf,
    pub(crate) out: PathBuf,
}

impl Lottery {
    pub(crate) fn new(pool: &str, quotas: &str) -> Self {
        let instance = Instance::new();
        let pool = instance.file("pool.csv", pool);
        let quotas = instance.file("quotas.csv", quotas);
        let out = pool.with_file_name("out");
        Self { instance, pool, quotas, out }
    }

    /// The made-up pool and its quotas.
    pub(crate) fn usual() -> Self {
        Self::new(&pool(), QUOTAS)
    }

    /// `lottery draw` of six seats from 60 panels by the seed 7, with further words.
    pub(crate) fn draw(&self, further: &[&str]) -> Ended {
        let out = self.out.display().to_string();
        let words = ["--out", &out, "--panels", "60", "--json"];
        let seed: &[&str] = if further.contains(&"--seed") { &[] } else { &["--seed", "7"] };
        self.run("draw", &[&words, seed, further].concat())
    }

    /// A command that takes the tables.
    pub(crate) fn run(&self, command: &str, further: &[&str]) -> Ended {
        let (pool, quotas) = (self.pool.display().to_string(), self.quotas.display().to_string());
        let size: &[&str] = if further.contains(&"--size") { &[] } else { &["--size", "6"] };
        let words = ["lottery", command, "--pool", &pool, "--quotas", &quotas];
        self.instance.run(&[&words, size, further].concat())
    }

    /// A command on the result.
    pub(crate) fn later(&self, command: &str, further: &[&str]) -> Ended {
        let out = self.out.display().to_string();
        self.instance.run(&[&["lottery", command, &out, "--json"][..], further].concat())
    }

    pub(crate) fn pool(&self) -> String {
        self.pool.display().to_string()
    }

    pub(crate) fn text(&self, name: &str) -> String {
        read(&self.out.join(name))
    }

    pub(crate) fn write(&self, name: &str, text: &str) {
        std::fs::write(self.out.join(name), text).unwrap();
    }

    /// Rows of a file of the result, without headings.
    pub(crate) fn rows(&self, name: &str) -> Vec<Vec<String>> {
        let text = self.text(name);
        text.lines().skip(1).map(|line| line.split(',').map(str::to_owned).collect()).collect()
    }
}

/// Lines as a text.
pub(crate) fn lines(lines: impl Iterator<Item = String>) -> String {
    lines.collect::<Vec<_>>().join("\n") + "\n"
}

pub(crate) fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
