//! Mappings that come with the program (`mappings/`), for public sources that many people use.

use super::Mapping;

const SHIPPED: [(&str, &str); 4] = [
    ("eu-have-your-say", include_str!("../../mappings/eu-have-your-say.yaml")),
    ("govuk-content", include_str!("../../mappings/govuk-content.yaml")),
    ("participedia-2016", include_str!("../../mappings/participedia-2016.yaml")),
    ("participedia-cases", include_str!("../../mappings/participedia-cases.yaml")),
];

/// The shipped mapping of this name.
pub fn shipped(name: &str) -> Option<Mapping> {
    let (_, yaml) = SHIPPED.iter().find(|(shipped, _)| *shipped == name)?;
    // A test holds that every one of them can be read.
    Mapping::from_yaml(yaml).ok()
}

/// Names of the shipped mappings.
pub fn shipped_names() -> impl Iterator<Item = &'static str> {
    SHIPPED.iter().map(|(name, _)| *name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_mapping_can_be_read_and_names_its_source() {
        for name in shipped_names() {
            let yaml = SHIPPED.iter().find(|(shipped, _)| *shipped == name).unwrap().1;
            let mapping = Mapping::from_yaml(yaml).unwrap_or_else(|error| panic!("{name}: {error}"));
            assert_eq!(shipped(name).as_ref(), Some(&mapping));
            assert_eq!(mapping.name, name);
            assert!(!mapping.known_by.is_empty(), "{name}");
            assert!(!mapping.title.is_empty() && mapping.acknowledgement().is_some(), "{name}");
        }
    }
}
