//! Charts and the map: the same numbers as in the tables beside them.

use convenor_domain::population::Boundary;
use convenor_domain::reach::{ReachRow, ReachTrend};
use convenor_report::chart::{
    AreaClass, AreaMap, Caption, Dumbbell, DumbbellRow, DumbbellWords, Guide, Heard, MapArea, MapClass,
    Outline, Shade, Standing, Trend, TrendPoint, TrendValue, quantile_bounds,
};
use convenor_statistics::{ReachLabel, ShownCount};

use super::line::{Drawing, Line, name, per_cent};
use crate::state::AppState;
use crate::words::Value;

/// Classes of the map.
const CLASSES: usize = 5;
const LETTERS: [&str; CLASSES] = ["A", "B", "C", "D", "E"];
const SHADES: [Shade; CLASSES] = [Shade::Step1, Shade::Step2, Shade::Step3, Shade::Step4, Shade::Step5];

/// Shares of those who live there beside shares of those heard.
pub(super) fn dumbbell(state: &AppState, rows: &[(&ReachRow, &Line)], description: &str) -> String {
    let row = |(row, line): &(&ReachRow, &Line)| {
        let heard = match (row.ratio, row.share_residents) {
            (Some(ratio), Some(population)) => Heard::Shown {
                population,
                heard: ratio.share_heard,
                interval: (ratio.share_interval.low, ratio.share_interval.high),
                standing: standing(ratio.label),
                label: format!("{} {}", state.word(&format!("reach-label-{}", line.label)), line.ratio),
                values: state.engine.words().t(
                    "reach-values",
                    &[
                        ("heard", Value::from(line.heard.clone())),
                        ("here", Value::from(line.residents.clone())),
                    ],
                ),
            },
            _ if row.heard == Some(ShownCount::Hidden) => Heard::Hidden,
            _ => Heard::NoData,
        };
        DumbbellRow { name: line.name.clone(), heard }
    };
    let chart = Dumbbell {
        caption: caption(state, "reach-chart", description),
        words: DumbbellWords {
            population: state.word("reach-chart-population"),
            heard: state.word("reach-chart-heard"),
            interval: state.word("reach-chart-interval"),
            hidden: state.word("reach-label-hidden"),
            no_data: state.word("reach-no-data"),
        },
        rows: rows.iter().map(row).collect(),
    };
    chart.figure()
}

fn standing(label: ReachLabel) -> Standing {
    match label {
        ReachLabel::HeardALot => Standing::HeardALot,
        ReachLabel::InLine => Standing::InLine,
        ReachLabel::SeldomHeard => Standing::SeldomHeard,
        ReachLabel::NotKnown => Standing::NotKnown,
    }
}

fn caption(state: &AppState, key: &str, description: &str) -> Caption {
    Caption {
        id: key.to_owned(),
        title: state.word(&format!("{key}-title")),
        description: description.to_owned(),
    }
}

/// One group's share of those heard, quarter by quarter.
pub(super) fn trend(
    drawing: &Drawing<'_>,
    place: usize,
    trend: &ReachTrend,
    population: Option<f64>,
) -> String {
    let state = &drawing.visit.state;
    let point = |(quarter, heard, share): &(_, ShownCount, Option<(f64, convenor_statistics::Interval)>)| {
        TrendPoint {
            when: format!("{quarter}"),
            value: match (heard, share) {
                (ShownCount::Hidden, _) => TrendValue::Hidden,
                (_, Some((share, interval))) => TrendValue::Shown {
                    value: *share,
                    interval: Some((interval.low, interval.high)),
                    text: per_cent(*share),
                },
                (_, None) => TrendValue::NoData,
            },
        }
    };
    let chart = Trend {
        caption: Caption {
            id: format!("reach-trend-{place}"),
            title: name(&trend.groups),
            description: state.word("reach-trend-description"),
        },
        bars: state.word("reach-trend-bars"),
        interval: state.word("reach-chart-interval"),
        hidden: state.word("reach-label-hidden"),
        no_data: state.word("reach-no-data"),
        guide: population.map(|value| Guide {
            value,
            words: state.engine.words().t("reach-trend-guide", &[("share", Value::from(per_cent(value)))]),
        }),
        points: trend.quarters.iter().map(point).collect(),
    };
    chart.figure()
}

/// An area of the map.
pub(super) struct Placed<'a> {
    pub(super) boundary: &'a Boundary,
    /// People heard there per 1,000 residents a year; nothing where it is hidden or not known.
    pub(super) rate: Option<f64>,
    pub(super) hidden: bool,
    pub(super) href: Option<String>,
}

/// People heard per 1,000 residents a year, area by area.
pub(super) fn map(state: &AppState, areas: &[Placed<'_>], of: &str) -> String {
    let rates: Vec<f64> = areas.iter().filter_map(|area| area.rate).collect();
    let steps = quantile_bounds(&rates, CLASSES);
    let words = state.engine.words();
    let value = |area: &Placed<'_>| match area.rate {
        Some(rate) => words.t("reach-map-value", &[("rate", Value::from(format!("{rate:.1}")))]),
        None if area.hidden => state.word("reach-label-hidden"),
        None => state.word("reach-no-data"),
    };
    let area = |area: &Placed<'_>| MapArea {
        name: area.boundary.name.clone(),
        value: value(area),
        outline: outline(area.boundary),
        class: match area.rate {
            Some(rate) => AreaClass::Class(
                steps.iter().position(|upper| rate <= *upper).unwrap_or(steps.len().max(1) - 1),
            ),
            None if area.hidden => AreaClass::Hidden,
            None => AreaClass::NoData,
        },
        href: area.href.clone(),
    };
    let class = |(place, (letter, shade)): (usize, (&&str, &Shade))| {
        let upper = steps.get(place)?;
        let lower = place.checked_sub(1).and_then(|before| steps.get(before));
        let values = [
            ("from", Value::from(lower.map_or_else(|| "0".to_owned(), |lower| format!("{lower:.1}")))),
            ("to", Value::from(format!("{upper:.1}"))),
        ];
        let key = if *upper > 0.0 { "reach-map-class" } else { "reach-map-nobody" };
        Some(MapClass { letter: (*letter).to_owned(), words: words.t(key, &values), shade: *shade })
    };
    let map = AreaMap {
        caption: Caption {
            id: "reach-map".to_owned(),
            title: words.t("reach-map-title", &[("group", Value::from(of.to_owned()))]),
            description: state.word("reach-map-description"),
        },
        classes: LETTERS.iter().zip(&SHADES).enumerate().filter_map(class).collect(),
        hidden: state.word("reach-label-hidden"),
        no_data: state.word("reach-no-data"),
        areas: areas.iter().map(area).collect(),
    };
    map.figure()
}

fn outline(boundary: &Boundary) -> Outline {
    let ring =
        |ring: &Vec<[f64; 2]>| ring.iter().map(|[longitude, latitude]| (*longitude, *latitude)).collect();
    Outline { rings: boundary.polygons.iter().flatten().map(ring).collect() }
}
