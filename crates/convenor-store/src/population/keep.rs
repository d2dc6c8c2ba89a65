//! Keeps a list: all of it or nothing, once, in place of the one that it takes over from.

use chrono::{DateTime, Utc};
use convenor_domain::AreaKind;
use convenor_domain::population::{
    Figures, NewPopulation, PlacedArea, PopulationReading, PopulationUnit, ReferenceKind, ReferenceOutcome,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::rows::{Rows, numbers, short, text};
use crate::audit::AuditAction;
use crate::dialect::{JsonColumn, execute};
use crate::entity::reference_list::{self as row, Column as C};
use crate::error::StoreError;
use crate::open::Store;
use crate::record::to_json;
use crate::writing::Writing;

/// Whether figures are made up, for trying things out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MadeUp {
    /// Official figures.
    No,
    /// Made up.
    Yes,
}

/// What is kept of a list beside its rows.
#[derive(Debug, Clone)]
pub struct NewList {
    /// What it is of.
    pub kind: ReferenceKind,
    /// What people are counted by; empty for what counts nobody.
    pub dimension: String,
    /// Who published it, in words.
    pub source: String,
    /// Year that it is of, where it has one.
    pub year: Option<u16>,
    /// Smallest areas in it.
    pub level: Option<AreaKind>,
    /// Whom it counts.
    pub unit: PopulationUnit,
    /// How its figures came about.
    pub figures: Figures,
    /// Whether it is made up.
    pub made_up: MadeUp,
    /// Keys of its categories, in order.
    pub categories: Vec<String>,
    /// The file's name.
    pub file_name: String,
    /// What it was understood as, in JSON.
    pub reading: String,
}

/// A list that is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptList {
    /// Identifier.
    pub id: Uuid,
    /// What it is of.
    pub kind: String,
    /// What people are counted by; empty for what counts nobody.
    pub dimension: String,
    /// Who published it, in words.
    pub source: String,
    /// Year that it is of, where it has one.
    pub year: Option<i32>,
    /// The file's name.
    pub file_name: String,
    /// When it was read in.
    pub imported_at: DateTime<Utc>,
}

/// Tables whose rows belong to a list.
const TABLES: [&str; 3] = ["population", "deprivation", "boundary"];

impl Store {
    /// All lists that were read in, the last first.
    pub async fn list_reference_lists(&self) -> Result<Vec<KeptList>, StoreError> {
        let rows =
            row::Entity::find().order_by_desc(C::ImportedAt).order_by_desc(C::Id).all(self.read()).await?;
        let kept = |row: row::Model| KeptList {
            id: row.id,
            kind: row.kind,
            dimension: row.dimension,
            source: row.source,
            year: row.year,
            file_name: row.file_name,
            imported_at: row.imported_at,
        };
        Ok(rows.into_iter().map(kept).collect())
    }
}

impl NewList {
    /// A list of people.
    pub fn of_population(list: &NewPopulation, made_up: MadeUp) -> Result<Self, StoreError> {
        let PopulationReading { file, level, year, source, dimension, unit, .. } = list.reading.clone();
        Ok(Self {
            kind: ReferenceKind::Population,
            dimension,
            source,
            year: Some(year),
            level: Some(level),
            unit,
            figures: list.figures,
            made_up,
            categories: list.categories.clone(),
            file_name: file,
            reading: to_json(&list.reading)?,
        })
    }

    /// What makes the same rows the same list.
    fn identity(&self) -> String {
        format!("{}\n{}\n{:?}\n{}", self.kind, self.dimension, self.year, self.categories.join(" "))
    }
}

impl Writing<'_> {
    /// Keeps a list of people with the figures of its areas. One that is there already stays as it is; another one from
    /// the same file, for the same year, goes.
    pub async fn put_population(
        &mut self,
        new: NewList,
        areas: &[PlacedArea],
    ) -> Result<ReferenceOutcome, StoreError> {
        self.put_figures(new, areas).await
    }

    /// Keeps figures that add up over areas.
    pub(super) async fn put_figures(
        &mut self,
        new: NewList,
        areas: &[PlacedArea],
    ) -> Result<ReferenceOutcome, StoreError> {
        let rows = Rows::of(areas.iter().map(|one| {
            let (total, people) = (short(one.total), numbers(&one.people));
            format!("[{},\"{}\",{total},{people}]", text(&one.area.0), one.figures)
        }));
        let columns = [
            ("area", JsonColumn::Text),
            ("figures", JsonColumn::Text),
            ("total", JsonColumn::Number),
            ("people", JsonColumn::Text),
        ];
        self.put_list(new, &rows, "population", &columns).await
    }

    /// Keeps a list whose rows lie in one table.
    pub(super) async fn put_list(
        &mut self,
        new: NewList,
        rows: &Rows,
        table: &str,
        columns: &[(&str, JsonColumn)],
    ) -> Result<ReferenceOutcome, StoreError> {
        let (outcome, list) = self.begin_list(new, rows).await?;
        if let Some(list) = list {
            rows.insert(self.on(), (table, Some(list)), columns, "").await?;
        }
        Ok(outcome)
    }

    /// Notes a list, and forgets the one it takes over from; `None` when it is there already.
    pub(super) async fn begin_list(
        &mut self,
        new: NewList,
        rows: &Rows,
    ) -> Result<(ReferenceOutcome, Option<Uuid>), StoreError> {
        let hash = rows.hash(&new.identity());
        let same =
            row::Entity::find().filter(C::Kind.eq(new.kind.key())).filter(C::ContentHash.eq(hash.as_str()));
        if same.one(self.on()).await?.is_some() {
            return Ok((ReferenceOutcome::Unchanged, None));
        }
        let earlier = self.forget_earlier(&new).await?;
        let (kind, id) = (new.kind, self.new_id());
        let model = row::Model {
            id,
            kind: kind.key().to_owned(),
            dimension: new.dimension,
            source: new.source,
            year: new.year.map(i32::from),
            level: new.level.map(|level| level.key().to_owned()),
            unit: new.unit.key().to_owned(),
            figures: new.figures.key().to_owned(),
            made_up: new.made_up == MadeUp::Yes,
            categories: to_json(&new.categories)?,
            file_name: new.file_name,
            content_hash: hash,
            reading: new.reading,
            account_id: self.account().map(|account| account.0),
            imported_at: self.now(),
        };
        row::Entity::insert(row::ActiveModel::from(model)).exec_without_returning(self.on()).await?;
        let (outcome, action) = match earlier {
            0 => (ReferenceOutcome::New, AuditAction::Add),
            _ => (ReferenceOutcome::Replaced, AuditAction::Edit),
        };
        self.note_list(action, id, kind);
        Ok((outcome, Some(id)))
    }

    /// Forgets lists from the same file of the same kind and year, and gives how many there were.
    async fn forget_earlier(&self, new: &NewList) -> Result<usize, StoreError> {
        let earlier = row::Entity::find()
            .filter(C::Kind.eq(new.kind.key()))
            .filter(C::Dimension.eq(new.dimension.as_str()))
            .filter(C::FileName.eq(new.file_name.as_str()))
            .all(self.on())
            .await?;
        let earlier: Vec<Uuid> =
            earlier.into_iter().filter(|row| row.year == new.year.map(i32::from)).map(|row| row.id).collect();
        for id in &earlier {
            for table in TABLES {
                execute(self.on(), &format!("DELETE FROM {table} WHERE list_id = ?"), vec![(*id).into()])
                    .await?;
            }
            row::Entity::delete_by_id(*id).exec(self.on()).await?;
        }
        Ok(earlier.len())
    }
}
