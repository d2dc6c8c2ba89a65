//! Files that are broken, locked, overlong or made to harm: refused in plain words, and nothing panics.

use convenor_import::{Limits, guess, open, read_records};
use proptest::prelude::*;

use crate::support::{Folder, day, gzip, zip};

fn xlsx() -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for row in 0..40 {
        sheet.write(row, 0, format!("Title {row}")).unwrap();
        sheet.write(row, 1, row).unwrap();
    }
    book.save_to_buffer().unwrap()
}

#[test]
fn what_cannot_be_read_is_refused_with_what_to_do() {
    let folder = Folder::new();
    let mut damaged = xlsx();
    damaged.truncate(damaged.len() / 2);
    let locked: Vec<u8> = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
        .into_iter()
        .chain([0; 64])
        .chain("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    let older = [&[0xD0, 0xCF, 0x11, 0xE0][..], &[0; 600]].concat();
    let mut short_gzip = gzip(&b"title,note\nTalk,one\n".repeat(1_000));
    short_gzip.truncate(short_gzip.len() - 12);
    let cases = [
        ("none.csv", vec![], "is empty"),
        ("blank.csv", b"\n \n".to_vec(), "is empty"),
        ("half.xlsx", damaged, "is damaged"),
        ("locked.xlsx", locked, "is protected with a password: save a copy without one"),
        ("old.xls", older, "save it as XLSX, ODS or CSV"),
        ("word.docx", zip(&[("word/document.xml", b"<w/>")]), "neither text nor a spreadsheet"),
        (
            "picture.csv",
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\x02\x03\x04\x05".to_vec(),
            "neither text nor a spreadsheet",
        ),
        ("paper.pdf", b"%PDF-1.7 text".to_vec(), "neither text nor a spreadsheet"),
        (
            "broken.json",
            b"[{\"title\": \"a\"},\n {\"title\": ]".to_vec(),
            "not valid JSON at line 2, column 12",
        ),
        ("number.json", b"42".to_vec(), "holds no records"),
        ("words.json", b"hello".to_vec(), "not valid JSON at line 1"),
        ("deep.json", "[".repeat(100_000).into_bytes(), "not valid JSON"),
        ("cut.csv.gz", short_gzip, "is damaged"),
    ];
    for (name, bytes, expected) in cases {
        let message = folder.refusal(name, &bytes);
        assert!(message.contains(name) && message.contains(expected), "{message}");
    }
}

#[test]
fn limits_hold_whatever_the_headers_say() {
    let folder = Folder::new();
    let refuse = |name: &str, bytes: &[u8], limits: &Limits| {
        let path = folder.write(name, bytes);
        open(name, &path, limits).unwrap_err().to_string()
    };
    let zeros = vec![b'0'; 40 * 1024 * 1024];
    assert!(refuse("bomb.csv.gz", &gzip(&zeros), &Limits::default()).contains("unpacks to far more"));
    let bomb = zip(&[("xl/workbook.xml", b"<w/>"), ("xl/worksheets/sheet1.xml", &zeros)]);
    assert!(refuse("bomb.xlsx", &bomb, &Limits::default()).contains("unpacks to far more"));
    let small = Limits { file_bytes_max: 10, ..Limits::default() };
    assert!(refuse("large.csv", b"title\nlonger than ten bytes\n", &small).contains("split it"));
    let few = Limits { rows_max: 2, columns_max: 3, ..Limits::default() };
    assert!(refuse("rows.csv", b"title\na\nb\nc\n", &few).contains("more than 2 rows"));
    assert!(refuse("rows.jsonl", b"{\"a\":1}\n{\"a\":1}\n{\"a\":1}\n", &few).contains("more than 2 rows"));
    assert!(refuse("columns.csv", b"a,b,c,d\n1,2,3,4\n", &few).contains("more than 3 columns"));
    assert!(refuse("wide.jsonl", br#"{"a":1,"b":1,"c":1,"d":1}"#, &few).contains("more than 3 columns"));
}

#[test]
fn an_ods_sheet_of_repeated_cells_is_refused_before_it_unfolds() {
    let folder = Folder::new();
    let row = "<table:table-row><table:table-cell office:value=\"1\" table:number-columns-repeated=\"16000\"></table:table-cell></table:table-row>";
    let content = format!("<office:document-content>{}</office:document-content>", row.repeat(1_000));
    let bytes = zip(&[("content.xml", content.as_bytes())]);
    assert!(folder.refusal("bomb.ods", &bytes).contains("more than 8388608 cells"));
}

#[test]
fn a_cell_in_the_last_corner_of_a_sheet_costs_nothing() {
    let folder = Folder::new();
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "Title").unwrap();
    sheet.write(1_048_575, 16_383, "far").unwrap();
    let source = folder.open("corner.xlsx", &book.save_to_buffer().unwrap());
    assert!(source.table(None).unwrap_err().to_string().contains("more than 2000 columns"));
}

/// Opens bytes and reads all that can be read; whatever comes, it comes as a value.
fn exhaust(name: &str, bytes: &[u8]) {
    let folder = Folder::new();
    let path = folder.write(name, bytes);
    let limits = Limits { whole_bytes_max: 4 << 20, unpacked_bytes_max: 4 << 20, ..Limits::default() };
    let vocabularies = convenor_domain::Vocabularies::shipped().unwrap();
    let Ok(source) = open(name, &path, &limits) else { return };
    let Ok(table) = source.table(None) else { return };
    let mapping = guess(&table.columns, &[], &vocabularies);
    if let Ok(records) = read_records(table, &mapping, &vocabularies, &|_| None, day(2026, 1, 1)) {
        let _ = records.count();
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..600), name in "[a-z]{1,4}\\.(csv|json|jsonl|xlsx|ods|gz)") {
        exhaust(&name, &bytes);
    }

    #[test]
    fn no_text_makes_it_panic(text in "([a-z\"',;|{}\\[\\]:0-9\n\r\t]|title|<p>|é){0,200}", json in any::<bool>()) {
        exhaust(if json { "x.jsonl" } else { "x.csv" }, text.as_bytes());
    }

    #[test]
    fn no_damage_to_a_workbook_makes_it_panic(cut in 0.0..1.0_f64, at in 0.0..1.0_f64, byte in any::<u8>()) {
        let mut bytes = xlsx();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a place in a small file")]
        let place = |share: f64, len: usize| (share * len as f64) as usize;
        let at = place(at, bytes.len());
        bytes[at] = byte;
        exhaust("changed.xlsx", &bytes);
        bytes.truncate(place(cut, bytes.len()));
        exhaust("cut.xlsx", &bytes);
    }
}
