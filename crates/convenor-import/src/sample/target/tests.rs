//! Targets as people write them, and what is said of those that cannot be used.

use super::*;

fn read(name: &str, text: &str) -> Result<Targets, TargetError> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, text).unwrap();
    read_targets(name, &path)
}

fn complaint(name: &str, text: &str) -> String {
    read(name, text).unwrap_err().to_string()
}

#[test]
fn shares_percentages_and_people_come_to_the_same() {
    let shares = "variable,category,share\nsex,f,0.51\nsex,m,0.49\nage,16-24,.2\nage,25+,.8\n";
    let percentages = "category;variable;percent\nf;sex;51 %\nm;sex;49\n16-24;age;20,0\n25+;age;80,0\n";
    let people = "Variable,Category,N\nsex,f,\"5,100\"\nsex,m,4900\nage,16-24,2\nage,25+,8\n";
    let json = r#"{"sex": {"f": 0.51, "m": 0.49}, "age": {"16-24": 20, "25+": 80}}"#;
    let expected = [("sex", [("f", 0.51), ("m", 0.49)]), ("age", [("16-24", 0.2), ("25+", 0.8)])];
    for (name, text) in [("a.csv", shares), ("b.csv", percentages), ("c.csv", people), ("d.json", json)] {
        let targets = read(name, text).unwrap();
        for (target, (variable, categories)) in targets.iter().zip(expected) {
            assert_eq!(target.name, variable, "{name}");
            for ((category, share), (expected, number)) in target.categories.iter().zip(categories) {
                assert_eq!(category, expected, "{name}");
                assert!((share - number).abs() < 1e-12, "{name}: {targets:?}");
            }
        }
    }
}

#[test]
fn rounded_shares_are_scaled_and_say_so() {
    let targets = read("a.csv", "variable,category,share\nage,a,0.333\nage,b,0.333\nage,c,0.333\n").unwrap();
    assert!((targets[0].sum.unwrap() - 0.999).abs() < 1e-9);
    assert!((targets[0].categories[0].1 - 1.0 / 3.0).abs() < 1e-12);
    assert_eq!(read("a.csv", "variable,category,n\nage,a,3\n").unwrap()[0].sum, None);
}

#[test]
fn what_does_not_make_a_whole_is_told_with_its_sum() {
    let text = "variable,category,share\nsex,f,0.5\nsex,m,0.5\nage,a,0.5\nage,b,0.33\n";
    let said = complaint("a.csv", text);
    assert!(said.contains("“age” add up to 0.83:"), "{said}");
    let said = complaint("a.json", r#"{"age": {"a": 30, "b": 20}}"#);
    assert!(said.contains("“age” add up to 50:"), "{said}");
    let said = complaint("a.csv", "variable,category,n\nage,a,0\n");
    assert!(said.contains("add up to nobody"), "{said}");
}

#[test]
fn wrong_tables_are_told_by_row_or_column() {
    let cases = [
        ("variable,category\nage,a\n", "no column `share`"),
        ("name,category,share\nage,a,1\n", "no column `variable`"),
        ("variable,category,share\nage,a,about half\n", "row 2 of “a.csv”: “about half” is not a share"),
        ("variable,category,share\nage,a,0.5\nage,b,-0.5\n", "row 3"),
        ("variable,category,share\nage,a,inf\n", "“inf” is not a share"),
        ("variable,category,share\nage,,0.5\n", "name the variable and its category"),
        ("variable,category,share\nage,a,0.5\nage,a,0.5\n", "“age” has the category “a” twice"),
        ("variable,category,share\n", "no targets"),
    ];
    for (text, expected) in cases {
        let said = complaint("a.csv", text);
        assert!(said.contains(expected), "{text}: {said}");
    }
}

#[test]
fn wrong_json_is_told_with_an_example() {
    for (text, expected) in [
        ("[1]", "expected an object"),
        (r#"{"age": {"a": "half"}}"#, "16-24"),
        (r#"{"age": {"a": 1}, "age": {"b": 1}}"#, "“age” stands there twice"),
        (r#"{"age": {"a": -1, "b": 2}}"#, "below 0"),
        ("{}", "no targets"),
    ] {
        let said = complaint("a.json", text);
        assert!(said.contains(expected), "{text}: {said}");
    }
}
