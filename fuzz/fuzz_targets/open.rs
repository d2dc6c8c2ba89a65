//! Any bytes as a file of any kind: opened, and every row read.
#![no_main]

use std::io::Write;

use convenor_import::{Limits, open};
use libfuzzer_sys::fuzz_target;

const ENDINGS: [&str; 8] = ["csv", "tsv", "xlsx", "ods", "json", "jsonl", "csv.gz", "txt"];

fuzz_target!(|input: (u8, &[u8])| {
    let (kind, bytes) = input;
    let name = format!("file.{}", ENDINGS[usize::from(kind) % ENDINGS.len()]);
    let mut file = tempfile::NamedTempFile::new().expect("a temporary file can be made");
    file.write_all(bytes).expect("it can be written");
    let Ok(source) = open(&name, file.path(), &Limits::default()) else { return };
    for sheet in [None].into_iter().chain(source.sheets().iter().map(|sheet| Some(sheet.as_str()))) {
        if let Ok(table) = source.table(sheet) {
            table.take(10_000).for_each(drop);
        }
        if let Ok(grid) = source.grid(sheet) {
            grid.take(10_000).for_each(drop);
        }
    }
});
