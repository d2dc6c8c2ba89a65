//! Indicators of small areas, kept beside the lists of people as sums over people, so that they add up as people do; and how high
//! figures of need are in a place and in the country.

use convenor_domain::population::{
    DeprivationSource, Figures, IndicatorSum, PlacedArea, Population, PopulationSource, PopulationUnit,
    ReferenceKind, ReferenceOutcome,
};
use convenor_domain::reach::{Measured, NeedFigure, NeedMeasure};
use convenor_domain::{AreaCode, AreaKind};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::keep::{MadeUp, NewList};
use super::read::Summed;
use crate::dialect::query;
use crate::entity::reference_list::{self as row, Column as C};
use crate::error::StoreError;
use crate::open::Store;
use crate::record::from_json;
use crate::writing::Writing;

/// A figure of need of a topic, here and in the country, and whose it is.
#[derive(Debug, Clone, PartialEq)]
pub struct KeptFigure {
    /// How high it is.
    pub figure: NeedFigure,
    /// Who published it, in words.
    pub source: String,
    /// Year that it is of.
    pub year: u16,
    /// Whether it is made up, for trying things out.
    pub made_up: bool,
}

impl Writing<'_> {
    /// Keeps indicators: `areas` hold [`IndicatorSum`]s in the order of the list's categories.
    pub async fn put_indicators(
        &mut self,
        new: NewList,
        areas: &[PlacedArea],
    ) -> Result<ReferenceOutcome, StoreError> {
        self.put_figures(new, areas).await
    }
}

impl Store {
    /// The country that an area lies in; `None` where nobody knows.
    pub async fn country_of(&self, area: &AreaCode) -> Result<Option<AreaCode>, StoreError> {
        let Some(around) = self.column_of(area).await? else { return Ok(None) };
        let sql = format!("SELECT MIN(country) AS country FROM small_area WHERE {around} = ?");
        let rows = query(self.read(), &sql, vec![area.0.as_str().into()]).await?;
        let Some(row) = rows.first() else { return Ok(None) };
        Ok(row.try_get::<Option<String>>("", "country")?.map(AreaCode))
    }

    /// How high a measure's figure is in an area and in the country around it; `None` where no one list has both.
    pub async fn lookup_need_figure(
        &self,
        measure: &NeedMeasure,
        area: &AreaCode,
        country: &AreaCode,
    ) -> Result<Option<KeptFigure>, StoreError> {
        match &measure.of {
            Measured::People { dimension, categories } => {
                let here = self.people_in_area(dimension, area).await?;
                let there = self.people_in_area(dimension, country).await?;
                let share = |list: &Population| share(list, categories);
                let figures = here.as_ref().and_then(share).zip(there.as_ref().and_then(share));
                let source = here.zip(there).filter(|(here, there)| here.source.id == there.source.id);
                Ok(figures.zip(source).map(|((here, country), (list, _))| {
                    let PopulationSource { source, year, made_up, .. } = list.source;
                    KeptFigure { figure: NeedFigure { here, country }, source, year, made_up }
                }))
            }
            Measured::Indicator(key) => self.lookup_indicator(key, area, country).await,
        }
    }

    /// The newest list with an indicator of both areas answers.
    async fn lookup_indicator(
        &self,
        key: &str,
        area: &AreaCode,
        country: &AreaCode,
    ) -> Result<Option<KeptFigure>, StoreError> {
        let lists = row::Entity::find()
            .filter(C::Kind.eq(ReferenceKind::Indicators.key()))
            .order_by_desc(C::Year)
            .order_by_desc(C::ImportedAt)
            .order_by_desc(C::Id);
        for list in lists.all(self.read()).await? {
            let keys: Vec<String> = from_json("a list of indicators", &list.categories)?;
            let Some(at) = keys.iter().position(|one| one == key) else { continue };
            let here = self.indicator_mean(&list, at, area).await?;
            let there = self.indicator_mean(&list, at, country).await?;
            if let Some((here, country)) = here.zip(there) {
                let year = list.year.and_then(|year| u16::try_from(year).ok()).unwrap_or_default();
                let figure = NeedFigure { here, country };
                return Ok(Some(KeptFigure { figure, source: list.source, year, made_up: list.made_up }));
            }
        }
        Ok(None)
    }

    async fn indicator_mean(
        &self,
        list: &row::Model,
        at: usize,
        area: &AreaCode,
    ) -> Result<Option<f64>, StoreError> {
        let sql = "SELECT figures, total, people FROM population WHERE list_id = ? AND area = ?";
        let rows = query(self.read(), sql, vec![list.id.into(), area.0.as_str().into()]).await?;
        let Some(row) = rows.first() else { return Ok(None) };
        let sums = IndicatorSum::all(&Summed::read(row)?.people);
        Ok(sums.get(at).copied().and_then(IndicatorSum::mean))
    }
}

/// Share of the people in any category who are in one of some.
#[expect(clippy::cast_precision_loss, reason = "no country has so many people")]
fn share(list: &Population, categories: &[String]) -> Option<f64> {
    let [area] = list.areas.as_slice() else { return None };
    let some: u64 = categories.iter().filter_map(|key| area.of(key)).sum();
    let all = area.in_categories();
    (all > 0).then(|| some as f64 / all as f64)
}

impl NewList {
    /// A list of indicators of small areas.
    pub fn of_indicators(source: &DeprivationSource, keys: Vec<String>, file_name: String) -> Self {
        Self {
            kind: ReferenceKind::Indicators,
            dimension: ReferenceKind::Indicators.key().to_owned(),
            source: source.source.clone(),
            year: Some(source.year),
            level: Some(AreaKind::Lsoa),
            unit: PopulationUnit::People,
            figures: Figures::Counted,
            made_up: if source.made_up { MadeUp::Yes } else { MadeUp::No },
            categories: keys,
            file_name,
            reading: "{}".to_owned(),
        }
    }
}
