//! Writes every chart, on made-up numbers, to a page that can be looked at:
//! `cargo run -p convenor-report --example charts -- FOLDER`.
//!
//! With a file of boundaries after the folder (the `coordinates` of its features are read, nothing else) the map is drawn from it.

use std::env::args;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use convenor_report::chart::{
    AreaClass, AreaMap, Budget, Caption, Dumbbell, DumbbellRow, DumbbellWords, Guide, Heard, HeatCell,
    HeatRow, HeatTable, HeatWords, LoveLevel, LovePlot, LoveRow, LoveWords, MapArea, MapClass, Outline,
    Shade, Standing, Trend, TrendPoint, TrendValue,
};

/// The style sheets of a page, from the project's root.
const STYLES: [&str; 3] = [
    "vendor/nhsuk-frontend/dist/nhsuk/nhsuk-frontend.min.css",
    "crates/convenor-web/assets/convenor.css",
    "crates/convenor-web/assets/chart.css",
];

fn main() -> io::Result<()> {
    let folder = args().nth(1).map_or_else(|| PathBuf::from("target/charts"), PathBuf::from);
    fs::create_dir_all(&folder)?;
    let (dumbbell, trend, love, map) = (dumbbell(), trend(), love_plot(), map());
    let figures = [dumbbell.figure(), map.figure(), trend.figure(), heat_table().table(), love.figure()];
    fs::write(folder.join("charts.html"), page(&figures))?;
    let crates = Path::new(env!("CARGO_MANIFEST_DIR"));
    for style in STYLES {
        let name = Path::new(style).file_name().unwrap_or_default();
        fs::copy(crates.join("../..").join(style), folder.join(name))?;
    }
    let papers =
        [("dumbbell", dumbbell.svg()), ("map", map.svg()), ("trend", trend.svg()), ("love", love.svg())];
    papers.into_iter().try_for_each(|(name, svg)| fs::write(folder.join(format!("{name}.svg")), svg))
}

fn page(figures: &[String]) -> String {
    let mut page = String::from(
        "<!doctype html><html lang=\"en-GB\"><head><meta charset=\"utf-8\"><title>Charts</title>\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <link rel=\"stylesheet\" href=\"nhsuk-frontend.min.css\">\
         <link rel=\"stylesheet\" href=\"convenor.css\"><link rel=\"stylesheet\" href=\"chart.css\"></head>\
         <body><div class=\"wrap\"><main><h1>Charts on made-up numbers</h1>\n",
    );
    for figure in figures {
        page.extend(["<section class=\"card\">", figure, "</section>\n"]);
    }
    page + "</main></div></body></html>"
}

fn caption(id: &str, title: &str, description: &str) -> Caption {
    Caption { id: id.to_owned(), title: title.to_owned(), description: description.to_owned() }
}

fn dumbbell() -> Dumbbell {
    let shown = |name: &str, population: f64, heard: f64, half: f64, standing, label: &str| DumbbellRow {
        name: name.to_owned(),
        heard: Heard::Shown {
            population,
            heard,
            interval: (heard - half, heard + half),
            standing,
            label: format!("{label} {:.2}", heard / population),
            values: format!("{:.1}% heard, {:.1}% here", heard * 100.0, population * 100.0),
        },
    };
    let without = |name: &str, heard| DumbbellRow { name: name.to_owned(), heard };
    Dumbbell {
        caption: caption(
            "heard",
            "Share of people here, and of people heard",
            "Children and young people are heard least for their share.",
        ),
        words: DumbbellWords {
            population: "Share of people here (Census 2021)".to_owned(),
            heard: "Share of people heard".to_owned(),
            interval: "95% interval".to_owned(),
            hidden: "Hidden".to_owned(),
            no_data: "No data".to_owned(),
        },
        rows: vec![
            shown("Women", 0.51, 0.662, 0.011, Standing::HeardALot, "Heard a lot"),
            shown(
                "Children and young people (0 to 17)",
                0.214,
                0.061,
                0.009,
                Standing::SeldomHeard,
                "Seldom heard",
            ),
            without("Gypsy, Roma and Irish Traveller communities", Heard::Hidden),
            shown("Unpaid carers", 0.089, 0.079, 0.012, Standing::InLine, "In line"),
            shown("Disabled people", 0.176, 0.184, 0.014, Standing::InLine, "In line"),
            shown("Most deprived fifth of areas", 0.201, 0.133, 0.014, Standing::SeldomHeard, "Seldom heard"),
            shown(
                "People new to the area whose first language is not English",
                0.03,
                0.034,
                0.028,
                Standing::NotKnown,
                "Not known",
            ),
            without("People in temporary homes", Heard::NoData),
            shown("People aged 65 and over", 0.182, 0.315, 0.016, Standing::HeardALot, "Heard a lot"),
        ],
    }
}

fn trend() -> Trend {
    let shown = |value: f64| TrendValue::Shown {
        value,
        interval: Some((value * 0.8, value * 1.2)),
        text: format!("{value:.1}%"),
    };
    let values = [
        shown(4.2),
        shown(5.1),
        TrendValue::Hidden,
        shown(6.4),
        shown(8.8),
        TrendValue::NoData,
        shown(9.7),
        shown(12.3),
    ];
    let quarters = [
        "Jan–Mar 2025",
        "Apr–Jun 2025",
        "Jul–Sep 2025",
        "Oct–Dec 2025",
        "Jan–Mar 2026",
        "Apr–Jun 2026",
        "Jul–Sep 2026",
        "Oct–Dec 2026",
    ];
    Trend {
        caption: caption(
            "trend",
            "Children and young people heard, by quarter",
            "Their share has grown from 4% to 12%.",
        ),
        bars: "Share of people heard, %".to_owned(),
        interval: "95% interval".to_owned(),
        hidden: "Hidden".to_owned(),
        no_data: "No data".to_owned(),
        guide: Some(Guide { value: 21.4, words: "Their share of the people here: 21.4%".to_owned() }),
        points: quarters
            .iter()
            .zip(values)
            .map(|(when, value)| TrendPoint { when: (*when).to_owned(), value })
            .collect(),
    }
}

fn heat_table() -> HeatTable {
    let cells = |numbers: [i32; 8]| {
        let cell = |number: i32| match number {
            -1 => HeatCell::Hidden,
            -2 => HeatCell::NoData,
            shown => HeatCell::Shown { value: f64::from(shown), text: shown.to_string() },
        };
        numbers.into_iter().map(cell).collect()
    };
    let row = |name: &str, numbers| HeatRow { name: name.to_owned(), cells: cells(numbers), total: None };
    HeatTable {
        caption: caption("load", "Invitations for every 100 people", "Older people are asked most."),
        corner: "Group".to_owned(),
        columns: ["Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov"].map(str::to_owned).into(),
        rows: vec![
            row("Older people in Marlow Vale", [4, 7, 11, 17, 2, 9, 12, 10]),
            row("Unpaid carers", [1, 0, 3, 2, -2, 5, 4, 6]),
            row("Young people", [0, 0, -1, 1, 0, 2, -1, 1]),
        ],
        words: HeatWords { hidden: "hidden".to_owned(), no_data: "no data".to_owned(), total: None },
        budget: Some(Budget {
            value: 10.0,
            line: "over the budget of 10 a month".to_owned(),
            over: "over the budget".to_owned(),
        }),
    }
}

fn love_plot() -> LovePlot {
    let row = |level, name: &str, before: f64, after: f64| LoveRow {
        name: name.to_owned(),
        level,
        before: Some(before),
        after: Some(after),
        values: format!("{before:.2} before, {after:.2} after"),
    };
    LovePlot {
        caption: caption(
            "love",
            "How far the survey is from the people here",
            "After weighting every difference is under 0.1.",
        ),
        words: LoveWords {
            before: "Before weighting".to_owned(),
            after: "After weighting".to_owned(),
            guide: "0.1: near enough".to_owned(),
        },
        rows: vec![
            row(LoveLevel::Variable, "Age", 0.42, 0.04),
            row(LoveLevel::Category, "16 to 24", -0.42, -0.04),
            row(LoveLevel::Category, "25 to 64", 0.11, 0.0),
            row(LoveLevel::Category, "65 and over", 0.36, 0.03),
            row(LoveLevel::Variable, "Sex", 0.31, 0.0),
            row(LoveLevel::Category, "Female", 0.31, 0.0),
            row(LoveLevel::Category, "Male", -0.31, 0.0),
            LoveRow {
                name: "Other".to_owned(),
                level: LoveLevel::Category,
                before: None,
                after: None,
                values: "Not in the population's list".to_owned(),
            },
        ],
    }
}

/// Areas of the file named after the folder, or squares.
fn map() -> AreaMap {
    let outlines = args()
        .nth(2)
        .and_then(|file| fs::read_to_string(file).ok())
        .map_or_else(squares, |text| outlines(&text));
    let steps = [Shade::Step1, Shade::Step2, Shade::Step3, Shade::Step4, Shade::Step5];
    let ranges = ["0 to 4", "5 to 9", "10 to 19", "20 to 39", "40 or more"];
    let letters = ["A", "B", "C", "D", "E"];
    let classes = steps.into_iter().zip(letters).zip(ranges).map(|((shade, letter), range)| MapClass {
        letter: letter.to_owned(),
        words: format!("{range} people heard for every 1,000"),
        shade,
    });
    let area = |(at, outline): (usize, Outline)| {
        let class = match at * 7 % 11 {
            9 => AreaClass::Hidden,
            10 => AreaClass::NoData,
            other => AreaClass::Class(other % 5),
        };
        let value = match class {
            AreaClass::Class(place) => {
                ranges.get(place).map_or_else(String::new, |range| (*range).to_owned())
            }
            AreaClass::Hidden => "hidden".to_owned(),
            AreaClass::NoData => "no data".to_owned(),
        };
        MapArea { name: format!("Area {}", at + 1), value, outline, class, href: Some(format!("#area-{at}")) }
    };
    AreaMap {
        caption: caption("map", "People heard for every 1,000", "Most are heard in the east."),
        classes: classes.collect(),
        hidden: "Hidden, so that nobody can be picked out".to_owned(),
        no_data: "No data".to_owned(),
        areas: outlines.into_iter().enumerate().map(area).collect(),
    }
}

fn squares() -> Vec<Outline> {
    let corner = |at: i32| f64::from(at) * 0.1;
    let square = |(x, y): (i32, i32)| {
        let (west, south) = (corner(x) - 1.0, 51.0 + corner(y) * 0.7);
        let (east, north) = (west + 0.1, south + 0.07);
        Outline { rings: vec![vec![(west, south), (east, south), (east, north), (west, north)]] }
    };
    (0..36).map(|at| square((at % 6, at / 6))).collect()
}

/// The rings of each `coordinates`: enough to look at a real map.
fn outlines(text: &str) -> Vec<Outline> {
    let features = text.split("\"coordinates\"").skip(1);
    features.map(|feature| Outline { rings: rings(feature.split('}').next().unwrap_or_default()) }).collect()
}

fn rings(text: &str) -> Vec<Vec<(f64, f64)>> {
    let tight: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
    let point = |pair: &str| {
        let mut numbers = pair.split(',').filter_map(|word| word.trim_matches(['[', ']', ':']).parse().ok());
        Some((numbers.next()?, numbers.next()?))
    };
    tight
        .split("]]")
        .map(|ring| ring.split("],").filter_map(point).collect())
        .filter(|ring: &Vec<_>| ring.len() > 2)
        .collect()
}
