//! People by category: of one area, of several together, of every area of a level inside another.

use std::collections::{BTreeMap, HashMap};

use convenor_domain::population::{AreaPeople, CategoryPeople, DEPRIVATION, Figures, Population};
use convenor_domain::{AreaCode, AreaKind};
use sea_orm::{QueryResult, Value};

use super::areas::column;
use super::source::Answering;
use crate::dialect::{placeholders, query};
use crate::error::StoreError;
use crate::open::Store;
use crate::record::{from_json, unreadable};

/// Figures on their way: sums keep their fractions until they are whole people.
#[derive(Debug, Clone)]
pub(super) struct Summed {
    pub(super) figures: Figures,
    pub(super) total: f64,
    pub(super) people: Vec<f64>,
}

impl Summed {
    pub(super) fn read(row: &QueryResult) -> Result<Self, StoreError> {
        let figures: String = row.try_get("", "figures")?;
        Ok(Self {
            figures: figures.parse().map_err(|error| unreadable("figures of people", &error))?,
            total: row.try_get("", "total")?,
            people: from_json("figures of people", &row.try_get::<String>("", "people")?)?,
        })
    }

    pub(super) fn add(&mut self, other: &Self) {
        self.figures = self.figures.with(other.figures);
        self.total += other.total;
        for (sum, people) in self.people.iter_mut().zip(&other.people) {
            *sum += people;
        }
    }

    pub(super) fn people(&self, area: AreaCode, categories: &[String]) -> AreaPeople {
        let category =
            |(key, people): (&String, &f64)| CategoryPeople { category: key.clone(), people: whole(*people) };
        AreaPeople {
            area,
            total: whole(self.total),
            categories: categories.iter().zip(&self.people).map(category).collect(),
            not_said: whole(self.people.last().copied().unwrap_or_default()),
            figures: self.figures,
        }
    }
}

impl Store {
    /// People by category in one area; `None` when no list covers the whole of it. There is one entry.
    pub async fn people_in_area(
        &self,
        dimension: &str,
        area: &AreaCode,
    ) -> Result<Option<Population>, StoreError> {
        if dimension == DEPRIVATION {
            return self.people_by_deprivation(None, area).await;
        }
        let Some(list) = self.answering(dimension, area).await? else { return Ok(None) };
        let sql = "SELECT figures, total, people FROM population WHERE list_id = ? AND area = ?";
        let found = query(self.read(), sql, vec![list.source.id.into(), area.0.as_str().into()]).await?;
        let Some(row) = found.first() else { return Ok(None) };
        let people = Summed::read(row)?.people(area.clone(), &list.categories);
        Ok(Some(Population { source: list.source, areas: vec![people] }))
    }

    /// People by category in several areas together, each place once though areas may overlap; `None` when no one list
    /// covers them all. There is one entry, under the first area's code.
    pub async fn people_in_areas(
        &self,
        dimension: &str,
        areas: &[AreaCode],
    ) -> Result<Option<Population>, StoreError> {
        let [first, others @ ..] = areas else { return Ok(None) };
        if others.is_empty() {
            return self.people_in_area(dimension, first).await;
        }
        let mut small: BTreeMap<AreaCode, AreaPeople> = BTreeMap::new();
        let mut source = None;
        for area in areas {
            let Some(found) = self.people_by_area(dimension, AreaKind::Lsoa, area).await? else {
                return Ok(None);
            };
            small.extend(found.areas.into_iter().map(|people| (people.area.clone(), people)));
            source.get_or_insert(found.source);
        }
        let sum = small
            .into_values()
            .reduce(|one, other| together(one, &other))
            .map(|people| AreaPeople { area: first.clone(), ..people });
        Ok(source.map(|source| Population { source, areas: sum.into_iter().collect() }))
    }

    /// People by category in every area of a level inside an area, by code: of an area that lies across the edge, the
    /// part inside. `None` when no list covers the whole of it.
    pub async fn people_by_area(
        &self,
        dimension: &str,
        level: AreaKind,
        inside: &AreaCode,
    ) -> Result<Option<Population>, StoreError> {
        if dimension == DEPRIVATION {
            return self.people_by_deprivation(Some(level), inside).await;
        }
        let Some(list) = self.answering(dimension, inside).await? else { return Ok(None) };
        let summed = self.summed(&list, level, inside).await?;
        let people = |(area, sum): (AreaCode, Summed)| sum.people(area, &list.categories);
        Ok(Some(Population { areas: summed.into_iter().map(people).collect(), source: list.source }))
    }

    /// Figures of every area of a level inside an area.
    pub(super) async fn summed(
        &self,
        list: &Answering,
        level: AreaKind,
        inside: &AreaCode,
    ) -> Result<BTreeMap<AreaCode, Summed>, StoreError> {
        let Some(around) = self.column_of(inside).await? else { return Ok(BTreeMap::new()) };
        let level = column(level);
        let sql = format!(
            "SELECT area, figures, total, people FROM population
             WHERE list_id = ? AND area IN (SELECT DISTINCT {level} FROM small_area WHERE {around} = ?)"
        );
        let values: Vec<Value> = vec![list.source.id.into(), inside.0.as_str().into()];
        let mut summed = BTreeMap::new();
        for row in query(self.read(), &sql, values).await? {
            summed.insert(AreaCode(row.try_get("", "area")?), Summed::read(&row)?);
        }
        let across = self.across(level, around, inside).await?;
        if !across.is_empty() {
            summed.retain(|code, _| !across.contains(&code.0));
            summed.extend(self.parts(list, level, (around, inside), &across).await?);
        }
        Ok(summed)
    }

    /// Areas of a level that lie only partly inside an area.
    async fn across(&self, level: &str, around: &str, inside: &AreaCode) -> Result<Vec<String>, StoreError> {
        let sql = format!(
            "SELECT {level} AS area FROM small_area
             WHERE {level} IN (SELECT DISTINCT {level} FROM small_area WHERE {around} = ?)
             GROUP BY {level} HAVING SUM(CASE WHEN {around} = ? THEN 0 ELSE 1 END) > 0"
        );
        let inside = Value::from(inside.0.as_str());
        let rows = query(self.read(), &sql, vec![inside.clone(), inside]).await?;
        rows.iter().map(|row| Ok(row.try_get("", "area")?)).collect()
    }

    /// The parts inside an area of areas that lie across its edge, added up from small areas.
    async fn parts(
        &self,
        list: &Answering,
        level: &str,
        (around, inside): (&str, &AreaCode),
        across: &[String],
    ) -> Result<HashMap<AreaCode, Summed>, StoreError> {
        let sql = format!(
            "SELECT small_area.{level} AS part, figures, total, people FROM small_area
             JOIN population ON population.list_id = ? AND population.area = small_area.code
             WHERE small_area.{around} = ? AND small_area.{level} IN ({})",
            placeholders(across.len())
        );
        let mut values: Vec<Value> = vec![list.source.id.into(), inside.0.as_str().into()];
        values.extend(across.iter().map(|code| Value::from(code.as_str())));
        let mut parts: HashMap<AreaCode, Summed> = HashMap::new();
        for row in query(self.read(), &sql, values).await? {
            let (area, part) = (AreaCode(row.try_get("", "part")?), Summed::read(&row)?);
            match parts.entry(area) {
                std::collections::hash_map::Entry::Occupied(mut sum) => sum.get_mut().add(&part),
                std::collections::hash_map::Entry::Vacant(place) => _ = place.insert(part),
            }
        }
        Ok(parts)
    }
}

fn together(mut one: AreaPeople, other: &AreaPeople) -> AreaPeople {
    for (sum, part) in one.categories.iter_mut().zip(&other.categories) {
        sum.people += part.people;
    }
    let figures = one.figures.with(other.figures);
    AreaPeople { total: one.total + other.total, not_said: one.not_said + other.not_said, figures, ..one }
}

/// People as a whole number; never less than nobody.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "people of a country fit, and are not negative"
)]
pub(super) fn whole(people: f64) -> u64 {
    people.round().max(0.0) as u64
}
