//! The model that ships, against what the program that fitted it says of the same sentences.

use convenor_text::{Embedder, meaning};
use serde_json::Value;

fn golden() -> Vec<Value> {
    serde_json::from_str(include_str!("../../model/golden.json")).unwrap()
}

#[test]
fn pieces_and_vectors_are_those_that_the_table_was_fitted_with() {
    let table = meaning::shipped().unwrap();
    let golden = golden();
    assert!(golden.len() >= 40);
    for case in golden {
        let text = case["text"].as_str().unwrap();
        let rows: Vec<u64> =
            case["rows"].as_array().unwrap().iter().map(|row| row.as_u64().unwrap()).collect();
        let found: Vec<u64> = table.rows(text).into_iter().map(u64::from).collect();
        assert_eq!(found, rows, "{text}");
        let embedding = table.embed(text);
        for (found, value) in embedding.values().iter().zip(case["vector"].as_array().unwrap()) {
            assert!((f64::from(*found) - value.as_f64().unwrap()).abs() < 1e-4, "{text}: {found} {value}");
        }
    }
}

#[test]
fn texts_that_say_alike_things_point_the_same_way() {
    let table = meaning::shipped().unwrap();
    let close = |a: &str, b: &str| table.embed(a).cosine(&table.embed(b));
    let alike = close("It is hard to see a GP", "getting a doctor's appointment takes weeks");
    assert!(alike > close("It is hard to see a GP", "The food on the ward was cold"), "{alike}");
    assert!(alike > close("Parking costs too much", "getting a doctor's appointment takes weeks"), "{alike}");
}

#[test]
fn any_text_has_a_vector_or_says_nothing() {
    let table = meaning::shipped().unwrap();
    for text in ["", " \n\t", "😀", "\u{0}\u{fffd}", "您好"] {
        assert!(table.embed(text).is_nothing(), "{text:?}");
    }
    let long = "dentist ".repeat(12_500);
    assert!(table.embed(&long).cosine(&table.embed("dentist")) > 0.999);
    assert!(!table.embed(&"x".repeat(100_000)).values().iter().any(|value| value.is_nan()));
}
