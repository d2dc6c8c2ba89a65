//! Tables as the field writes them, and as people get them wrong.

use convenor_lottery::{
    PoolOptions, Problem, ProblemKind, Seats, Sheet, Standing, Table, TableRow, read_entry, read_pool,
    read_quotas, seat_problems,
};

/// A made-up table: commas part the cells.
pub(crate) fn table(text: &str) -> Table {
    let row =
        |(line, text): (u64, &str)| TableRow { line, cells: text.split(',').map(str::to_owned).collect() };
    Table::of((1..).zip(text.lines()).map(row))
}

const QUOTAS: &str = "category,feature,min,max\nsex,f,1,2\nsex,m,1,2\nage,young,0,3\nage,old,1,3\n";
const POOL: &str = "id,sex,age,street,town\na,f,young,1 Elm,Hay\nb,m,old,1  elm ,hay\nc,f,old,2 Elm,Hay\nd,m,young,,\ne,f,old,,\n";

fn lines(problems: &[Problem]) -> Vec<String> {
    problems.iter().map(Problem::to_string).collect()
}

#[test]
fn all_headings_of_the_field_say_the_same() {
    let one = read_quotas(&table(QUOTAS)).unwrap();
    let names = QUOTAS.replace("category,feature", "Category, NAME");
    assert_eq!(read_quotas(&table(&names)).unwrap(), one);
    assert_eq!(read_quotas(&table(&QUOTAS.replace("category,feature", "feature,value"))).unwrap(), one);
    let moved =
        "note,max,Min,feature,category\n,2,1,f,sex\nx,2.0,1,m,sex\n\n,,\n,3,0,young,age\n,3,1,old,age\n";
    assert_eq!(read_quotas(&table(moved)).unwrap(), one);
    assert_eq!(one.features[1].values[1].seats, Seats { min: 1, max: 3 });
    assert_eq!(one.features[0].values[0].flexible, None);
}

#[test]
fn flexible_bounds_are_read_and_empty_ones_are_the_bounds() {
    let text = "feature,value,min,max,min_flex,max_flex\nsex,f,2,3,1,5\nsex,m,2,3,,\n";
    let quotas = read_quotas(&table(text)).unwrap();
    let flexible: Vec<_> = quotas.features[0].values.iter().map(|value| value.flexible.unwrap()).collect();
    assert_eq!(flexible, [Seats { min: 1, max: 5 }, Seats { min: 2, max: 3 }]);
}

#[test]
fn everything_wrong_with_quotas_is_told_at_once() {
    let text = "feature,value,min,max,min_flex,max_flex\nsex,f,3,2,,\nsex,f,1,2,,\n,m,1,2,,\nage,old,-1,x,,\nage,,1.5,2,,\nAGE,young,1,2,2,1\n";
    let said = lines(&read_quotas(&table(text)).unwrap_err());
    for expected in [
        "quotas, row 2, column min: min is 3 and max is 2: min must not be larger than max",
        "quotas, row 3: “f” of “sex” has a quota already in row 2",
        "quotas, row 4, column feature: the cell is empty",
        "quotas, row 5, column min: “-1” is below 0",
        "quotas, row 5, column max: “x” is not a whole number",
        "quotas, row 6, column value: the cell is empty",
        "quotas, row 6, column min: “1.5” is not a whole number",
        "quotas, row 7, column min_flex: min_flex is 2 and min is 1",
        "quotas, row 7, column max_flex: max_flex is 1 and max is 2",
        "quotas, row 7: “age” is also written “AGE”",
    ] {
        assert!(said.iter().any(|line| line.starts_with(expected)), "{expected} is not in {said:#?}");
    }
    assert_eq!(said.len(), 10, "{said:#?}");
}

#[test]
fn missing_columns_and_empty_tables_are_told() {
    let said = |text: &str| lines(&read_quotas(&table(text)).unwrap_err()).join("\n");
    assert!(said("").contains("the table is empty"));
    assert!(said("category,feature,min,max\n").contains("there are headings and no quotas"));
    let absent = said("category,count\nsex,1\n");
    for column in ["feature, name or value", "column min", "column max"] {
        assert!(absent.contains(column), "{absent}");
    }
    let quotas = read_quotas(&table(QUOTAS)).unwrap();
    let pool = |text: &str| lines(&read_pool(&table(text), &quotas, &PoolOptions::default()).unwrap_err());
    assert_eq!(pool("").len(), 1);
    assert_eq!(
        pool("id,sex,age\n"),
        ["pool: there is nobody in it: write the headings and a row for each person"]
    );
    let absent = pool("id,sexx,years\na,f,old\n");
    assert!(absent[0].contains("no column “sex”: add it, or rename one of id, sexx, years"), "{absent:?}");
}

#[test]
fn a_pool_is_read_with_households_and_standings() {
    let quotas = read_quotas(&table(QUOTAS)).unwrap();
    let options = PoolOptions {
        address: vec!["street".to_owned(), "town".to_owned()],
        members_in: vec!["c".to_owned()],
        members_out: vec!["d".to_owned(), "z".to_owned()],
        ..PoolOptions::default()
    };
    let read = read_pool(&table(POOL), &quotas, &options).unwrap();
    let people = &read.pool.people;
    assert_eq!(people.iter().map(|person| person.id.as_str()).collect::<Vec<_>>(), ["a", "b", "c", "d", "e"]);
    assert_eq!(people[1].values, [1, 1]);
    let households: Vec<_> = people.iter().map(|person| person.household).collect();
    assert_eq!(households, [Some(0), Some(0), None, None, None]);
    assert_eq!((people[2].standing, people[3].standing), (Standing::In, Standing::Out));
    assert_eq!(read.absent_out, ["z"]);
    assert!(people.iter().all(|person| person.weight == 1));
}

#[test]
fn people_are_called_by_the_column_that_is_asked_for_or_known_or_by_their_row() {
    let quotas = read_quotas(&table("feature,value,min,max\nsex,f,0,9\n")).unwrap();
    let ids = |text: &str, asked: Option<&str>| -> Vec<String> {
        let options = PoolOptions { id: asked.map(str::to_owned), ..PoolOptions::default() };
        let read = read_pool(&table(text), &quotas, &options).unwrap();
        read.pool.people.into_iter().map(|person| person.id).collect()
    };
    assert_eq!(ids("NationBuilder_ID,sex\nx7,f\n\ny8,f\n", None), ["x7", "y8"]);
    assert_eq!(ids("sex,number\nf,17\nf,18\n", Some("Number")), ["17", "18"]);
    assert_eq!(ids("sex\nf\n\nf\n", None), ["1", "2"]);
    let twice = table("E-mail,sex\nx@example.org,f\ny@example.org,f\nX@example.org,f\n");
    let said = lines(&read_pool(&twice, &quotas, &PoolOptions::default()).unwrap_err());
    assert!(
        said.len() == 1 && said[0].starts_with("pool, row 4: it is the same person as row 2"),
        "{said:?}"
    );
}

#[test]
fn lists_of_people_are_read_with_and_without_headings() {
    let listed = |text: &str, id: Option<&str>| table(text).identifiers(id);
    assert_eq!(listed("name,Person ID\nx,7\ny,8\n", None), ["7", "8"]);
    assert_eq!(listed("name,no\nx,7\ny,\n", Some("no")), ["7"]);
    assert_eq!(listed("a\n\nb\n", None), ["a", "b"]);
}

#[test]
fn everything_wrong_with_a_pool_is_told_at_once() {
    let text = "id,sex,age,w\na,f,young,1\na,F,old,0\n,m,,x\nd,woman,old,1\ne,f,old,1,oops\n";
    let options = PoolOptions {
        weights: Some("w".to_owned()),
        address: vec!["street".to_owned()],
        members_in: vec!["a".to_owned(), "q".to_owned()],
        members_out: vec!["a".to_owned()],
        ..PoolOptions::default()
    };
    let quotas = read_quotas(&table(QUOTAS)).unwrap();
    let said = lines(&read_pool(&table(text), &quotas, &options).unwrap_err());
    for expected in [
        "pool: there is no column “street”",
        "pool: “a” is to be both in and out",
        "pool: “q” is to be in, and nobody",
        "pool, row 3, column id: “a” is there already in row 2",
        "pool, row 3, column sex: “F” has no quota: did you mean “f”?",
        "pool, row 3, column w: “0” is not a weight",
        "pool, row 4, column id: the cell is empty",
        "pool, row 4, column age: the cell is empty: write one of young, old",
        "pool, row 4, column w: “x” is not a weight",
        "pool, row 5, column sex: “woman” has no quota: write one of f, m",
        "pool, row 6: it has 5 cells, and the headings 4",
    ] {
        assert!(said.iter().any(|line| line.starts_with(expected)), "{expected} is not in {said:#?}");
    }
    assert_eq!(said.len(), 11, "{said:#?}");
}

#[test]
fn quotas_that_seats_or_people_cannot_fill_are_told_with_their_rows() {
    let quotas = "category,feature,min,max\nsex,f,4,5\nsex,m,3,3\nage,young,0,1\nage,old,1,2\n";
    let entry = read_entry(&table(quotas), &table(POOL), &PoolOptions::default(), 6).unwrap();
    assert!(entry.problems.iter().all(|problem| problem.kind == ProblemKind::Seats));
    assert_eq!(
        lines(&entry.problems),
        [
            "quotas: the minima of “sex” add up to 7, and there are 6 seats: lower minima by 1 in all, or draw more people",
            "quotas: the maxima of “age” add up to 3, and there are 6 seats: raise maxima by 3 in all, or draw fewer people",
            "quotas, row 2, column min: min of “f” of “sex” is 4, and 3 people in the pool have it: lower min to 3 or less, or find more people",
            "quotas, row 3, column min: min of “m” of “sex” is 3, and 2 people in the pool have it: lower min to 2 or less, or find more people",
            "pool: there are 6 seats, and 5 people who can have one: draw fewer people, or find more",
        ]
    );
    assert_eq!(seat_problems(&entry.quotas, &entry.people.pool, 6).len(), 5);
    assert_eq!(entry.problems[4].sheet, Sheet::Pool);
}

#[test]
fn problems_of_both_tables_come_together() {
    let quotas = "category,feature,min,max\nsex,f,2,1\nsex,m,0,2\n";
    let said =
        lines(&read_entry(&table(quotas), &table("sex\nf\nx\n"), &PoolOptions::default(), 1).unwrap_err());
    assert!(
        said[0].starts_with("quotas, row 2, column min") && said[1].starts_with("pool, row 3, column sex"),
        "{said:?}"
    );
}
