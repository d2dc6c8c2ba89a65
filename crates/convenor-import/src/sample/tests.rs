//! Samples as they come, read and written again.

use std::io::Write;

use super::*;

fn sample(name: &str, bytes: &[u8]) -> (tempfile::TempDir, Result<Sample, SampleError>) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    let sample = open_sample(name, &path);
    (folder, sample)
}

fn variable(column: usize, categories: &[&str]) -> SampleVariable {
    SampleVariable { column, categories: categories.iter().map(|one| (*one).to_owned()).collect() }
}

/// Each row's number with its answers, or how many cells it has.
fn rows(sample: &Sample, variables: &[SampleVariable]) -> Vec<(u64, Result<Vec<Answer>, usize>)> {
    let mut rows = Vec::new();
    let take = |row: SampleRow<'_>| {
        rows.push((
            row.number,
            match row.content {
                SampleContent::Answers(answers) => Ok(answers.to_vec()),
                SampleContent::Uneven { cells } => Err(cells),
            },
        ));
    };
    sample.read(variables, take).unwrap();
    rows
}

fn written(sample: &Sample, cells: &[Option<&[u8]>]) -> String {
    let mut out = Vec::new();
    sample.write_with("weight", cells.iter().copied(), &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

const TEXT: &str = "id,sex,age\n1,f,16-24\n2,\"m\",\"25, and over\"\n\n3,f\n4,NA,16-24\n5,x,16-24";

#[test]
fn rows_are_read_as_categories_and_numbered_as_a_spreadsheet_does() {
    let (_folder, sample) = sample("a.csv", TEXT.as_bytes());
    let sample = sample.unwrap();
    assert_eq!(sample.columns(), ["id", "sex", "age"]);
    let variables = [variable(2, &["16-24", "25, and over"]), variable(1, &["m", "f"])];
    let (first, second) = (Answer::Category(0), Answer::Category(1));
    assert_eq!(
        rows(&sample, &variables),
        [
            (2, Ok(vec![first, second])),
            (3, Ok(vec![second, first])),
            (5, Err(2)),
            (6, Ok(vec![first, Answer::Missing])),
            (7, Ok(vec![first, Answer::Untargeted])),
        ]
    );
    let untargeted = sample.read(&variables, |_| {}).unwrap();
    assert_eq!(untargeted[1], [Untargeted { answer: Some("x".to_owned()), people: 1 }]);
}

#[test]
fn the_sample_comes_out_as_it_came_in_with_one_more_cell() {
    let (_folder, sample) = sample("a.csv", TEXT.as_bytes());
    let text = written(&sample.unwrap(), &[Some(b"0.5"), Some(b"1.5"), None, Some(b""), Some(b"1")]);
    let expected =
        "id,sex,age,weight\n1,f,16-24,0.5\n2,\"m\",\"25, and over\",1.5\n4,NA,16-24,\n5,x,16-24,1\n";
    assert_eq!(text, expected);
}

#[test]
fn separators_line_ends_marks_and_encodings_are_kept_or_read() {
    let text = "\u{feff}\"sex\";age\r\nf;1\r\nm;2\r\n";
    let (_folder, marked) = sample("a.csv", text.as_bytes());
    let marked = marked.unwrap();
    assert_eq!(marked.columns(), ["sex", "age"]);
    assert_eq!(
        written(&marked, &[Some(b"1"), Some(b"2")]),
        "\u{feff}\"sex\";age;weight\r\nf;1;1\r\nm;2;2\r\n"
    );
    let (_folder, western) = sample("a.csv", b"who,n\ncaf\xE9,1\n");
    assert_eq!(rows(&western.unwrap(), &[variable(0, &["café"])]), [(2, Ok(vec![Answer::Category(0)]))]);
}

#[test]
fn an_accent_far_behind_the_start_is_read_and_written() {
    let mut text = "who,n\n".to_owned() + &"anna,1\n".repeat(100_000);
    text.push_str("café,1\n");
    let western = encoding_rs::WINDOWS_1252.encode(&text).0;
    let (_folder, sample) = sample("a.csv", &western);
    let sample = sample.unwrap();
    let rows = rows(&sample, &[variable(0, &["anna", "café"])]);
    assert_eq!(rows.last(), Some(&(100_002, Ok(vec![Answer::Category(1)]))));
    assert!(written(&sample, &vec![Some(&b"1"[..]); 100_001]).ends_with("anna,1,1\ncafé,1,1\n"));
}

#[test]
fn packed_samples_are_read_too() {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(TEXT.as_bytes()).unwrap();
    let (_folder, sample) = sample("a.csv.gz", &packed.finish().unwrap());
    assert_eq!(rows(&sample.unwrap(), &[variable(1, &["f"])]).len(), 5);
}

#[test]
fn what_is_no_sample_is_told() {
    let refused = |name: &str, bytes: &[u8]| sample(name, bytes).1.unwrap_err().to_string();
    assert!(refused("a.csv", b"").contains("empty"));
    assert!(refused("a.json", b"[{\"a\":1}]").contains("save it as CSV"));
    let (_folder, open) = sample("a.csv", b"a,b\n1,\"2\n3,4\n");
    let said = open.unwrap().read(&[variable(0, &["1"])], |_| {}).unwrap_err().to_string();
    assert!(said.contains("at row 2: a quote is opened"), "{said}");
}
