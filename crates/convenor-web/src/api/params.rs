//! What lists and look-ups can be asked with. The values are read from the address by the same code as on pages
//! (`filter`, `paging`); these types only describe them.

use utoipa::IntoParams;

/// The register's filters. Values of one filter widen it; different filters narrow each other.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes what `filter` reads from the address")]
pub(super) struct Filters {
    /// Only what ended in the last so many months.
    #[param(example = 18, minimum = 1, maximum = 600)]
    months: Option<u32>,
    /// Only what ended on this day or later.
    #[param(example = "2026-01-01")]
    since: Option<String>,
    /// Only what began on this day or earlier.
    #[param(example = "2026-12-31")]
    until: Option<String>,
    /// Official code of an area; places inside it count.
    area: Option<Vec<String>>,
    /// Key of a population group; narrower groups count.
    group: Option<Vec<String>>,
    /// Key of a topic; narrower topics count.
    topic: Option<Vec<String>>,
    /// Identifier of an organisation that leads or takes part.
    organisation: Option<Vec<String>>,
    /// Key of a source type.
    source: Option<Vec<String>>,
    /// Key of a method.
    method: Option<Vec<String>>,
    /// Key of the level promised.
    level: Option<Vec<String>>,
    /// Where an activity stands, such as `open`.
    status: Option<Vec<String>>,
    /// What an activity is for, such as `inform-decision`.
    kind: Option<Vec<String>>,
    /// What is lacking: `no-feedback` or `no-insight`.
    gap: Option<Vec<String>>,
    /// Name in addresses of a system.
    system: Option<String>,
}

/// Which part of a list.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes what `paging` reads from the address")]
pub(super) struct Pages {
    /// The page, from 1.
    #[param(example = 1, minimum = 1)]
    page: Option<u64>,
    /// Records a page: 25, 50 or 100.
    #[param(example = 25)]
    rows: Option<u64>,
}
