//! Columns of areas, told by their names: `lsoa21_code`, `LSOA21CD`, `LSOA code (2021)`, `geography code`.

use convenor_domain::{AreaCode, AreaKind};

/// Which kind of area each beginning stands for; the longer ones first.
const BEGINNINGS: [(&str, AreaKind); 20] = [
    ("lowerlayersuperoutputareas", AreaKind::Lsoa),
    ("lowerlayersuperoutputarea", AreaKind::Lsoa),
    ("lsoa", AreaKind::Lsoa),
    ("middlelayersuperoutputareas", AreaKind::Msoa),
    ("middlelayersuperoutputarea", AreaKind::Msoa),
    ("msoa", AreaKind::Msoa),
    ("ward", AreaKind::Ward),
    ("wd", AreaKind::Ward),
    ("lowertierlocalauthorities", AreaKind::District),
    ("localauthoritydistrict", AreaKind::District),
    ("ltla", AreaKind::District),
    ("lad", AreaKind::District),
    ("uppertierlocalauthorities", AreaKind::UpperTier),
    ("utla", AreaKind::UpperTier),
    ("ctyua", AreaKind::UpperTier),
    ("sicbl", AreaKind::SubIcb),
    ("icb", AreaKind::Icb),
    ("region", AreaKind::Region),
    ("rgn", AreaKind::Region),
    ("ctry", AreaKind::Country),
];
/// Names of columns of codes that do not say of which kind.
const OF_ANY_KIND: [&str; 6] =
    ["geographycode", "areacode", "gsscode", "onscode", "mnemonic", "geographyareacode"];

/// What a column of areas holds of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum AreaPart {
    Code,
    Name,
}

/// A column of areas.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct AreaColumn {
    /// Their kind; `None` where only the codes themselves tell.
    pub(crate) kind: Option<AreaKind>,
    /// Their edition, such as `2021`; empty where the name does not say.
    pub(crate) edition: String,
    pub(crate) part: AreaPart,
}

impl AreaColumn {
    /// What a column with this name holds; `None` where it holds no areas.
    pub(crate) fn parse(name: &str) -> Option<Self> {
        let plain: String =
            name.chars().filter(char::is_ascii_alphanumeric).map(|sign| sign.to_ascii_lowercase()).collect();
        if OF_ANY_KIND.contains(&plain.as_str()) {
            return Some(Self { kind: None, edition: String::new(), part: AreaPart::Code });
        }
        let known =
            BEGINNINGS.iter().find_map(|(start, kind)| Some((plain.strip_prefix(start)?, start, *kind)));
        let (rest, start, kind) = known?;
        let digits: String = rest.chars().filter(char::is_ascii_digit).collect();
        let words: String = rest.chars().filter(|sign| !sign.is_ascii_digit()).collect();
        let part = match words.as_str() {
            "code" | "cd" => AreaPart::Code,
            "name" | "nm" => AreaPart::Name,
            // “LSOA21” holds codes, “Lower layer Super Output Areas” names.
            "" if !digits.is_empty() && start.len() < 6 => AreaPart::Code,
            "" if start.len() > 6 => AreaPart::Name,
            _ => return None,
        };
        let edition = match digits.len() {
            2 => format!("20{digits}"),
            0 | 4 => digits,
            _ => return None,
        };
        Some(Self { kind: Some(kind), edition, part })
    }
}

/// What kind of area an official code names, by its second and third digit.
pub(crate) fn kind_of(code: &AreaCode) -> Option<AreaKind> {
    let digits = code.0.get(1..3)?;
    Some(match digits {
        "01" => AreaKind::Lsoa,
        "02" => AreaKind::Msoa,
        "05" => AreaKind::Ward,
        "06" | "07" | "08" | "09" => AreaKind::District,
        "10" => AreaKind::UpperTier,
        "12" => AreaKind::Region,
        "38" => AreaKind::SubIcb,
        "54" => AreaKind::Icb,
        "92" => AreaKind::Country,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_of_areas_are_told_by_their_names() {
        let parsed = |name: &str| {
            let column = AreaColumn::parse(name)?;
            Some((column.kind, column.edition, column.part))
        };
        let (code, name) = (AreaPart::Code, AreaPart::Name);
        let lsoa = Some(AreaKind::Lsoa);
        assert_eq!(parsed("lsoa21_code"), Some((lsoa, "2021".to_owned(), code)));
        assert_eq!(parsed("LSOA11CD"), Some((lsoa, "2011".to_owned(), code)));
        assert_eq!(parsed("LSOA code (2021)"), Some((lsoa, "2021".to_owned(), code)));
        assert_eq!(parsed("lsoa21_name"), Some((lsoa, "2021".to_owned(), name)));
        assert_eq!(parsed("Lower layer Super Output Areas Code"), Some((lsoa, String::new(), code)));
        assert_eq!(parsed("Lower layer Super Output Areas"), Some((lsoa, String::new(), name)));
        assert_eq!(parsed("geography code"), Some((None, String::new(), code)));
        assert_eq!(parsed("ltla21_code"), Some((Some(AreaKind::District), "2021".to_owned(), code)));
        for other in
            ["icb24_code_nhs", "region", "WD22CD_proposed", "ward of court", "geography", "n", "ladder"]
        {
            assert_eq!(parsed(other), None, "{other}");
        }
    }
}
