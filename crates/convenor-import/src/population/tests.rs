//! Made-up tables in the layouts that official ones have.

use std::path::Path;

use convenor_domain::AreaKind;
use convenor_domain::population::Layout;

use super::*;
use HeadingUse::{Counted, Total, Within};

fn read_text(name: &str, text: &str) -> Result<Vec<NewPopulation>, PopulationError> {
    read_with(name, text, &AgeYears::new())
}

fn read_with(name: &str, text: &str, years: &AgeYears) -> Result<Vec<NewPopulation>, PopulationError> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, text).unwrap();
    read(&path, &Said::default(), years)
}

fn one(name: &str, text: &str) -> NewPopulation {
    let [list] = read_text(name, text).unwrap().try_into().unwrap();
    list
}

/// Category and people of the first row, those of none as `-`.
fn people(list: &NewPopulation) -> Vec<(&str, f64)> {
    let keys = list.categories.iter().map(String::as_str).chain(["-"]);
    keys.zip(list.rows[0].people.iter().copied()).filter(|(_, people)| *people > 0.0).collect()
}

fn uses(list: &NewPopulation) -> Vec<HeadingUse> {
    list.reading.headings.iter().map(|heading| heading.used).collect()
}

#[test]
fn long_headings_of_bulk_downloads_are_understood() {
    let text = "date,geography,geography code,General health: Total: All usual residents,General health: Very good \
                health,General health: Good health,General health: Fair health,General health: Bad health,General \
                health: Very bad health\n2021,Mill 001A,X01000001,1475,859,468,119,18,12\n";
    let list = one("made_up_lsoa.csv", text);
    let reading = &list.reading;
    assert_eq!((reading.layout, reading.level, reading.year), (Layout::Wide, AreaKind::Lsoa, 2021));
    assert_eq!((reading.dimension.as_str(), reading.edition.as_str()), ("health", ""));
    assert_eq!(people(&list)[4], ("health-very-bad", 12.0));
    assert_eq!((list.rows[0].total, reading.totals.areas_off, reading.totals.difference_max), (1475.0, 1, 1));
}

#[test]
fn headings_within_wider_ones_count_once() {
    let text = "lsoa21_code,Disability: Total: All usual residents,Disability: Disabled under the Equality Act,Disability: \
                Disabled under the Equality Act: Day-to-day activities limited a lot,Disability: Disabled under the \
                Equality Act: Day-to-day activities limited a little,Disability: Not disabled under the Equality \
                Act,Disability: Not disabled under the Equality Act: No long term physical or mental health \
                conditions\nX01000001,100,30,10,20,70,70\n";
    let list = one("census21_made_up.csv", text);
    assert_eq!(people(&list), [("disability-yes", 30.0), ("disability-no", 70.0)]);
    assert_eq!(uses(&list), [Total, Counted, Within, Within, Counted, Within]);
}

#[test]
fn parts_that_do_not_begin_with_the_wider_heading_are_found_by_their_sums() {
    let text = "lsoa21_code,Provision of unpaid care: Total: All usual residents aged 5 and over,Provision of unpaid care: \
                Provides no unpaid care,Provision of unpaid care: Provides 19 hours or less unpaid care a week,Provision of \
                unpaid care: Provides 9 hours or less unpaid care a week,Provision of unpaid care: Provides 10 to 19 hours \
                unpaid care a week,Provision of unpaid care: Provides 50 or more hours unpaid care a \
                week\nX01000001,1000,900,70,50,20,30\nX01000002,1000,850,100,60,41,50\n";
    let list = one("census21_made_up.csv", text);
    assert_eq!(people(&list), [("carer-yes", 100.0), ("carer-no", 900.0)]);
}

#[test]
fn a_long_table_is_read_and_percentages_left_out() {
    let text = "msoa21_code,msoa21_name,ethnic_group,value\nX02000001,Mill,\"Asian, Asian British or Asian Welsh: Chinese \
                (number)\",7.0\nX02000001,Mill,\"Asian, Asian British or Asian Welsh: Chinese \
                (percent)\",7.0\nX02000001,Mill,\"Asian, Asian British or Asian Welsh: Indian (number)\",3.0\n\
                X02000001,Mill,White: Irish (number),90.0\n";
    let list = one("ethnicity21_msoa21.csv", text);
    assert_eq!((list.reading.layout, list.reading.level), (Layout::Long, AreaKind::Msoa));
    assert_eq!(people(&list), [("ethnicity-asian", 10.0), ("ethnicity-white", 90.0)]);
    assert_eq!((list.rows[0].total, list.reading.totals.stated), (100.0, None));
}

#[test]
fn those_who_did_not_answer_are_kept_apart() {
    let text = "ltla21_code,total_residents,religion,n\nX07000001,100,Christian,60\nX07000001,100,No religion,30\n\
                X07000001,100,Not answered,10\n";
    let list = one("religion21_ltla21.csv", text);
    assert_eq!(people(&list), [("religion-christian", 60.0), ("religion-none", 30.0), ("-", 10.0)]);
}

#[test]
fn a_band_across_categories_is_shared_out_evenly_or_by_single_years() {
    let text = "lsoa21_code,Total,Aged 10 to 14 years,Aged 15 to 19 years,Aged 85 years and over\nX01000001,30,10,10,10\n";
    let list = one("census21_made_up.csv", text);
    let expected = [("age-0-15", 12.0), ("age-16-24", 8.0), ("age-75-plus", 10.0)];
    assert_eq!((people(&list), list.figures), (expected.to_vec(), Figures::Estimated));
    assert!(list.reading.notes[0].contains("evenly in 1"), "{:?}", list.reading.notes);
    let mut years = vec![0.0; 91];
    (years[15], years[19]) = (3.0, 1.0);
    let years = AgeYears::from([(AreaCode("X01000001".to_owned()), years)]);
    let [list] = read_with("census21_made_up.csv", text, &years).unwrap().try_into().unwrap();
    assert_eq!(people(&list), [("age-0-15", 17.5), ("age-16-24", 2.5), ("age-75-plus", 10.0)]);
}

#[test]
fn single_years_come_by_category_and_by_year() {
    let names: Vec<String> = (0..90).map(|age| age.to_string()).chain(["90+".to_owned()]).collect();
    let text = format!(
        "lsoa11_name,lsoa11_code,total_population,{}\nMill,X01000001,182{}\n",
        names.join(","),
        ",2".repeat(91)
    );
    let [years, list] = read_text("population20_lsoa11.csv", &text).unwrap().try_into().unwrap();
    assert_eq!((years.reading.dimension.as_str(), years.categories.len()), ("age-year", 91));
    assert_eq!((list.reading.dimension.as_str(), list.reading.year), ("age", 2020));
    assert_eq!((people(&list)[0], list.figures), (("age-0-15", 32.0), Figures::Counted));
}

#[test]
fn columns_of_two_things_at_once_count_once_and_say_how_the_two_go_together() {
    let text = "ltla21_code,total_population,total_females,total_males,younger_females,working_age_females,older_females,\
                younger_males,working_age_males,older_males\nX07000001,100,51,49,15,26,7,20,20,6\n";
    let [both, list] = read_text("age_gender21_ltla21.csv", text).unwrap().try_into().unwrap();
    assert_eq!(people(&list), [("sex-female", 51.0), ("sex-male", 49.0)]);
    let note = &list.reading.notes[0];
    assert!(note.contains("6 headings") && note.contains("94 of 100 people"), "{note}");
    assert_eq!((both.reading.dimension.as_str(), both.figures), ("age+sex", Figures::Estimated));
    assert_eq!(people(&both)[..2], [("age-0-15+sex-female", 15.0), ("age-0-15+sex-male", 20.0)]);
    assert!((both.rows[0].total - 94.0).abs() < 1e-9, "{both:?}");
    let without = "ltla21_code,total_females,total_males,younger_females\nX07000001,51,49,15\n";
    assert_eq!(
        read_text("age_gender21_ltla21.csv", without).unwrap().len(),
        1,
        "one column says nothing of both"
    );
}

#[test]
fn a_table_of_two_things_is_read_by_each_and_by_both() {
    let rows = [
        ("1", "Aged 15 years and under", "1", "Female", 20),
        ("1", "Aged 15 years and under", "2", "Male", 30),
        ("1", "Aged 15 years and under", "0", "Total", 50),
        ("2", "Aged 16 to 34 years", "1", "Female", 10),
        ("2", "Aged 16 to 34 years", "2", "Male", 9),
        ("-8", "Does not apply", "1", "Female", 1),
    ];
    let row = |(code, age, number, sex, people): (&str, &str, &str, &str, u32)| {
        format!("X07000001,Fern,{code},{age},{number},{sex},{people}\n")
    };
    let text = format!(
        "Lower tier local authorities Code,Lower tier local authorities,Age (6 categories) Code,Age (6 categories),Sex (2 \
         categories) Code,Sex (2 categories),Observation\n{}",
        rows.map(row).concat()
    );
    let [ages, sexes, both] = read_text("custom-filtered-2021.csv", &text).unwrap().try_into().unwrap();
    assert_eq!(
        (ages.reading.dimension.as_str(), people(&sexes)),
        ("age", vec![("sex-female", 31.0), ("sex-male", 39.0)])
    );
    assert_eq!(people(&ages)[0], ("age-0-15", 50.0));
    assert_eq!((both.reading.dimension.as_str(), both.reading.layout), ("age+sex", Layout::Long));
    let told = people(&both);
    assert_eq!(told[..2], [("age-0-15+sex-female", 20.0), ("age-0-15+sex-male", 30.0)]);
    let women: f64 = told.iter().filter(|(key, _)| key.ends_with("female")).map(|(_, people)| people).sum();
    assert!((women - 30.0).abs() < 1e-9, "16 to 34 is shared out over two categories: {told:?}");
    assert_eq!((told.last().copied(), both.rows[0].total), (Some(("-", 1.0)), 70.0));
    let twice = format!("{text}{}", row(rows[0]));
    let refused = read_text("custom-filtered-2021.csv", &twice).unwrap_err().to_string();
    assert!(refused.contains("Aged 15 years and under, Female in X07000001 again, which row 2"), "{refused}");
}

#[test]
fn a_mistake_in_a_file_is_named_by_its_row() {
    let refused = |rows: &str| {
        let text = format!("notes above the table\nlsoa21_code,Total,Female,Male\n{rows}");
        read_text("census21_made_up.csv", &text).unwrap_err().to_string()
    };
    assert!(refused("X01000001,9,4,5\nX01000002,9,c,5\n").contains("row 4, column “Female”: “c”"));
    assert!(
        refused("X01000001,9,4,5\nX01000001,9,4,5\n").contains("row 4 counts X01000001 again, which row 3")
    );
    assert!(refused("X01000001,900,4,5\n").contains("the total says 900, the categories make 9"));
    assert!(refused("X01000001,9,4,5\nX01000002,9,,5\n").contains("“” is no count"));
}

#[test]
fn what_cannot_be_told_is_asked_for() {
    let text = "lsoa21_code,Total,Mauve,Ochre\nX01000001,9,4,5\n";
    let refused = read_text("census21_made_up.csv", text).unwrap_err().to_string();
    assert!(refused.contains("--dimension") && refused.contains("religion"), "{refused}");
    let yearless = read_text("made_up.csv", "geography code,Female,Male\nX01000001,4,5\n").unwrap_err();
    assert!(matches!(yearless, PopulationError::Year), "{yearless}");
}

/// Official files of every layout, where they are at hand: what each counts by, and the year.
const OFFICIAL: [(&str, &str, u16); 8] = [
    ("age_gender21_ltla21_ew.csv.gz", "sex", 2021),
    ("census21_ts039_lsoa21.csv.gz", "carer", 2021),
    ("census21_ts040_lsoa21.csv.gz", "disabled-household", 2021),
    ("england_legal_partnership_21_ltla21.csv.gz", "partnership", 2021),
    ("ethnicity21_ltla21.csv.gz", "ethnicity", 2021),
    ("migration21_msoa21.csv.gz", "migration", 2021),
    ("population20_ltla21.csv.gz", "age", 2020),
    ("proficiency21_msoa21.csv.gz", "english", 2021),
];

#[test]
fn official_files_are_understood() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/population");
    if !folder.exists() {
        println!("skipped: the official files are not at hand");
        return;
    }
    for (file, dimension, year) in OFFICIAL {
        let lists = read(&folder.join(file), &Said::default(), &AgeYears::new()).unwrap();
        let reading = &lists.last().unwrap().reading;
        assert_eq!((reading.dimension.as_str(), reading.year), (dimension, year), "{file}");
        assert!(reading.headings.iter().all(|one| one.used != HeadingUse::Unknown), "{reading:?}");
        assert!(reading.totals.difference_max < 20 && reading.people > 20_000_000, "{reading:?}");
    }
}

#[test]
fn a_workbook_is_read_from_its_first_sheet_with_areas() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("census21_made_up.xlsx");
    let mut book = rust_xlsxwriter::Workbook::new();
    book.add_worksheet().set_name("Notes").unwrap().write(0, 0, "Made up").unwrap();
    let sheet = book.add_worksheet().set_name("Table").unwrap();
    sheet.write(0, 0, "People by sex").unwrap();
    sheet.write_row(2, 0, ["LSOA21CD", "Total", "Female", "Male"]).unwrap();
    sheet.write(3, 0, "X01000001").unwrap();
    sheet.write_row(3, 1, [9, 4, 5]).unwrap();
    sheet.write(4, 0, "X01000002").unwrap();
    sheet.write_row(4, 1, [90, 4, 5]).unwrap();
    book.save(&path).unwrap();
    let refused = read(&path, &Said::default(), &AgeYears::new()).unwrap_err().to_string();
    assert!(refused.contains("row 5 (X01000002): the total says 90"), "{refused}");
    let sheet = book.worksheet_from_name("Table").unwrap();
    sheet.write(4, 1, 9).unwrap();
    book.save(&path).unwrap();
    let [list] = read(&path, &Said::default(), &AgeYears::new()).unwrap().try_into().unwrap();
    assert_eq!((people(&list), list.reading.year), (vec![("sex-female", 4.0), ("sex-male", 5.0)], 2021));
}
