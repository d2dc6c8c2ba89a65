//! Areas: what lies in what, who lives there, since when, and what earlier ones became.

use std::path::Path;

use anyhow::bail;
use convenor_domain::population::{Figures, PopulationUnit, ReferenceKind};
use convenor_import::geography::{AreaList, read_list};
use convenor_store::{MadeUp, NewList};

use super::report::{Read, Report};
use super::{Reader, Save, name_of};
use crate::command_line::ReferenceKind as Asked;

/// Reads one list in.
pub(super) async fn bring_in(reader: &mut Reader<'_>, asked: Asked, file: &Path) -> anyhow::Result<Report> {
    let list = read_list(file)?;
    if asked == Asked::Changes && list.changes.is_empty() {
        bail!(
            "it does not say what areas of one edition became in another: two columns of codes of one kind are needed, \
               such as lsoa11_code and lsoa21_code"
        );
    }
    let kind = if list.changes.is_empty() { ReferenceKind::Areas } else { ReferenceKind::Changes };
    let mut writing = reader.begin().await?;
    let done =
        writing.put_areas(new_list(reader, kind, file), &list.areas, &list.links, &list.changes).await?;
    let dates: Vec<_> = list.dates.iter().map(|one| (one.area.clone(), (one.from, one.to))).collect();
    let with_days = writing.put_area_dates(&dates).await?;
    let outcome = reader.end(writing, done).await?;
    if reader.save == Save::ForReal {
        reader.ground = None;
    }
    let count = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
    let AreaList { levels, areas, links, changes, .. } = list;
    let read = Read::Areas {
        file: name_of(file),
        levels,
        areas: count(areas.len()),
        links: count(links.len()),
        changes: count(changes.len()),
        dates: with_days,
    };
    Ok(Report { kind, outcome, read, placed: None })
}

fn new_list(reader: &Reader<'_>, kind: ReferenceKind, file: &Path) -> NewList {
    let name = name_of(file);
    NewList {
        kind,
        dimension: String::new(),
        source: reader.said.source.clone().unwrap_or_else(|| name.clone()),
        year: reader.said.year,
        level: None,
        unit: PopulationUnit::People,
        figures: Figures::Counted,
        made_up: MadeUp::No,
        categories: Vec::new(),
        file_name: name,
        reading: "{}".to_owned(),
    }
}
