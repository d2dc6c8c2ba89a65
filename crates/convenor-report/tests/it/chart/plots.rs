//! Dumbbells, love plots and trends.

use convenor_report::chart::{
    Dumbbell, DumbbellRow, DumbbellWords, Guide, Heard, LoveLevel, LovePlot, LoveRow, LoveWords, Standing,
    Trend, TrendPoint, TrendValue,
};
use roxmltree::Node;

use super::drawn::{AWKWARD, caption, count, layouts, read, words};

fn dumbbell(rows: Vec<DumbbellRow>) -> Dumbbell {
    let words = DumbbellWords {
        population: "Here".to_owned(),
        heard: "Heard".to_owned(),
        interval: "Interval".to_owned(),
        hidden: "Hidden".to_owned(),
        no_data: "Nothing".to_owned(),
    };
    Dumbbell { caption: caption(), words, rows }
}

fn shown(name: &str, population: f64, heard: f64) -> DumbbellRow {
    let heard = Heard::Shown {
        population,
        heard,
        interval: (heard / 2.0, heard * 1.5),
        standing: Standing::InLine,
        label: format!("In line {:.2}", heard / population),
        values: format!("{heard} of {population}"),
    };
    DumbbellRow { name: name.to_owned(), heard }
}

fn row(name: &str, heard: Heard) -> DumbbellRow {
    DumbbellRow { name: name.to_owned(), heard }
}

/// Marks of the plot itself: circles, less those of the key.
fn circles(svg: Node<'_, '_>) -> usize {
    count(svg, "circle") - 2
}

#[test]
fn a_dumbbell_says_every_value_in_both_layouts_and_in_a_paper() {
    let chart = dumbbell(vec![shown(AWKWARD, 0.5, 0.25), shown("Women", 0.4, 0.6)]);
    let (figure, paper) = (chart.figure(), chart.svg());
    let (figure, paper) = (read(&figure), read(&paper));
    for svg in layouts(&figure).into_iter().chain([paper.root_element()]) {
        let words = words(svg);
        for said in
            ["Here", "Heard", "Interval", "In line 0.50", "0.25 of 0.5", "Women", "0.6 of 0.4", "0%", "50%"]
        {
            assert!(words.contains(said), "{said} in {words}");
        }
        assert!(words.contains("<script>") && words.contains('&'), "{words}");
        assert_eq!(circles(svg), 4);
    }
}

#[test]
fn nothing_is_drawn_where_a_number_is_hidden_or_missing() {
    let chart = dumbbell(vec![row("Few", Heard::Hidden), row("None", Heard::NoData)]);
    let figure = chart.figure();
    for svg in layouts(&read(&figure)) {
        assert_eq!(circles(svg), 0);
        let words = words(svg);
        assert!(words.contains("Few") && words.contains("Hidden") && words.contains("Nothing"), "{words}");
    }
}

#[test]
fn a_hidden_row_changes_no_other() {
    let without = dumbbell(vec![shown("Women", 0.4, 0.6)]).svg();
    let with = dumbbell(vec![shown("Women", 0.4, 0.6), row("Few", Heard::Hidden)]).svg();
    let marks = |drawing: &str| {
        let document = read(drawing);
        let circles = document.descendants().filter(|node| node.tag_name().name() == "circle");
        circles.map(|circle| circle.attribute("cx").unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(marks(&without), marks(&with));
}

#[test]
fn the_group_least_heard_for_its_share_comes_first() {
    let mut rows = vec![
        row("none", Heard::NoData),
        row("few", Heard::Hidden),
        shown("much", 0.2, 0.4),
        shown("little", 0.6, 0.3),
    ];
    let said = words(read(&dumbbell(rows.clone()).svg()).root_element());
    let places = ["little", "much", "few", "none"].map(|name| said.find(name).unwrap());
    assert!(places.is_sorted(), "{said}");
    rows.sort_by(DumbbellRow::by_gap);
    assert_eq!(
        rows.iter().map(|row| row.name.as_str()).collect::<Vec<_>>(),
        ["little", "much", "few", "none"]
    );
}

#[test]
fn marks_stand_where_their_values_are() {
    let paper = dumbbell(vec![shown("one", 0.5, 0.25)]).svg();
    let document = read(&paper);
    let places: Vec<f64> = document
        .descendants()
        .filter(|node| node.tag_name().name() == "circle")
        .skip(2)
        .map(|circle| circle.attribute("cx").unwrap().parse().unwrap())
        .collect();
    let nought: f64 = document
        .descendants()
        .find(|node| node.text() == Some("0%"))
        .and_then(|node| node.attribute("x")?.parse().ok())
        .unwrap();
    let [heard, population] = places.try_into().unwrap();
    assert!(((population - nought) - 2.0 * (heard - nought)).abs() < 0.3, "{nought} {heard} {population}");
}

#[test]
fn odd_numbers_break_no_drawing() {
    let chart = dumbbell(vec![shown("nobody", 0.0, 0.0), shown("no number", f64::NAN, f64::INFINITY)]);
    let figure = chart.figure();
    let document = read(&figure);
    let numbers = document.descendants().flat_map(|node| node.attributes().collect::<Vec<_>>());
    assert!(
        numbers.into_iter().all(|number| !number.value().contains("NaN") && !number.value().contains("inf"))
    );
    assert!(layouts(&read(&dumbbell(Vec::new()).figure())).iter().all(|svg| circles(*svg) == 0));
}

#[test]
fn a_love_plot_draws_differences_without_their_sign_beside_the_guide() {
    let row = |name: &str, level, before, after| LoveRow {
        name: name.to_owned(),
        level,
        before,
        after,
        values: format!("values of {name}"),
    };
    let chart = LovePlot {
        caption: caption(),
        words: LoveWords {
            before: "Before".to_owned(),
            after: "After".to_owned(),
            guide: "Small".to_owned(),
        },
        rows: vec![
            row("Age", LoveLevel::Variable, Some(0.4), Some(0.02)),
            row("Young", LoveLevel::Category, Some(-0.4), Some(-0.02)),
            row("Other", LoveLevel::Category, None, None),
        ],
    };
    let figure = chart.figure();
    for svg in layouts(&read(&figure)) {
        assert_eq!(circles(svg), 4);
        let places: Vec<_> = svg
            .descendants()
            .filter(|node| node.tag_name().name() == "circle")
            .skip(2)
            .map(|node| node.attribute("cx").unwrap())
            .collect();
        assert_eq!(places[..2], places[2..]);
        let words = words(svg);
        let said = ["Before", "After", "Small", "values of Age", "values of Young", "values of Other"];
        assert!(said.iter().all(|said| words.contains(said)), "{words}");
        assert!(svg.descendants().filter(|node| node.attribute("stroke-dasharray").is_some()).count() > 1);
    }
}

fn trend(count: usize) -> Trend {
    let value = |at: usize| match at % 4 {
        1 => TrendValue::Hidden,
        2 => TrendValue::NoData,
        _ => TrendValue::Shown { value: 2.0, interval: Some((1.0, 4.0)), text: format!("value {at}") },
    };
    let point = |at: usize| TrendPoint { when: format!("Q{at}"), value: value(at) };
    Trend {
        caption: caption(),
        bars: "Bars".to_owned(),
        interval: "Interval".to_owned(),
        hidden: "Hidden".to_owned(),
        no_data: "Nothing".to_owned(),
        guide: Some(Guide { value: 3.0, words: "Guide".to_owned() }),
        points: (0..count).map(point).collect(),
    }
}

#[test]
fn a_trend_has_a_bar_for_every_number_and_a_gap_for_every_other() {
    for count_of_points in [8, 40] {
        let figure = trend(count_of_points).figure();
        for svg in layouts(&read(&figure)) {
            assert_eq!(count(svg, "rect") - 1, count_of_points / 2, "a bar each, and one in the key");
            let words = words(svg);
            assert_eq!(words.matches("Hidden").count(), count_of_points / 4);
            assert_eq!(words.matches("Nothing").count(), count_of_points / 4);
            for at in (0..count_of_points).filter(|at| at % 4 == 0 || at % 4 == 3) {
                assert!(words.contains(&format!("value {at}")), "{words}");
            }
            assert!(words.contains("Guide") && words.contains("Interval"));
        }
    }
}
