//! The design system's own fixtures, drawn by our template engine: what we fetch is what we show.

use std::fs;
use std::path::{Path, PathBuf};

use convenor_web::theme::Engine;
use convenor_web::words::Words;
use minijinja::{Value, context};
use serde::Deserialize;

const COMPONENTS: &str = "../../vendor/nhsuk-frontend/dist/nhsuk/components";
const MACROS: &str = "../../vendor/nhsuk-frontend-jinja/templates/nhsuk/components";

/// Fixtures that differ, as Jinja2's do, in spaces on otherwise empty lines and in nothing else.
const SPACES_DIFFER: [&str; 4] = [
    "panel: interruption",
    "panel: interruption for confirmation to cancel",
    "panel: interruption for confirmation to continue",
    "summary-list: as a card (feature) with custom HTML",
];

#[derive(Deserialize)]
struct Fixtures {
    component: String,
    fixtures: Vec<Fixture>,
}

#[derive(Deserialize)]
struct Fixture {
    name: String,
    context: Value,
    #[serde(rename = "callBlock")]
    call_block: Option<String>,
    html: String,
}

#[test]
fn components_are_drawn_byte_for_byte() {
    let engine = Engine::new(Words::load("en").unwrap()).unwrap();
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut count = 0;
    let mut different = Vec::new();
    for folder in components(&here.join(COMPONENTS)) {
        let text = fs::read_to_string(folder.join("fixtures.json")).unwrap();
        let Fixtures { component, fixtures } = serde_json::from_str(&text).unwrap();
        let path = folder.strip_prefix(here.join(COMPONENTS)).unwrap();
        let component_macro = Macro::find(&here.join(MACROS), path);
        for fixture in fixtures {
            let name = format!("{component}: {}", fixture.name);
            let drawn = component_macro.draw(&engine, &fixture);
            if SPACES_DIFFER.contains(&name.as_str()) {
                assert_ne!(drawn, fixture.html, "{name} needs no exception any more");
                assert_eq!(line_ends_trimmed(&drawn), line_ends_trimmed(&fixture.html), "{name}");
            } else if drawn != fixture.html {
                different.push(format!("{name}\nwanted:\n{}\ndrawn:\n{drawn}", fixture.html));
            }
            count += 1;
        }
    }
    assert!(different.is_empty(), "{} of {count} differ: {}", different.len(), different.join("\n\n"));
    assert!(count > 950, "only {count} fixtures were found");
}

fn line_ends_trimmed(html: &str) -> String {
    html.lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
}

/// Folders of components that have fixtures, also those inside other components.
fn components(root: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        if folder.join("fixtures.json").is_file() {
            found.push(folder.clone());
        }
        let inside = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path());
        folders.extend(inside.filter(|path| path.is_dir()));
    }
    found.sort();
    found
}

/// A macro and the template that holds it.
struct Macro {
    path: String,
    name: String,
}

impl Macro {
    /// The macro of the component at `path`.
    fn find(macros: &Path, path: &Path) -> Self {
        let source = fs::read_to_string(macros.join(path).join("macro.jinja")).unwrap();
        let name = source.split_once("{% macro ").unwrap().1.split_once('(').unwrap().0;
        Self { path: format!("nhsuk/components/{}/macro.jinja", path.display()), name: name.to_owned() }
    }

    /// What the macro makes of a fixture.
    fn draw(&self, engine: &Engine, fixture: &Fixture) -> String {
        let source = self.call(fixture.call_block.as_deref());
        let data = context! { params => fixture.context.clone() };
        match engine.render_source(&source, data) {
            Ok(html) => html.trim().to_owned(),
            Err(error) => format!("{error:#}"),
        }
    }

    /// A template that calls the macro, around `block` if there is one.
    fn call(&self, block: Option<&str>) -> String {
        let Self { path, name } = self;
        let import = format!(r#"{{% from "{path}" import {name} %}}"#);
        match block {
            Some(block) => format!("{import}{{% call {name}(params) %}}\n{}{{% endcall %}}", block.trim()),
            None => format!("{import}{{{{ {name}(params) }}}}"),
        }
    }
}
