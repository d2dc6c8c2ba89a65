//! Postcodes with the small area of each.

use anyhow::{Context, bail};
use convenor_import::postcode::{BroughtAreas, Postcodes};
use serde_json::json;

use super::name_of;
use crate::command_line::ReferenceOptions;
use crate::config::Config;
use crate::instance::Instance;
use crate::output;

/// Reads a list in, in place of an earlier one.
pub(super) async fn bring_in(
    config: &Config,
    instance: &Instance,
    options: &ReferenceOptions,
) -> anyhow::Result<()> {
    let [file] = options.files.as_slice() else { bail!("postcodes are read in from one file") };
    let name = name_of(file);
    let mut list =
        Postcodes::read(&name, file).with_context(|| format!("{} is not read in", file.display()))?;
    let ground = instance.store.ground().await?;
    let brought = (!ground.is_empty()).then(|| list.bring_to(&ground));
    if !options.dry_run {
        list.save(&config.postcodes())?;
    }
    if options.json {
        let brought = brought.unwrap_or_default();
        let BroughtAreas { changed, cut, unknown } = brought;
        return output::say_json(&json!({
            "kind": "postcodes", "file": name, "postcodes": list.len(),
            "changed_areas": changed, "cut_areas": cut, "unknown_areas": unknown,
        }));
    }
    let done = if options.dry_run { "could be" } else { "are" };
    output::say(&format!(
        "{} postcodes {done} read in: from then on a postcode in an answer becomes its small area, and is forgotten.",
        list.len()
    ))?;
    brought.map_or(Ok(()), |brought| say(&brought))
}

fn say(brought: &BroughtAreas) -> anyhow::Result<()> {
    if brought.changed > 0 {
        output::say(&format!("{} small areas of an earlier edition became today's.", brought.changed))?;
    }
    if brought.cut > 0 {
        output::say(&format!(
            "{} small areas of an earlier edition were cut since and keep their code: a postcode alone does not say on which \
             side of the cut it lies.",
            brought.cut
        ))?;
    }
    if brought.unknown > 0 {
        output::say(&format!(
            "{} small areas are not known: read in the areas and what earlier ones became (convenor reference import areas, \
             changes), then the postcodes again.",
            brought.unknown
        ))?;
    }
    Ok(())
}
