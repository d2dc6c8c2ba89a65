//! Which list answers for a dimension in an area: the newest year, then the smallest areas, then the one read in last.

use convenor_domain::AreaCode;
use convenor_domain::population::{DEPRIVATION, PopulationSource, ReferenceKind};
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use std::collections::BTreeSet;

use super::areas::column;
use crate::entity::reference_list::{self as row, Column as C};
use crate::error::StoreError;
use crate::open::Store;
use crate::record::{from_json, unreadable};

/// A list that answers, with its categories.
pub(super) struct Answering {
    pub(super) source: PopulationSource,
    pub(super) categories: Vec<String>,
}

/// Dimensions that everybody is counted by, the ones that count best first: they tell how many people live somewhere.
const OF_EVERYBODY: [&str; 5] = ["age", "ethnicity", "disability", "health", "religion"];

impl Store {
    /// Which list answers for each dimension in an area.
    pub async fn list_population_sources(
        &self,
        area: &AreaCode,
    ) -> Result<Vec<PopulationSource>, StoreError> {
        let mut sources = self.covering(None, area).await?;
        let mut seen = BTreeSet::new();
        sources.retain(|one| seen.insert(one.source.dimension.clone()));
        let mut sources: Vec<PopulationSource> = sources.into_iter().map(|one| one.source).collect();
        if let (Some(people), Some((from, _))) =
            (self.answering_people(area).await?, self.deprivation_list(area).await?)
        {
            sources.push(PopulationSource {
                dimension: DEPRIVATION.to_owned(),
                source: from.source.clone(),
                year: from.year,
                made_up: from.made_up,
                ..people.source
            });
        }
        sources.sort_by(|one, other| one.dimension.cmp(&other.dimension));
        Ok(sources)
    }

    /// The list that answers for a dimension in an area; `None` where none covers the whole of it.
    pub(super) async fn answering(
        &self,
        dimension: &str,
        area: &AreaCode,
    ) -> Result<Option<Answering>, StoreError> {
        Ok(self.covering(Some(dimension), area).await?.into_iter().next())
    }

    /// The list that tells how many people live in an area.
    pub(super) async fn answering_people(&self, area: &AreaCode) -> Result<Option<Answering>, StoreError> {
        let lists = self.covering(None, area).await?;
        let rank = |one: &Answering| OF_EVERYBODY.iter().position(|key| *key == one.source.dimension);
        Ok(lists.into_iter().filter(|one| rank(one).is_some()).min_by_key(rank))
    }

    /// Lists of people that cover an area, the ones that answer first.
    async fn covering(&self, dimension: Option<&str>, area: &AreaCode) -> Result<Vec<Answering>, StoreError> {
        let population = || sea_orm::sea_query::Alias::new("population");
        let name = sea_orm::sea_query::Alias::new;
        let covers = Query::select()
            .expr(Expr::val(1))
            .from(population())
            .and_where(Expr::col((population(), name("list_id"))).equals((row::Entity, C::Id)))
            .and_where(Expr::col((population(), name("area"))).eq(area.0.as_str()))
            .to_owned();
        let mut query = row::Entity::find()
            .filter(C::Kind.eq(ReferenceKind::Population.key()))
            .filter(Expr::exists(covers))
            .order_by_desc(C::Year)
            .order_by_desc(C::ImportedAt)
            .order_by_desc(C::Id);
        if let Some(dimension) = dimension {
            query = query.filter(C::Dimension.eq(dimension));
        }
        let lists = query.all(self.read()).await?;
        let mut lists = lists.into_iter().map(answering_from).collect::<Result<Vec<_>, _>>()?;
        lists.sort_by_key(|one| (std::cmp::Reverse(one.source.year), one.source.level));
        Ok(lists)
    }

    /// The column of `small_area` that an area stands in; `None` where nobody knows the area.
    pub(super) async fn column_of(&self, area: &AreaCode) -> Result<Option<&'static str>, StoreError> {
        Ok(self.lookup_area(area).await?.map(|area| column(area.kind)))
    }
}

fn answering_from(row: row::Model) -> Result<Answering, StoreError> {
    let bad = |what: &dyn std::fmt::Display| unreadable("a list of people", what);
    Ok(Answering {
        categories: from_json("a list of people", &row.categories)?,
        source: PopulationSource {
            id: row.id,
            dimension: row.dimension,
            source: row.source,
            year: row.year.and_then(|year| u16::try_from(year).ok()).unwrap_or_default(),
            level: row.level.unwrap_or_default().parse().map_err(|error| bad(&error))?,
            unit: row.unit.parse().map_err(|error| bad(&error))?,
            made_up: row.made_up,
            figures: row.figures.parse().map_err(|error| bad(&error))?,
        },
    })
}
