//! Outlines of areas for maps: `GeoJSON` feature collections, also gzipped, in degrees (WGS84).

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use convenor_domain::population::{Boundary, Polygon, Ring, simplified};
use convenor_domain::{AreaCode, AreaKind};
use serde::Deserialize;
use serde_json::{Map, Value};

use crate::geography::{AreaColumn, AreaPart, bytes, kind_of};

/// Outlines that cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum BoundaryError {
    /// The file cannot be read.
    #[error("{file} cannot be read: {reason}")]
    File {
        /// The file.
        file: PathBuf,
        /// Why.
        reason: String,
    },
    /// It is no collection of outlines.
    #[error("{file} is no GeoJSON feature collection: {reason}")]
    NotFeatures {
        /// The file.
        file: PathBuf,
        /// Why.
        reason: String,
    },
    /// Nothing names the areas.
    #[error("feature {number} has no property with an official area code, such as lsoa21_code or LTLA24CD")]
    NoCode {
        /// The feature, from 1.
        number: usize,
    },
    /// An area comes twice.
    #[error("feature {number} draws {area} again: take one of the two out")]
    Twice {
        /// The feature, from 1.
        number: usize,
        /// The area.
        area: AreaCode,
    },
    /// An outline is none.
    #[error("feature {number} ({area}): {reason}")]
    Shape {
        /// The feature, from 1.
        number: usize,
        /// The area.
        area: AreaCode,
        /// What is wrong with it.
        reason: String,
    },
}

/// The outlines of one level.
#[derive(Debug, Clone, PartialEq)]
pub struct Boundaries {
    /// Kind of area.
    pub level: AreaKind,
    /// Edition; empty where the file does not say.
    pub edition: String,
    /// The outlines.
    pub areas: Vec<Boundary>,
    /// Points as published.
    pub points_read: u64,
    /// Points kept.
    pub points_kept: u64,
}

#[derive(Deserialize)]
struct Collection {
    #[serde(rename = "type")]
    kind: String,
    #[serde(default)]
    features: Vec<Feature>,
}

#[derive(Deserialize)]
struct Feature {
    properties: Map<String, Value>,
    geometry: Option<Geometry>,
}

#[derive(Deserialize)]
struct Geometry {
    #[serde(rename = "type")]
    kind: String,
    #[serde(default)]
    coordinates: Value,
}

/// Reads outlines.
pub fn read(path: &Path) -> Result<Boundaries, BoundaryError> {
    let file = || path.to_owned();
    let bytes = bytes(path).map_err(|reason| BoundaryError::File { file: file(), reason })?;
    let no_features = |reason: String| BoundaryError::NotFeatures { file: file(), reason };
    let collection: Collection =
        serde_json::from_slice(&bytes).map_err(|error| no_features(error.to_string()))?;
    if collection.kind != "FeatureCollection" || collection.features.is_empty() {
        return Err(no_features(format!(
            "it is a {} with {} features",
            collection.kind,
            collection.features.len()
        )));
    }
    let mut read = Boundaries {
        level: AreaKind::Lsoa,
        edition: String::new(),
        areas: Vec::new(),
        points_read: 0,
        points_kept: 0,
    };
    let mut seen = BTreeSet::new();
    for (number, feature) in (1..).zip(collection.features) {
        let named = Named::of(&feature.properties).ok_or(BoundaryError::NoCode { number })?;
        if !seen.insert(named.area.clone()) {
            return Err(BoundaryError::Twice { number, area: named.area });
        }
        (read.level, read.edition) = (named.level, named.edition);
        let polygons = shape(feature.geometry, &mut read).map_err(|reason| BoundaryError::Shape {
            number,
            area: named.area.clone(),
            reason,
        })?;
        read.areas.push(Boundary { area: named.area, name: named.name, polygons });
    }
    Ok(read)
}

/// What a feature's properties say of its area.
struct Named {
    area: AreaCode,
    name: String,
    level: AreaKind,
    edition: String,
}

impl Named {
    fn of(properties: &Map<String, Value>) -> Option<Self> {
        let columns: Vec<(AreaColumn, &str)> = properties
            .iter()
            .filter_map(|(key, value)| Some((AreaColumn::parse(key)?, value.as_str()?)))
            .collect();
        let codes = columns.iter().filter(|(column, _)| column.part == AreaPart::Code);
        let (column, code) = codes.min_by_key(|(column, _)| column.kind)?;
        let area = AreaCode((*code).to_owned());
        let is_name =
            |(other, _): &&(AreaColumn, &str)| other.part == AreaPart::Name && other.kind == column.kind;
        Some(Self {
            level: column.kind.or_else(|| kind_of(&area))?,
            name: columns.iter().find(is_name).map(|(_, name)| (*name).to_owned()).unwrap_or_default(),
            edition: column.edition.clone(),
            area,
        })
    }
}

fn shape(geometry: Option<Geometry>, read: &mut Boundaries) -> Result<Vec<Polygon>, String> {
    let geometry = geometry.ok_or("it has no outline")?;
    let unreadable = |error: serde_json::Error| format!("its coordinates cannot be read: {error}");
    let polygons: Vec<Vec<Vec<Vec<f64>>>> = match geometry.kind.as_str() {
        "Polygon" => vec![serde_json::from_value(geometry.coordinates).map_err(unreadable)?],
        "MultiPolygon" => serde_json::from_value(geometry.coordinates).map_err(unreadable)?,
        other => return Err(format!("its outline is a {other}, neither a Polygon nor a MultiPolygon")),
    };
    if polygons.iter().all(Vec::is_empty) {
        return Err("it has no outline".to_owned());
    }
    let polygon =
        |rings: &Vec<Vec<Vec<f64>>>| rings.iter().map(|points| ring(points)).collect::<Result<Polygon, _>>();
    let polygons: Vec<Polygon> = polygons.iter().map(polygon).collect::<Result<_, _>>()?;
    let kept: Vec<Polygon> =
        polygons.iter().map(|rings| rings.iter().map(|ring| simplified(ring)).collect()).collect();
    read.points_read += points(&polygons);
    read.points_kept += points(&kept);
    Ok(kept)
}

fn ring(points: &[Vec<f64>]) -> Result<Ring, String> {
    let ring = points.iter().map(|point| degrees(point)).collect::<Result<Ring, _>>()?;
    if ring.len() < 4 {
        return Err(format!("a ring of its outline has {} points, and needs 4", ring.len()));
    }
    if ring.first() != ring.last() {
        return Err("a ring of its outline is not closed: its last point is not its first".to_owned());
    }
    Ok(ring)
}

fn degrees(point: &[f64]) -> Result<[f64; 2], String> {
    let [longitude, latitude, ..] = *point else { return Err("a point has no two coordinates".to_owned()) };
    if (-180.0..=180.0).contains(&longitude) && (-90.0..=90.0).contains(&latitude) {
        return Ok([longitude, latitude]);
    }
    Err(format!(
        "{longitude}, {latitude} are no degrees of longitude and latitude. Outlines in metres of the British National Grid \
         are not read: choose WGS84 (EPSG:4326) when downloading"
    ))
}

fn points(polygons: &[Polygon]) -> u64 {
    polygons.iter().flatten().map(|ring| u64::try_from(ring.len()).unwrap_or(u64::MAX)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_text(text: &str) -> Result<Boundaries, BoundaryError> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("made-up.geojson");
        std::fs::write(&path, text).unwrap();
        read(&path)
    }

    fn collection(properties: &str, kind: &str, coordinates: &str) -> String {
        format!(
            r#"{{"type":"FeatureCollection","features":[{{"type":"Feature","properties":{properties},
            "geometry":{{"type":"{kind}","coordinates":{coordinates}}}}}]}}"#
        )
    }

    const SQUARE: &str = "[[[0,51],[1,51],[1,52],[0,52],[0,51]]]";

    #[test]
    fn outlines_are_read_with_the_smallest_areas_code() {
        let properties = r#"{"lsoa21_name":"Mill 001A","lsoa21_code":"X01000001","ltla24_code":"X07000001"}"#;
        let read = read_text(&collection(properties, "MultiPolygon", &format!("[{SQUARE}]"))).unwrap();
        assert_eq!((read.level, read.edition.as_str(), read.points_kept), (AreaKind::Lsoa, "2021", 5));
        assert_eq!((read.areas[0].area.0.as_str(), read.areas[0].name.as_str()), ("X01000001", "Mill 001A"));
        assert_eq!(format!("{:?}", read.areas[0].polygons[0][0][1]), "[1.0, 51.0]");
    }

    #[test]
    fn a_bad_outline_is_refused_by_name() {
        let code = r#"{"LSOA21CD":"X01000001"}"#;
        let refused = |kind: &str, coordinates: &str| {
            read_text(&collection(code, kind, coordinates)).unwrap_err().to_string()
        };
        assert!(
            refused("Polygon", "[[[530000,180000],[1,51],[1,52],[530000,180000]]]").contains("National Grid")
        );
        assert!(refused("Polygon", "[[[0,51],[1,51],[1,52],[0,52]]]").contains("X01000001): a ring"));
        assert!(refused("Polygon", "[[[0,51],[1,51],[0,51]]]").contains("needs 4"));
        assert!(refused("Point", "[0,51]").contains("a Point"));
        let nameless = read_text(&collection(r#"{"name":"Mill"}"#, "Polygon", SQUARE)).unwrap_err();
        assert!(matches!(nameless, BoundaryError::NoCode { number: 1 }));
        assert!(matches!(read_text("{\"type\":\"Topology\"}"), Err(BoundaryError::NotFeatures { .. })));
    }
}
