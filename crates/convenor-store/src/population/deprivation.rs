//! Deprivation of small areas, and people by fifths of it.

use std::collections::{BTreeMap, HashMap};

use convenor_domain::population::{
    Deprivation, DeprivationRow, DeprivationSource, Figures, Population, QUINTILES, ReferenceKind,
    ReferenceOutcome,
};
use convenor_domain::{AreaCode, AreaKind};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Value};
use uuid::Uuid;

use super::areas::column;
use super::keep::NewList;
use super::read::Summed;
use super::rows::{Rows, text};
use crate::dialect::{JsonColumn, query};
use crate::entity::reference_list::{self as row, Column as C};
use crate::error::StoreError;
use crate::open::Store;
use crate::record::unreadable;
use crate::writing::Writing;

impl Store {
    /// Deprivation of every small area inside an area, those of earlier editions included where all of one became part
    /// of this area, and whose figures they are; `None` where nothing is known.
    pub async fn deprivation_inside(
        &self,
        inside: &AreaCode,
    ) -> Result<Option<(DeprivationSource, HashMap<AreaCode, Deprivation>)>, StoreError> {
        let Some((source, list)) = self.deprivation_list(inside).await? else { return Ok(None) };
        let Some(around) = self.column_of(inside).await? else { return Ok(None) };
        let sql = format!(
            "SELECT deprivation.area, figures, decile, health_decile FROM deprivation
             JOIN small_area ON small_area.code = deprivation.area
             WHERE list_id = ? AND small_area.{around} = ?"
        );
        let mut found = HashMap::new();
        for row in query(self.read(), &sql, vec![list.into(), inside.0.as_str().into()]).await? {
            let decile = |column: &str| -> Result<Option<u8>, StoreError> {
                Ok(row.try_get::<Option<i32>>("", column)?.and_then(|decile| u8::try_from(decile).ok()))
            };
            let figures: String = row.try_get("", "figures")?;
            let deprivation = Deprivation {
                decile: decile("decile")?.unwrap_or_default(),
                health_decile: decile("health_decile")?,
                figures: figures.parse().map_err(|error| unreadable("deprivation", &error))?,
            };
            found.insert(AreaCode(row.try_get("", "area")?), deprivation);
        }
        // An earlier small area is as deprived as what it became, where that is one; else it is left out.
        for (old, new) in self.small_areas_inside(AreaKind::Lsoa, inside).await? {
            if let Some(deprivation) = found.get(&new).copied().filter(|_| old != new) {
                found.insert(old, Deprivation { figures: Figures::Estimated, ..deprivation });
            }
        }
        Ok(Some((source, found)))
    }

    /// The newest list of deprivation that has an area's small areas, and whose it is.
    pub(super) async fn deprivation_list(
        &self,
        area: &AreaCode,
    ) -> Result<Option<(DeprivationSource, Uuid)>, StoreError> {
        let Some(around) = self.column_of(area).await? else { return Ok(None) };
        let lists = row::Entity::find()
            .filter(C::Kind.eq(ReferenceKind::Deprivation.key()))
            .order_by_desc(C::Year)
            .order_by_desc(C::ImportedAt);
        for list in lists.all(self.read()).await? {
            let sql = format!(
                "SELECT area FROM deprivation WHERE list_id = ? AND area = (
                     SELECT MIN(code) FROM small_area WHERE {around} = ?)"
            );
            if !query(self.read(), &sql, vec![list.id.into(), area.0.as_str().into()]).await?.is_empty() {
                let year = list.year.and_then(|year| u16::try_from(year).ok()).unwrap_or_default();
                let source = DeprivationSource { source: list.source, year, made_up: list.made_up };
                return Ok(Some((source, list.id)));
            }
        }
        Ok(None)
    }

    /// People by fifths of deprivation: of the whole area, or of every area of a level inside it.
    pub(super) async fn people_by_deprivation(
        &self,
        level: Option<AreaKind>,
        inside: &AreaCode,
    ) -> Result<Option<Population>, StoreError> {
        let (Some(people), Some((from, list))) =
            (self.answering_people(inside).await?, self.deprivation_list(inside).await?)
        else {
            return Ok(None);
        };
        let Some(around) = self.column_of(inside).await? else { return Ok(None) };
        let level = level.map_or(around, column);
        let sql = format!(
            "SELECT small_area.{level} AS area, decile, SUM(population.total) AS people, MAX(deprivation.figures) AS figures
             FROM small_area JOIN population ON population.list_id = ? AND population.area = small_area.code
             LEFT JOIN deprivation ON deprivation.list_id = ? AND deprivation.area = small_area.code
             WHERE small_area.{around} = ? AND small_area.{level} IS NOT NULL GROUP BY small_area.{level}, decile"
        );
        let values: Vec<Value> = vec![people.source.id.into(), list.into(), inside.0.as_str().into()];
        let mut areas: BTreeMap<AreaCode, Summed> = BTreeMap::new();
        for row in query(self.read(), &sql, values).await? {
            let area = areas.entry(AreaCode(row.try_get("", "area")?)).or_insert_with(|| Summed {
                figures: Figures::Counted,
                total: 0.0,
                people: vec![0.0; QUINTILES.len() + 1],
            });
            add(area, &row)?;
        }
        let categories: Vec<String> = QUINTILES.iter().map(|key| (*key).to_owned()).collect();
        let mut source = people.source;
        convenor_domain::population::DEPRIVATION.clone_into(&mut source.dimension);
        (source.source, source.year, source.made_up) = (from.source, from.year, from.made_up);
        let areas = areas.into_iter().map(|(area, sum)| sum.people(area, &categories)).collect();
        Ok(Some(Population { source, areas }))
    }
}

/// Adds the people of one decile; those of none are in no category.
fn add(area: &mut Summed, row: &sea_orm::QueryResult) -> Result<(), StoreError> {
    let people: f64 = row.try_get("", "people")?;
    let decile = row.try_get::<Option<i32>>("", "decile")?.and_then(|decile| u8::try_from(decile).ok());
    let fifth = |decile| Deprivation { decile, health_decile: None, figures: Figures::Counted }.quintile();
    let place = decile.map_or(QUINTILES.len(), |decile| usize::from(fifth(decile)) - 1);
    area.total += people;
    if let Some(sum) = area.people.get_mut(place) {
        *sum += people;
    }
    let figures = row.try_get::<Option<String>>("", "figures")?.and_then(|key| Figures::from_key(&key));
    area.figures = area.figures.with(figures.unwrap_or(Figures::Counted));
    Ok(())
}

impl Writing<'_> {
    /// Keeps a table of deprivation, its areas brought to today's.
    pub async fn put_deprivation(
        &mut self,
        new: NewList,
        areas: &[DeprivationRow],
    ) -> Result<ReferenceOutcome, StoreError> {
        let rows = Rows::of(areas.iter().map(|row| {
            let (area, one) = (text(&row.area.0), row.deprivation);
            let health = one.health_decile.map_or("null".to_owned(), |decile| decile.to_string());
            format!("[{area},\"{}\",{},{health}]", one.figures, one.decile)
        }));
        let columns = [
            ("area", JsonColumn::Text),
            ("figures", JsonColumn::Text),
            ("decile", JsonColumn::Whole),
            ("health_decile", JsonColumn::Whole),
        ];
        self.put_list(new, &rows, "deprivation", &columns).await
    }
}
