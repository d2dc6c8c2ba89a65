//! `convenor reference`, on made-up lists.

use crate::instance::Instance;

/// Two districts of two small areas each, in one board; one small area was cut in two.
const AREAS: &str = "lsoa21_code,lsoa21_name,msoa21_code,msoa21_name,ltla24_code,ltla24_name,sicbl24_code,sicbl24_name,icb24_code,\
icb24_name\nX01000001,Mill A,X02000001,Mill,X07000001,Fern,X38000001,Fern place,X54000001,Fernshire\n\
X01000002,Mill B,X02000001,Mill,X07000001,Fern,X38000001,Fern place,X54000001,Fernshire\n\
X01000003,Moor A,X02000002,Moor,X07000002,Moss,X38000001,Fern place,X54000001,Fernshire\n\
X01000004,Moor B,X02000002,Moor,X07000002,Moss,X38000001,Fern place,X54000001,Fernshire\n";
const CHANGES: &str = "lsoa11_code,change_code,lsoa21_code\nX01000001,U,X01000001\nX01000002,U,X01000002\n\
X01000009,S,X01000003\nX01000009,S,X01000004\n";
const PEOPLE: &str = "lsoa21_code,Total,Aged 10 to 14 years,Aged 15 to 19 years\nX01000001,30,20,10\nX01000002,30,20,10\n\
X01000003,90,80,10\nX01000004,31,20,10\n";

fn import(
    instance: &Instance,
    kind: &str,
    name: &str,
    content: &str,
    more: &[&str],
) -> crate::instance::Ended {
    let file = instance.file(name, content).display().to_string();
    instance.run(&[&["reference", "import", kind, &file], more].concat())
}

#[test]
fn a_list_of_postcodes_is_read_in_and_a_wrong_one_is_refused_by_its_columns() {
    let instance = Instance::new();
    let list = "pcds,oa21,lsoa21cd\nZZ1 1AB,O1,Y1\nZZ10 1CD,O2,Y2\n";
    let done = import(&instance, "postcodes", "postcodes 2026.csv", list, &[]);
    assert_eq!(done.status, 0, "{}", done.complained);
    assert!(done.said.starts_with("2 postcodes are read in"), "{}", done.said);
    let refused = import(&instance, "postcodes", "wards.csv", "ward,name\nW1,Mill\n", &[]);
    assert_eq!(refused.status, 1);
    assert!(refused.complained.contains("no column of postcodes"), "{}", refused.complained);
}

#[test]
fn official_lists_are_read_in_once_and_say_what_they_were_understood_as() {
    let instance = Instance::new();
    let early = import(&instance, "population", "census21_made_up_lsoa21.csv", PEOPLE, &[]);
    assert_eq!(early.status, 1);
    assert!(early.complained.contains("read in the areas first"), "{}", early.complained);
    let areas = import(&instance, "areas", "areas.csv", AREAS, &["--json"]).json();
    assert_eq!(
        (&areas["outcome"], &areas["areas"], &areas["kind"]),
        (&"new".into(), &10.into(), &"areas".into())
    );
    assert_eq!(import(&instance, "changes", "changes.csv", CHANGES, &[]).status, 0);
    let tried =
        import(&instance, "population", "census21_made_up_lsoa21.csv", PEOPLE, &["--json", "--dry-run"]);
    assert_eq!(tried.json()["outcome"], "tried");
    let people = import(&instance, "population", "census21_made_up_lsoa21.csv", PEOPLE, &["--json"]).json();
    assert_eq!(
        (&people["outcome"], &people["dimension"], &people["year"]),
        (&"new".into(), &"age".into(), &2021.into())
    );
    assert_eq!(
        (&people["level"], &people["edition"], &people["layout"]),
        (&"lsoa".into(), &"2021".into(), &"wide".into())
    );
    assert_eq!((&people["totals"]["areas_off"], &people["totals"]["difference_max"]), (&1.into(), &1.into()));
    assert_eq!(people["headings"][2]["use"], "split");
    let again = import(&instance, "population", "census21_made_up_lsoa21.csv", PEOPLE, &[]);
    assert!(again.said.contains("nothing changed"), "{}", again.said);
    let doctor = instance.run(&["doctor"]);
    assert_eq!(doctor.status, 0, "{}{}", doctor.said, doctor.complained);
}

#[test]
fn earlier_areas_and_those_nobody_knows_are_said() {
    let instance = Instance::new();
    import(&instance, "areas", "areas.csv", AREAS, &[]);
    import(&instance, "changes", "changes.csv", CHANGES, &[]);
    import(&instance, "population", "census21_made_up_lsoa21.csv", PEOPLE, &[]);
    let old = "lsoa11_code,sex,n\nX01000001,Female,10\nX01000001,Male,9\nX01000009,Female,20\nX01000009,Male,11\n\
               X01000077,Female,1\n";
    let read = import(&instance, "population", "sex20_lsoa11.csv", old, &["--json"]).json();
    assert_eq!(
        (&read["layout"], &read["edition"], &read["year"]),
        (&"long".into(), &"2011".into(), &2020.into())
    );
    assert_eq!((&read["unknown_areas"], &read["unknown_examples"][0]), (&1.into(), &"X01000077".into()));
    assert_eq!((&read["changed_areas"]["split"], &read["shared_out_evenly"]), (&1.into(), &false.into()));
    let imd = "lsoa11_code,IMD_decile,Health_decile\nX01000001,1,2\nX01000009,7,8\n";
    let read = import(&instance, "deprivation", "imd2019_lsoa11.csv", imd, &["--json"]).json();
    assert_eq!((&read["year"], &read["small_areas"], &read["areas"]), (&2019.into(), &3.into(), &2.into()));
}

#[test]
fn figures_of_need_are_read_from_tables_of_deprivation() {
    let instance = Instance::new();
    import(&instance, "areas", "areas.csv", AREAS, &[]);
    let both = "lsoa21_code,IMD_decile,Health_decile,IMD_score,Income_score\nX01000001,1,2,60.5,0.21\nX01000002,9,9,6.1,\n";
    let read = import(&instance, "deprivation", "imd2025_lsoa21.csv", both, &["--json"]).json();
    assert_eq!(read["columns"], serde_json::json!(["IMD_decile", "Health_decile"]));
    assert_eq!(read["indicators"], serde_json::json!(["deprivation-score", "low-income"]));
    let again = import(&instance, "deprivation", "imd2025_lsoa21.csv", both, &["--json"]).json();
    assert_eq!(again["outcome"], "unchanged");
    let own = "lsoa21_code,income_domain_numerator,mental_health_indicator,patient_to_gp_ratio\n\
               X01000001,20,-0.5,1386.1\nX01000003,30,1.5,2001\n";
    let read = import(&instance, "deprivation", "imd2025_lsoa21_indicators.csv", own, &["--json"]).json();
    assert_eq!(read["indicators"], serde_json::json!(["mental-health", "patients-per-gp"]));
    assert_eq!(
        (&read["outcome"], &read["areas"], &read["small_areas"]),
        (&"new".into(), &2.into(), &2.into())
    );
    let refused = import(&instance, "deprivation", "imd2025.csv", "lsoa21_code,Tea\nX01000001,2\n", &[]);
    assert!(refused.complained.contains("frameworks/need"), "{}", refused.complained);
}

#[test]
fn outlines_are_read_in_and_bad_ones_named() {
    let instance = Instance::new();
    import(&instance, "areas", "areas.csv", AREAS, &[]);
    let outline = |code: &str, east: &str| {
        format!(
            r#"{{"type":"FeatureCollection","features":[{{"type":"Feature","properties":{{"LTLA24CD":"{code}"}},"geometry":
            {{"type":"Polygon","coordinates":[[[{east},55],[2.1,55],[2.1,55.1],[{east},55]]]}}}}]}}"#
        )
    };
    let read =
        import(&instance, "boundaries", "ltla.geojson", &outline("X07000001", "2"), &["--json"]).json();
    assert_eq!(
        (&read["outcome"], &read["level"], &read["areas"]),
        (&"new".into(), &"district".into(), &1.into())
    );
    let metres = import(&instance, "boundaries", "grid.geojson", &outline("X07000001", "530000"), &[]);
    assert_eq!(metres.status, 1);
    assert!(
        metres.complained.contains("X07000001") && metres.complained.contains("4326"),
        "{}",
        metres.complained
    );
}
