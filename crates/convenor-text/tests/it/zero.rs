//! What is offered when nothing is found.

use convenor_domain::{AreaCode, ReadScope, Visibility};
use convenor_text::{FindQuery, ZeroHelp};

use crate::register::{asking, day, put, record, words_only};

#[test]
fn help_counts_a_step_further_for_the_same_reader() {
    let index = words_only();
    let records = (1..=4).map(|number| {
        let mut record = record(number, "Dentists", "", "");
        record.areas = vec![AreaCode("X1".into()), AreaCode("X".into())];
        record.last_day = Some(day(2020, 1, 1));
        if number == 4 {
            record.access.visibility = Visibility::Organisation;
        }
        record
    });
    index.apply(records.map(put), 1).unwrap();
    let mut query = FindQuery { scope: ReadScope::Public, ..asking("dentists") };
    query.filter.areas = vec![AreaCode("X1".into())];
    query.filter.since = Some(day(2024, 1, 1));
    assert_eq!(index.find(&query).unwrap().total, 0);
    let none = ZeroHelp { older: Some(3), any_place: Some(0), unfiltered: Some(3), ..ZeroHelp::default() };
    assert_eq!(index.zero_help(&query, &[]).unwrap(), none);

    query.filter.since = None;
    query.filter.areas = vec![AreaCode("X2".into())];
    let nearby = index.zero_help(&query, &[AreaCode("X".into())]).unwrap();
    assert_eq!((nearby.older, nearby.nearby, nearby.any_place), (None, Some(3), Some(3)));
}
