//! Outlines of areas.

use std::collections::BTreeMap;

use convenor_domain::population::{Boundary, ReferenceOutcome};
use convenor_domain::{AreaCode, AreaKind};

use super::areas::column;
use super::keep::NewList;
use super::rows::{Rows, text};
use crate::dialect::{JsonColumn, query};
use crate::error::StoreError;
use crate::open::Store;
use crate::record::{from_json, to_json};
use crate::writing::Writing;

impl Store {
    /// Outlines of the areas of a level inside an area, by code, as they were read in last; areas without one are left out.
    pub async fn list_boundaries(
        &self,
        level: AreaKind,
        inside: &AreaCode,
    ) -> Result<Vec<Boundary>, StoreError> {
        let Some(around) = self.column_of(inside).await? else { return Ok(Vec::new()) };
        let sql = format!(
            "SELECT boundary.area, CASE WHEN boundary.name = '' THEN area.name ELSE boundary.name END AS name, shape
             FROM boundary JOIN reference_list ON reference_list.id = boundary.list_id
             LEFT JOIN area ON area.code = boundary.area
             WHERE boundary.area IN (SELECT DISTINCT {} FROM small_area WHERE {around} = ?)
             ORDER BY reference_list.imported_at, reference_list.id",
            column(level)
        );
        let mut shapes: BTreeMap<String, (String, String)> = BTreeMap::new();
        for row in query(self.read(), &sql, vec![inside.0.as_str().into()]).await? {
            let name: Option<String> = row.try_get("", "name")?;
            shapes.insert(row.try_get("", "area")?, (name.unwrap_or_default(), row.try_get("", "shape")?));
        }
        let boundary = |(code, (name, shape)): (String, (String, String))| {
            Ok(Boundary { polygons: from_json("an outline", &shape)?, area: AreaCode(code), name })
        };
        shapes.into_iter().map(boundary).collect()
    }
}

impl Writing<'_> {
    /// Keeps outlines.
    pub async fn put_boundaries(
        &mut self,
        new: NewList,
        boundaries: &[Boundary],
    ) -> Result<ReferenceOutcome, StoreError> {
        let row = |one: &Boundary| {
            let shape = to_json(&one.polygons)?;
            Ok(format!("[{},{},{}]", text(&one.area.0), text(&one.name), text(&shape)))
        };
        let rows = boundaries.iter().map(row).collect::<Result<Vec<_>, StoreError>>()?;
        let columns = [("area", JsonColumn::Text), ("name", JsonColumn::Text), ("shape", JsonColumn::Text)];
        self.put_list(new, &Rows::of(rows.into_iter()), "boundary", &columns).await
    }
}
