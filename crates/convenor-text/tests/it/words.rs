//! Words: stems, slips, phrases, order, and what people paste by mistake.

use convenor_text::{FindQuery, Hit, Marker, Piece, Why};

use crate::register::{asking, index_of, numbers, put, record, words_only};

fn found(titles: &[&str], words: &str) -> Vec<u128> {
    numbers(&index_of(titles), &asking(words))
}

fn first_hit(titles: &[&str], words: &str) -> Hit {
    index_of(titles).find(&asking(words)).unwrap().hits.remove(0)
}

#[test]
fn stems_and_accents_meet() {
    assert_eq!(found(&["What a carer needs", "Buses"], "carers"), [1]);
    assert_eq!(found(&["Direct payments"], "payment"), [1]);
    assert_eq!(found(&["The Café Zoë"], "cafe zoe"), [1]);
    assert_eq!(found(&["The Cafe Zoe"], "CAFÉ ZOË"), [1]);
    assert_eq!(found(&["Co-production charter"], "coproduction"), [1]);
    assert_eq!(found(&["Citizens’ jury"], "citizen's juries"), [1]);
}

#[test]
fn all_words_come_before_some_and_too_few_are_left_out() {
    let titles = [
        "Direct payments",
        "Young carers and their direct payments",
        "Young carers on direct buses",
        "Young people's buses",
    ];
    assert_eq!(found(&titles, "what do young carers think about direct payments"), [2, 3, 1]);
}

#[test]
fn the_title_outweighs_the_text() {
    let index = words_only();
    let records = [
        record(1, "Buses", "", "Dentists and buses"),
        record(2, "Dentists", "", "Buses and buses"),
        record(3, "Wards", "Dentists", "Buses and buses"),
    ];
    index.apply(records.map(put), 1).unwrap();
    assert_eq!(numbers(&index, &asking("dentists")), [2, 3, 1]);
}

#[test]
fn words_side_by_side_outweigh_the_same_words_apart() {
    let index = words_only();
    let records = [
        record(1, "", "", "Carers who are young, and payments that are direct"),
        record(2, "", "", "Direct payments that young carers are, and who and"),
    ];
    index.apply(records.map(put), 1).unwrap();
    let hits = index.find(&asking("young carers direct payments")).unwrap().hits;
    assert_eq!(hits[0].id.id.as_u128(), 2);
    assert!(hits[0].score > hits[1].score);
}

#[test]
fn a_slip_finds_the_word_meant_and_says_so() {
    let hit = first_hit(&["Participatory budgeting", "Buses"], "partcipatory budgetting");
    assert_eq!(hit.id.id.as_u128(), 1);
    assert_eq!(hit.matched, ["partcipatory", "budgetting"]);
    assert!(hit.why.contains(&Why::Typo { typed: "partcipatory".into(), found: "participatory".into() }));
    assert!((0.0..1.0).contains(&hit.score), "{}", hit.score);
}

#[test]
fn a_slip_never_outranks_the_word_as_typed() {
    let mut titles = vec!["Trusted friends and carors talk at very great length about many other things"];
    titles.extend(["Carers"; 30]);
    let order = found(&titles, "carors");
    assert_eq!(order.len(), 31);
    assert_eq!(order[0], 1);
}

#[test]
fn short_words_and_other_first_letters_are_no_slips() {
    assert_eq!(found(&["A bus"], "bos"), Vec::<u128>::new());
    assert_eq!(found(&["Carers"], "barers"), Vec::<u128>::new());
    assert_eq!(found(&["Ward 2024"], "2025"), Vec::<u128>::new());
}

#[test]
fn a_phrase_has_to_be_there_word_for_word() {
    let titles = ["Direct payments for carers", "Payments made direct to carers", "Carers"];
    assert_eq!(found(&titles, "\"direct payments\" carers"), [1]);
    assert_eq!(found(&titles, "“direct payment”"), [1]);
    assert_eq!(found(&titles, "\"payments direct\""), Vec::<u128>::new());
    assert_eq!(first_hit(&titles, "\"direct payments\"").matched, ["direct payments"]);
}

#[test]
fn words_that_only_ask_are_found_when_there_are_no_others() {
    assert_eq!(found(&["What matters to us", "Buses"], "what about us"), [1]);
}

#[test]
fn symbols_alone_find_nothing_and_blanks_find_everything() {
    assert_eq!(found(&["Buses", "Wards"], "?!* () — …"), Vec::<u128>::new());
    assert_eq!(found(&["Buses", "Wards"], "  \n ").len(), 2);
}

#[test]
fn query_language_is_only_words() {
    let titles = ["Buses", "Wards", "title"];
    for words in
        ["title:buses", "buses AND NOT wards", "+buses -wards", "buses~2^9 [a TO z]", "\"buses", "bus*es"]
    {
        assert!(found(&titles, words).len() <= 3, "{words}");
    }
    assert!(found(&titles, "-buses").contains(&1));
    assert_eq!(found(&titles, "'; drop table buses; --"), Vec::<u128>::new());
}

#[test]
fn a_question_of_a_hundred_thousand_characters_is_answered() {
    let long = "dentist ".repeat(12_500);
    assert_eq!(found(&["Dentists"], &long), [1]);
    let many: String =
        std::iter::once("dentist ".to_owned()).chain((0..15_000).map(|n| format!("w{n} "))).collect();
    assert_eq!(found(&["Dentists"], &many), Vec::<u128>::new());
    assert_eq!(found(&["Dentists"], &"x".repeat(100_000)), Vec::<u128>::new());
}

#[test]
fn what_matched_is_told_as_typed() {
    let hit = first_hit(&["Young carers"], "Carers? Buses, YOUNG people");
    assert_eq!(hit.matched, ["Carers", "YOUNG"]);
    assert_eq!(hit.why, [Why::Words { typed: vec!["Carers".into(), "YOUNG".into()] }]);
}

fn shown(pieces: &[Piece]) -> String {
    pieces
        .iter()
        .map(|piece| if piece.marked { format!("[{}]", piece.text) } else { piece.text.clone() })
        .collect()
}

#[test]
fn marks_stand_on_words_in_any_form() {
    let marker = Marker::for_words("what do carers need: co-production");
    assert_eq!(
        shown(&marker.mark("A carer’s <needs>, co-productions?")),
        "A [carer’s] <[needs]>, [co-productions]?"
    );
    let hit = first_hit(&["Participatory budgets"], "partcipatory budget");
    assert_eq!(shown(&Marker::for_hit(&hit).mark("Participatory budgets")), "[Participatory] [budgets]");
}

#[test]
fn a_snippet_shows_the_words_and_keeps_to_its_length() {
    let text = format!(
        "{}Ünder the bridge carers wait for buses. {}",
        "Éarlier words. ".repeat(200),
        "Låter. ".repeat(90)
    );
    let pieces = Marker::for_words("buses carers").snippet(&text, 60);
    let shown = shown(&pieces);
    assert!(shown.contains("[carers] wait for [buses]"), "{shown}");
    assert!(shown.starts_with('…') && shown.ends_with('…'), "{shown}");
    assert!(pieces.iter().map(|piece| piece.text.chars().count()).sum::<usize>() <= 62, "{shown}");
    for chars_max in 0..80 {
        Marker::for_words("buses").snippet(&text, chars_max);
    }
    assert_eq!(Marker::for_words("x").snippet("Short.", 60).len(), 1);
}

#[test]
fn a_page_is_a_stretch_of_the_whole() {
    let index = index_of(&["Bus"; 30]);
    let whole = numbers(&index, &asking("bus"));
    let page = numbers(&index, &FindQuery { limit: 7, offset: 10, ..asking("bus") });
    assert_eq!(page, whole[10..17]);
}
