//! What was measured of each way to find, one line each, and how far both together lie above the better of each alone.

use crate::measure::Measured;

/// Words alone and meaning alone.
pub(crate) const ALONE: [&str; 2] = ["words alone", "meaning alone"];

/// Measures of one way to find.
pub(crate) struct Row {
    pub(crate) name: &'static str,
    pub(crate) measured: Vec<Measured>,
}

/// Prints all means, and below them what each way that joins both has gained over the better of both alone.
pub(crate) fn print(columns: &[&str], rows: &[Row], joined: &[&str]) {
    let line = |name: &str, cells: &[String]| {
        print!("{name:<40}");
        for cell in cells {
            print!("{cell:>20}");
        }
        println!();
    };
    line("", &columns.iter().map(|&column| column.to_owned()).collect::<Vec<_>>());
    for row in rows {
        let means: Vec<String> = row.measured.iter().map(|one| format!("{:.4}", one.mean())).collect();
        line(row.name, &means);
    }
    for row in rows.iter().filter(|row| joined.contains(&row.name)) {
        let above = |(place, own): (usize, &Measured)| {
            let (mean, error) = better_alone(rows, place).map_or((0.0, 0.0), |other| own.above(other));
            format!("{mean:+.4} ± {error:.4}")
        };
        let cells: Vec<String> = row.measured.iter().enumerate().map(above).collect();
        line(&format!("  {} - better alone", row.name), &cells);
    }
}

/// The better of words alone and meaning alone, by the measure at this place.
fn better_alone(rows: &[Row], place: usize) -> Option<&Measured> {
    let alone = rows.iter().filter(|row| ALONE.contains(&row.name));
    let measured = alone.filter_map(|row| row.measured.get(place));
    measured.max_by(|one, other| one.mean().total_cmp(&other.mean()))
}
