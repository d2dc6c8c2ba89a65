//! `convenor reference`.

use crate::instance::Instance;

#[test]
fn a_list_of_postcodes_is_read_in_and_a_wrong_one_is_refused_by_its_columns() {
    let instance = Instance::new();
    let list = "pcds,oa21,lsoa21cd\nZZ1 1AB,O1,Y1\nZZ10 1CD,O2,Y2\n";
    let list = instance.file("postcodes 2026.csv", list).display().to_string();
    let done = instance.run(&["reference", "import", "postcodes", &list]);
    assert_eq!(done.status, 0, "{}", done.complained);
    assert!(done.said.starts_with("2 postcodes are read in"), "{}", done.said);
    let wards = instance.file("wards.csv", "ward,name\nW1,Mill\n").display().to_string();
    let refused = instance.run(&["reference", "import", "postcodes", &wards]);
    assert_eq!(refused.status, 1);
    assert!(refused.complained.contains("no column of postcodes"), "{}", refused.complained);
}
