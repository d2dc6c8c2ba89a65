//! Areas, their hierarchy and their people.

use std::collections::{BTreeMap, BTreeSet};

use convenor_domain::{Area, AreaCode, AreaKind, AreaLink};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{ExprTrait, OnConflict};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};

use crate::dialect::{INSERT_ROWS, placeholders, query};
use crate::entity::{area, area_link, census};
use crate::error::StoreError;
use crate::open::Store;
use crate::record::unreadable;
use crate::writing::Writing;

/// Areas that share less than this part of their people do not count as one inside the other: drawn
/// boundaries rarely meet exactly. In thousandths.
const OVERLAP_PERMILLE_MIN: i32 = 50;

/// Every (area, area around it) for some areas, at any distance.
pub(crate) async fn around(
    on: &impl ConnectionTrait,
    codes: &BTreeSet<String>,
) -> Result<Vec<(String, String)>, StoreError> {
    let mut pairs = Vec::new();
    let codes: Vec<_> = codes.iter().collect();
    for some in codes.chunks(INSERT_ROWS) {
        let sql = format!(
            "WITH RECURSIVE up (start, code) AS (
                 SELECT area.code, area.code FROM area WHERE area.code IN ({})
                 UNION
                 SELECT up.start, area_link.around FROM up JOIN area_link ON area_link.inside = up.code
                 WHERE area_link.share_permille >= {OVERLAP_PERMILLE_MIN}
             ) SELECT start, code FROM up WHERE start <> code",
            placeholders(some.len())
        );
        for row in query(on, &sql, some.iter().map(|code| code.as_str().into()).collect()).await? {
            pairs.push((row.try_get("", "start")?, row.try_get("", "code")?));
        }
    }
    Ok(pairs)
}

impl Store {
    /// Every (area, area around it) for some areas, at any distance.
    pub async fn areas_around(&self, areas: &[AreaCode]) -> Result<Vec<(AreaCode, AreaCode)>, StoreError> {
        let codes = areas.iter().map(|area| area.0.clone()).collect();
        let pairs = around(self.read(), &codes).await?;
        Ok(pairs.into_iter().map(|(inner, outer)| (AreaCode(inner), AreaCode(outer))).collect())
    }

    /// The area with this code.
    pub async fn lookup_area(&self, code: &AreaCode) -> Result<Option<Area>, StoreError> {
        area::Entity::find_by_id(&code.0).one(self.read()).await?.map(from_row).transpose()
    }

    /// The areas with these codes; unknown codes are left out.
    pub async fn list_areas(&self, codes: &[AreaCode]) -> Result<Vec<Area>, StoreError> {
        let codes: Vec<_> = codes.iter().map(|code| code.0.as_str()).collect();
        let mut areas = Vec::with_capacity(codes.len());
        for some in codes.chunks(INSERT_ROWS) {
            let rows = area::Entity::find().filter(area::Column::Code.is_in(some.iter().copied()));
            areas.extend(rows.all(self.read()).await?);
        }
        areas.into_iter().map(from_row).collect()
    }

    /// All areas of some kinds, by name; for choosing from.
    pub async fn list_areas_of(&self, kinds: &[AreaKind], limit: u64) -> Result<Vec<Area>, StoreError> {
        let rows = area::Entity::find()
            .filter(area::Column::Kind.is_in(kinds.iter().map(|kind| kind.key())))
            .order_by_asc(area::Column::NameKey)
            .limit(limit)
            .all(self.read())
            .await?;
        rows.into_iter().map(from_row).collect()
    }

    /// Areas whose code is `text`, or whose name begins with it, whatever the case; the largest first.
    pub async fn search_areas(&self, text: &str, limit: u64) -> Result<Vec<Area>, StoreError> {
        let key = name_key(text);
        if key.is_empty() {
            return Ok(Vec::new());
        }
        let after = format!("{key}\u{10ffff}");
        let named = area::Column::NameKey.gte(key.as_str()).and(area::Column::NameKey.lte(after));
        let rows = area::Entity::find()
            .filter(named.or(area::Column::Code.eq(text.trim().to_uppercase())))
            .order_by_asc(area::Column::NameKey)
            .limit(limit.saturating_mul(8))
            .all(self.read())
            .await?;
        let mut areas = rows.into_iter().map(from_row).collect::<Result<Vec<_>, _>>()?;
        areas.sort_by_key(|area| (name_key(&area.name) != key, std::cmp::Reverse(area.kind)));
        areas.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
        Ok(areas)
    }

    /// The areas directly inside one, by name.
    pub async fn areas_inside(&self, code: &AreaCode) -> Result<Vec<Area>, StoreError> {
        self.linked(area_link::Column::Around, area_link::Column::Inside, code).await
    }

    /// The areas directly around one, by name.
    pub async fn areas_directly_around(&self, code: &AreaCode) -> Result<Vec<Area>, StoreError> {
        self.linked(area_link::Column::Inside, area_link::Column::Around, code).await
    }

    async fn linked(
        &self,
        from: area_link::Column,
        to: area_link::Column,
        code: &AreaCode,
    ) -> Result<Vec<Area>, StoreError> {
        let codes: Vec<String> = area_link::Entity::find()
            .select_only()
            .column(to)
            .filter(from.eq(code.0.as_str()))
            .filter(area_link::Column::SharePermille.gte(OVERLAP_PERMILLE_MIN))
            .into_tuple()
            .all(self.read())
            .await?;
        let mut areas = self.list_areas(&codes.into_iter().map(AreaCode).collect::<Vec<_>>()).await?;
        areas.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(areas)
    }

    /// How many areas there are.
    pub async fn count_areas(&self) -> Result<u64, StoreError> {
        Ok(area::Entity::find().count(self.read()).await?)
    }

    /// People by group living in an area: (term of `groups`, people, edition of the count).
    pub async fn list_census(&self, code: &AreaCode) -> Result<Vec<(String, u32, String)>, StoreError> {
        let rows =
            census::Entity::find().filter(census::Column::Area.eq(code.0.as_str())).all(self.read()).await?;
        let people =
            |row: census::Model| (row.population_group, u32::try_from(row.people).unwrap_or(0), row.edition);
        Ok(rows.into_iter().map(people).collect())
    }
}

impl Writing<'_> {
    /// Adds areas; one that is there already, or comes twice, takes the last name and dates given.
    pub async fn add_areas(&mut self, areas: &[Area]) -> Result<(), StoreError> {
        let update = OnConflict::column(area::Column::Code)
            .update_columns([
                area::Column::Name,
                area::Column::NameKey,
                area::Column::Kind,
                area::Column::Edition,
                area::Column::ValidFrom,
                area::Column::ValidTo,
                area::Column::Population,
            ])
            .to_owned();
        let last: BTreeMap<_, _> = areas.iter().map(|area| (&area.code, area)).collect();
        let areas: Vec<_> = last.into_values().collect();
        for some in areas.chunks(INSERT_ROWS) {
            let rows = some.iter().map(|area| to_row(area));
            area::Entity::insert_many(rows)
                .on_conflict(update.clone())
                .exec_without_returning(self.on())
                .await?;
        }
        Ok(())
    }

    /// Adds “inside lies in around” links; known ones take the last share given.
    pub async fn add_area_links(&mut self, links: &[AreaLink]) -> Result<(), StoreError> {
        use area_link::Column as C;
        let update = OnConflict::columns([C::Inside, C::Around, C::Edition])
            .update_column(C::SharePermille)
            .to_owned();
        let last: BTreeMap<_, _> =
            links.iter().map(|link| ((&link.inside, &link.around, &link.edition), link)).collect();
        let links: Vec<_> = last.into_values().collect();
        for some in links.chunks(INSERT_ROWS) {
            let rows = some.iter().map(|link| area_link::ActiveModel {
                inside: Set(link.inside.0.clone()),
                around: Set(link.around.0.clone()),
                edition: Set(link.edition.clone()),
                share_permille: Set(i32::from(link.share_permille)),
            });
            area_link::Entity::insert_many(rows)
                .on_conflict(update.clone())
                .exec_without_returning(self.on())
                .await?;
        }
        Ok(())
    }

    /// Adds counts of people: (area, term of `groups`, edition, people).
    pub async fn add_census(&mut self, counts: &[(AreaCode, String, String, u32)]) -> Result<(), StoreError> {
        use census::Column as C;
        let update = OnConflict::columns([C::Area, C::PopulationGroup, C::Edition])
            .update_column(C::People)
            .to_owned();
        let last: BTreeMap<_, _> =
            counts.iter().map(|count| ((&count.0, &count.1, &count.2), count)).collect();
        let counts: Vec<_> = last.into_values().collect();
        for some in counts.chunks(INSERT_ROWS) {
            let rows = some.iter().map(|(area, group, edition, people)| census::ActiveModel {
                area: Set(area.0.clone()),
                population_group: Set(group.clone()),
                edition: Set(edition.clone()),
                people: Set(i64::from(*people)),
            });
            census::Entity::insert_many(rows)
                .on_conflict(update.clone())
                .exec_without_returning(self.on())
                .await?;
        }
        Ok(())
    }
}

pub(crate) fn name_key(name: &str) -> String {
    name.trim().to_lowercase()
}

fn to_row(area: &Area) -> area::ActiveModel {
    area::ActiveModel {
        code: Set(area.code.0.clone()),
        name: Set(area.name.clone()),
        name_key: Set(name_key(&area.name)),
        kind: Set(area.kind.key().to_owned()),
        edition: Set(area.edition.clone()),
        valid_from: Set(area.valid_from),
        valid_to: Set(area.valid_to),
        population: Set(area.population.map(i64::from)),
    }
}

pub(crate) fn link_from_row(row: area_link::Model) -> AreaLink {
    AreaLink {
        inside: AreaCode(row.inside),
        around: AreaCode(row.around),
        edition: row.edition,
        share_permille: u16::try_from(row.share_permille).unwrap_or(0),
    }
}

pub(crate) fn from_row(row: area::Model) -> Result<Area, StoreError> {
    Ok(Area {
        kind: row.kind.parse::<AreaKind>().map_err(|error| unreadable(&row.code, &error))?,
        code: AreaCode(row.code),
        name: row.name,
        edition: row.edition,
        valid_from: row.valid_from,
        valid_to: row.valid_to,
        population: row.population.and_then(|people| u32::try_from(people).ok()),
    })
}
