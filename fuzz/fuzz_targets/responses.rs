//! Any text as a survey's export: looked at and read to its end. Whatever it holds, every row is a response or rejected.
#![no_main]

use std::io::Write;

use convenor_domain::response::Dimensions;
use convenor_import::responses::{Corrections, Front, ReadResponses, Secret, look};
use convenor_import::{Limits, open_once};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let mut file = tempfile::NamedTempFile::new().expect("a temporary file can be made");
    file.write_all(bytes).expect("it can be written");
    let Ok(source) = open_once("survey.csv", file.path(), &Limits::default()) else { return };
    let dimensions = Dimensions::shipped().expect("the shipped dimensions can be read");
    let Ok(layout) = look("survey.csv", &source, None, &Corrections::default(), dimensions) else { return };
    let questions = layout.questions.len();
    let people = layout.dimensions().len();
    let door = Front { secret: Secret::new([7; 32]), redact: &str::to_owned, area: &|_| None };
    let Ok(responses) = ReadResponses::new(&source, None, layout, door, dimensions) else { return };
    for response in responses.flatten() {
        assert_eq!((response.answers.len(), response.people.len()), (questions, people));
    }
});
