//! Style, script and pictures, built into the binary and served under names that hold a hash of their content:
//! a name never changes meaning, so browsers may keep the file for ever.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use rust_embed::RustEmbed;
use sha2::{Digest, Sha256};

use super::stylesheet;
use crate::error::PageError;

/// How many characters of the hash stand in the name.
const HASH_LENGTH: usize = 12;
const DESIGN_SYSTEM_STYLE: &str = "nhsuk-frontend.min.css";

/// Convenor's own style, script and mark.
#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/assets"]
struct Ours;

/// The design system's compiled files.
#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/../../vendor/nhsuk-frontend/dist/nhsuk"]
#[include = "nhsuk-frontend.min.css"]
#[include = "nhsuk-frontend.min.js"]
#[include = "assets/images/nhsuk-icon-*.svg"]
#[exclude = "assets/images/nhsuk-icon-mask.svg"]
struct DesignSystem;

/// One file as it is served.
#[derive(Clone, Debug)]
struct Asset {
    content: Bytes,
    content_type: &'static str,
}

/// All files under `/assets`.
#[derive(Debug, Default)]
pub struct Assets {
    by_hashed_name: BTreeMap<String, Asset>,
    urls: BTreeMap<String, String>,
}

impl Assets {
    /// Gathers and names the files.
    pub fn load() -> Self {
        let mut assets = Self::default();
        for path in DesignSystem::iter().filter(|path| path.ends_with(".svg")) {
            assets.add_embedded::<DesignSystem>(&path);
        }
        assets.add_design_system_style();
        assets.add_embedded::<DesignSystem>("nhsuk-frontend.min.js");
        for path in Ours::iter().filter(|path| !path.ends_with(".js")) {
            assets.add_embedded::<Ours>(&path);
        }
        assets.add_scripts();
        assets
    }

    /// The address of the file `name`, for example `/assets/convenor.0a1b2c3d4e5f.css`.
    pub fn url(&self, name: &str) -> Option<&str> {
        self.urls.get(name).map(String::as_str)
    }

    fn add_embedded<Files: RustEmbed>(&mut self, path: &str) {
        if let Some(file) = Files::get(path) {
            let name = path.rsplit('/').next().unwrap_or(path);
            self.add(name, file.data.into_owned());
        }
    }

    fn add_design_system_style(&mut self) {
        let source = DesignSystem::get(DESIGN_SYSTEM_STYLE)
            .map(|file| String::from_utf8_lossy(&file.data).into_owned())
            .unwrap_or_default();
        let css = stylesheet::neutral(&source, |icon| self.url(icon).map(str::to_owned));
        self.add(DESIGN_SYSTEM_STYLE, css.into_bytes());
    }

    /// Our scripts name the design system's script as `nhsuk-frontend`: it is put in with its hashed address.
    fn add_scripts(&mut self) {
        let design_system = self.url("nhsuk-frontend.min.js").unwrap_or_default().to_owned();
        for path in Ours::iter().filter(|path| path.ends_with(".js")) {
            if let Some(file) = Ours::get(&path) {
                let source = String::from_utf8_lossy(&file.data)
                    .replace("\"nhsuk-frontend\"", &format!("\"{design_system}\""));
                self.add(&path, source.into_bytes());
            }
        }
    }

    fn add(&mut self, name: &str, content: Vec<u8>) {
        let hashed_name = hashed_name(name, &content);
        self.urls.insert(name.to_owned(), format!("/assets/{hashed_name}"));
        let asset = Asset { content_type: content_type(name), content: Bytes::from(content) };
        self.by_hashed_name.insert(hashed_name, asset);
    }
}

/// The route that serves the files.
pub fn routes<S>(assets: Arc<Assets>) -> Router<S>
where
    S: Clone + Send + Sync + 'static,
{
    Router::new().route("/assets/{name}", get(show)).with_state(assets)
}

async fn show(State(assets): State<Arc<Assets>>, Path(name): Path<String>) -> Result<Response, PageError> {
    let asset = assets.by_hashed_name.get(&name).ok_or(PageError::NotFound)?;
    let headers =
        [(CONTENT_TYPE, asset.content_type), (CACHE_CONTROL, "public, max-age=31536000, immutable")];
    Ok((headers, asset.content.clone()).into_response())
}

fn hashed_name(name: &str, content: &[u8]) -> String {
    let mut hash = String::new();
    for byte in Sha256::digest(content).iter().take(HASH_LENGTH / 2) {
        // Writing to a String cannot fail.
        let _ = write!(hash, "{byte:02x}");
    }
    match name.rsplit_once('.') {
        Some((stem, extension)) => format!("{stem}.{hash}.{extension}"),
        None => format!("{name}.{hash}"),
    }
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, extension)| extension) {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::{Assets, hashed_name};

    #[test]
    fn a_changed_file_gets_another_name() {
        assert_eq!(hashed_name("a.css", b"a{}"), hashed_name("a.css", b"a{}"));
        assert_ne!(hashed_name("a.css", b"a{}"), hashed_name("a.css", b"b{}"));
    }

    #[test]
    fn nothing_licensed_is_served() {
        let assets = Assets::load();
        for (name, asset) in &assets.by_hashed_name {
            let text = String::from_utf8_lossy(&asset.content);
            assert!(!text.contains("Frutiger"), "{name} names the licensed font");
            assert!(!text.contains("assets.nhs.uk"), "{name} fetches from elsewhere");
            assert!(!text.contains("#005eb8"), "{name} has the NHS blue");
        }
    }

    #[test]
    fn every_address_in_the_stylesheets_is_served() {
        let assets = Assets::load();
        for (name, asset) in &assets.by_hashed_name {
            let text = String::from_utf8_lossy(&asset.content);
            for address in text.split("url(").skip(1).filter_map(|part| part.split(')').next()) {
                let file = address.trim_start_matches("/assets/");
                let served = address.starts_with("data:") || assets.by_hashed_name.contains_key(file);
                assert!(served, "{name} asks for {address}");
            }
        }
    }
}
