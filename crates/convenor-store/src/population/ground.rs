//! The ground that official figures are brought to, as it stands; and small areas by what they lie in.

use std::collections::HashMap;

use convenor_domain::population::{AGE_YEAR, Ground, ReferenceKind};
use convenor_domain::{AreaChange, AreaCode, AreaKind};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::areas::{all_small, column};
use crate::dialect::query;
use crate::entity::reference_list::{self as row, Column as C};
use crate::error::StoreError;
use crate::open::Store;
use crate::record::from_json;

/// Digits two and three of a small area's code.
const SMALL: &str = "01";

impl Store {
    /// The ground that official figures are brought to: small areas with their people, and what earlier areas became.
    pub async fn ground(&self) -> Result<Ground, StoreError> {
        let small = all_small(self.read()).await?;
        let people = match self.newest_list(&["age", "ethnicity"]).await? {
            Some(list) => self.totals(list).await?,
            None => HashMap::new(),
        };
        let changes = query(self.read(), "SELECT old, new FROM area_change", Vec::new()).await?;
        let change = |row: &sea_orm::QueryResult| {
            Ok(AreaChange { old: AreaCode(row.try_get("", "old")?), new: AreaCode(row.try_get("", "new")?) })
        };
        let changes = changes.iter().map(change).collect::<Result<Vec<_>, StoreError>>()?;
        Ok(Ground::new(small, &people, &changes))
    }

    /// Single years of age of every area that they are known of: what bands are shared out by.
    pub async fn age_years(&self) -> Result<HashMap<AreaCode, Vec<f64>>, StoreError> {
        let Some(list) = self.newest_list(&[AGE_YEAR]).await? else { return Ok(HashMap::new()) };
        let sql = "SELECT area, people FROM population WHERE list_id = ?";
        let mut years = HashMap::new();
        for row in query(self.read(), sql, vec![list.into()]).await? {
            let mut people: Vec<f64> = from_json("people by year", &row.try_get::<String>("", "people")?)?;
            // The last are those in no year.
            people.pop();
            years.insert(AreaCode(row.try_get("", "area")?), people);
        }
        Ok(years)
    }

    /// Small areas inside an area, each with the area of a level that it lies in; those of earlier editions too where all
    /// of one became part of one.
    pub async fn small_areas_inside(
        &self,
        level: AreaKind,
        inside: &AreaCode,
    ) -> Result<HashMap<AreaCode, AreaCode>, StoreError> {
        let Some(around) = self.column_of(inside).await? else { return Ok(HashMap::new()) };
        let level = column(level);
        let mut found = self.earlier_inside(level, around, inside).await?;
        let sql = format!(
            "SELECT code, {level} AS area FROM small_area WHERE {around} = ? AND {level} IS NOT NULL"
        );
        for row in query(self.read(), &sql, vec![inside.0.as_str().into()]).await? {
            found.insert(AreaCode(row.try_get("", "code")?), AreaCode(row.try_get("", "area")?));
        }
        Ok(found)
    }

    async fn earlier_inside(
        &self,
        level: &str,
        around: &str,
        inside: &AreaCode,
    ) -> Result<HashMap<AreaCode, AreaCode>, StoreError> {
        let sql = format!(
            "SELECT area_change.old AS code, MIN(small_area.{level}) AS area FROM area_change
             JOIN small_area ON small_area.code = area_change.new
             WHERE SUBSTR(area_change.old, 2, 2) = '{SMALL}' AND area_change.old IN (
                 SELECT old FROM area_change JOIN small_area ON small_area.code = area_change.new
                 WHERE small_area.{around} = ?
             ) GROUP BY area_change.old
             HAVING MIN(small_area.{level}) = MAX(small_area.{level})
             AND SUM(CASE WHEN small_area.{around} = ? THEN 0 ELSE 1 END) = 0"
        );
        let code = sea_orm::Value::from(inside.0.as_str());
        let rows = query(self.read(), &sql, vec![code.clone(), code]).await?;
        let pair = |row: &sea_orm::QueryResult| {
            Ok((AreaCode(row.try_get("", "code")?), AreaCode(row.try_get("", "area")?)))
        };
        rows.iter().map(pair).collect()
    }

    /// The newest list by the first of some dimensions that there is one of.
    async fn newest_list(&self, dimensions: &[&str]) -> Result<Option<Uuid>, StoreError> {
        for dimension in dimensions {
            let lists = row::Entity::find()
                .filter(C::Kind.eq(ReferenceKind::Population.key()))
                .filter(C::Dimension.eq(*dimension))
                .filter(C::Level.eq(AreaKind::Lsoa.key()));
            let newest = lists.order_by_desc(C::Year).order_by_desc(C::ImportedAt).one(self.read()).await?;
            if let Some(list) = newest {
                return Ok(Some(list.id));
            }
        }
        Ok(None)
    }

    async fn totals(&self, list: Uuid) -> Result<HashMap<AreaCode, f64>, StoreError> {
        let sql = "SELECT area, total FROM population WHERE list_id = ?";
        let rows = query(self.read(), sql, vec![list.into()]).await?;
        rows.iter().map(|row| Ok((AreaCode(row.try_get("", "area")?), row.try_get("", "total")?))).collect()
    }
}
