//! The same records in every kind of file that people keep.

use convenor_import::{FileKind, Limits, open};

use crate::support::{Folder, gzip, words, zip};

const CSV: &str = "Ref,Title,Start\n1,Café talk,2024-03-01\n2,Bench walk,\n";

fn expected() -> Vec<Vec<&'static str>> {
    vec![vec!["1", "Café talk", "2024-03-01"], vec!["2", "Bench walk", ""]]
}

#[test]
fn text_tables_in_any_dialect_and_encoding_read_alike() {
    let folder = Folder::new();
    let western = encoding_rs::WINDOWS_1252.encode(CSV).0.into_owned();
    let wide: Vec<u8> =
        [0xFF, 0xFE].into_iter().chain(CSV.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let files = [
        ("plain.csv", CSV.as_bytes().to_vec()),
        ("marked.csv", [b"\xEF\xBB\xBF", CSV.as_bytes()].concat()),
        ("semicolon.csv", CSV.replace(',', ";").into_bytes()),
        ("tab.tsv", CSV.replace(',', "\t").into_bytes()),
        ("pipe.txt", CSV.replace(',', "|").into_bytes()),
        ("western.csv", western),
        ("wide.csv", wide),
        ("windows.csv", CSV.replace('\n', "\r\n").into_bytes()),
        ("packed.csv.gz", gzip(CSV.as_bytes())),
        ("titled.csv", format!("Engagement log,,\n,,\n{CSV}").into_bytes()),
    ];
    for (name, bytes) in files {
        let source = folder.open(name, &bytes);
        assert_eq!(source.kind(), FileKind::Csv, "{name}");
        let table = source.table(None).unwrap();
        assert_eq!(table.columns, ["Ref", "Title", "Start"], "{name}");
        assert_eq!(words(table), expected(), "{name}");
    }
}

#[test]
fn json_in_any_shape_reads_alike() {
    let folder = Folder::new();
    let one = r#"{"Ref":1,"Title":"Café talk","Start":"2024-03-01"}"#;
    let two = r#"{"Ref":2,"Title":"Bench walk"}"#;
    let files = [
        ("list.json", format!("[{one},\n{two}]"), FileKind::Json),
        ("wrapped.json", format!("{{\"total\":2,\"items\":[{one},{two}]}}"), FileKind::Json),
        ("lines.jsonl", format!("{one}\n{two}\n"), FileKind::JsonLines),
        ("unnamed", format!("{one}\n{two}\n"), FileKind::JsonLines),
    ];
    for (name, text, kind) in files {
        for (name, bytes) in
            [(name.to_owned(), text.clone().into_bytes()), (format!("{name}.gz"), gzip(text.as_bytes()))]
        {
            let source = folder.open(&name, &bytes);
            assert_eq!(source.kind(), kind, "{name}");
            let table = source.table(None).unwrap();
            let at = |column: &str| table.columns.iter().position(|known| known == column).unwrap();
            let order = [at("Ref"), at("Title"), at("Start")];
            let rows: Vec<Vec<String>> =
                words(table).iter().map(|row| order.iter().map(|at| row[*at].clone()).collect()).collect();
            assert_eq!(rows, expected(), "{name}");
        }
    }
}

#[test]
fn a_folder_of_json_files_is_one_record_each() {
    let folder = Folder::new();
    folder.write("b.json", br#"{"title":"Second","details":{"body":"<p>x</p>"}}"#);
    folder.write("a.json", br#"{"title":"First"}"#);
    folder.write("notes.txt", b"not a record");
    let table = open("folder", &folder.path(""), &Limits::default()).unwrap().table(None).unwrap();
    let title = table.columns.iter().position(|column| column == "title").unwrap();
    assert!(table.columns.contains(&"details.body".to_owned()));
    let titles: Vec<_> = words(table).iter().map(|row| row[title].clone()).collect();
    assert_eq!(titles, ["First", "Second"]);
}

#[test]
fn xlsx_sheets_read_with_dates_and_with_titles_skipped() {
    let folder = Folder::new();
    let mut book = rust_xlsxwriter::Workbook::new();
    book.add_worksheet().set_name("Empty").unwrap();
    let sheet = book.add_worksheet().set_name("Log").unwrap();
    let date = rust_xlsxwriter::ExcelDateTime::from_ymd(2024, 3, 1).unwrap();
    let format = rust_xlsxwriter::Format::new().set_num_format("dd/mm/yyyy");
    sheet.write(0, 0, "Engagement log").unwrap();
    for (column, heading) in ["Ref", "Title", "Start"].into_iter().enumerate() {
        sheet.write(2, u16::try_from(column).unwrap(), heading).unwrap();
    }
    sheet.write(3, 0, 1).unwrap();
    sheet.write(3, 1, "Café talk").unwrap();
    sheet.write_with_format(3, 2, &date, &format).unwrap();
    sheet.write(5, 0, 2).unwrap();
    sheet.write(5, 1, "Bench walk").unwrap();
    let source = folder.open("log.xlsx", &book.save_to_buffer().unwrap());
    assert_eq!(source.kind(), FileKind::Xlsx);
    assert_eq!(source.sheets(), ["Empty", "Log"]);
    assert_eq!(words(source.table(None).unwrap()), expected(), "the first sheet with anything in it");
    let numbers: Vec<_> = source.table(Some("Log")).unwrap().map(|row| row.unwrap().number).collect();
    assert_eq!(numbers, [4, 6], "rows are numbered as the spreadsheet shows them");
    let message = source.table(Some("Lag")).unwrap_err().to_string();
    assert!(message.contains("no sheet “Lag”: choose one of Empty, Log"), "{message}");
}

#[test]
fn ods_sheets_read_too() {
    let folder = Folder::new();
    let cell = |text: &str| {
        format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")
    };
    let row = |cells: &[String]| format!("<table:table-row>{}</table:table-row>", cells.concat());
    let date = "<table:table-cell office:value-type=\"date\" office:date-value=\"2024-03-01\"><text:p>1 Mar</text:p></table:table-cell>";
    let rows = [
        row(&[cell("Ref"), cell("Title"), cell("Start")]),
        row(&[cell("1"), cell("Café talk"), date.to_owned()]),
        row(&[
            cell("2"),
            cell("Bench walk"),
            "<table:table-cell table:number-columns-repeated=\"16000\"/>".to_owned(),
        ]),
    ];
    let content = format!(
        "<?xml version=\"1.0\"?><office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
         xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\">\
         <office:body><office:spreadsheet><table:table table:name=\"Log\">{}</table:table></office:spreadsheet></office:body>\
         </office:document-content>",
        rows.concat()
    );
    let mimetype = b"application/vnd.oasis.opendocument.spreadsheet";
    let manifest =
        b"<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"/>";
    let bytes = zip(&[
        ("mimetype", mimetype),
        ("content.xml", content.as_bytes()),
        ("META-INF/manifest.xml", manifest),
    ]);
    let source = folder.open("log.ods", &bytes);
    assert_eq!(source.kind(), FileKind::Ods);
    assert_eq!(words(source.table(None).unwrap()), expected());
}
