//! Chances in a lottery, sorted.

use convenor_report::chart::{ChanceCurve, ChanceWords};

use super::drawn::{caption, count, layouts, read, words};

fn curve(chances: &[f64], other: &[f64]) -> ChanceCurve {
    let words = ChanceWords {
        chances: "This lottery".to_owned(),
        other: "The older way".to_owned(),
        equal: "All equal".to_owned(),
        people: "From the least likely to the most".to_owned(),
    };
    ChanceCurve { caption: caption(), words, chances: chances.to_vec(), other: other.to_vec(), equal: 0.25 }
}

#[test]
fn lines_go_up_from_the_least_likely_and_are_named() {
    let chart = curve(&[0.5, 0.1, 0.1], &[0.0, 0.2, 0.8]);
    let (figure, paper) = (chart.figure(), chart.svg());
    let (figure, paper) = (read(&figure), read(&paper));
    for svg in layouts(&figure).into_iter().chain([paper.root_element()]) {
        let said = words(svg);
        for expected in ["This lottery", "The older way", "All equal", "least likely", "0%", "80%"] {
            assert!(said.contains(expected), "{expected} in {said}");
        }
        assert_eq!(count(svg, "path"), 2);
    }
    let paths = paper.descendants().filter_map(|node| node.attribute("d"));
    let steps: Vec<usize> = paths.map(|path| path.matches('H').count()).collect();
    // The thin line is drawn first, so that the thick one is seen; two people with one chance are one step.
    assert_eq!(steps, [3, 2]);
}

#[test]
fn a_line_without_anybody_is_neither_drawn_nor_named() {
    let paper = curve(&[0.3], &[]).svg();
    let document = read(&paper);
    assert_eq!(count(document.root_element(), "path"), 1);
    assert!(!words(document.root_element()).contains("The older way"));
}
