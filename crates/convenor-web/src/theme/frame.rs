//! What stands around every page: who is signed in, where they are, what they may go to, and what just happened.
//! Kept apart from the page's own data.

use convenor_domain::{Action, Actor, Resource, ResourceKind, permits};
use serde::{Deserialize, Serialize};

/// The person who is signed in, as the header shows them. The session layer also puts it into the response's
/// extensions, so that error pages know it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SignedIn {
    /// The person's name.
    pub name: String,
    /// Their role, in words.
    pub role: String,
    /// Their organisation or system, when they act for one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organisation: Option<String>,
    /// The parts of Convenor that the header offers them, in order.
    pub sections: Vec<Section>,
}

/// A part of Convenor that the header leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Section {
    /// What waits for the reader, and what is new.
    Home,
    /// "Has this been asked before?"
    Find,
    /// The register of engagements.
    Engagements,
    /// What people have said.
    Insights,
    /// What was decided.
    Decisions,
    /// The tree of topics.
    Topics,
    /// Places, one inside another.
    Areas,
    /// Who is heard, beside who lives here.
    Reach,
    /// Bringing in what people answered.
    Responses,
    /// Drawing panels by lot.
    Lottery,
    /// Bringing records in.
    Imports,
    /// Where people might be asked twice.
    Overlaps,
}

impl Section {
    /// The sections that anybody may open.
    pub const PUBLIC: [Self; 6] =
        [Self::Find, Self::Engagements, Self::Insights, Self::Decisions, Self::Topics, Self::Areas];

    /// The sections for people who work here.
    pub const STAFF: [Self; 12] = [
        Self::Home,
        Self::Find,
        Self::Engagements,
        Self::Insights,
        Self::Decisions,
        Self::Topics,
        Self::Areas,
        Self::Reach,
        Self::Responses,
        Self::Lottery,
        Self::Imports,
        Self::Overlaps,
    ];

    /// Whether the header offers the section to this reader.
    pub fn offered_to(self, actor: &Actor) -> bool {
        match self {
            Self::Responses | Self::Imports => {
                permits(actor, Action::Create, Resource::any(ResourceKind::Import))
            }
            Self::Reach => permits(actor, Action::Read, Resource::any(ResourceKind::Response)),
            Self::Lottery => permits(actor, Action::Read, Resource::any(ResourceKind::Lottery)),
            Self::Overlaps => permits(actor, Action::Read, Resource::any(ResourceKind::Overlap)),
            _ => true,
        }
    }

    /// Where the section begins.
    pub fn href(self) -> &'static str {
        match self {
            Self::Home => "/",
            Self::Find => "/find",
            Self::Engagements => "/engagements",
            Self::Insights => "/insights",
            Self::Decisions => "/decisions",
            Self::Topics => "/topics",
            Self::Areas => "/areas",
            Self::Reach => "/reach",
            Self::Responses => "/responses",
            Self::Lottery => "/lottery",
            Self::Imports => "/imports",
            Self::Overlaps => "/overlaps",
        }
    }

    /// The key of its name in the catalogue.
    pub fn word(self) -> &'static str {
        match self {
            Self::Home => "nav-home",
            Self::Find => "nav-find",
            Self::Engagements => "nav-engagements",
            Self::Insights => "nav-insights",
            Self::Decisions => "nav-decisions",
            Self::Topics => "nav-topics",
            Self::Areas => "nav-areas",
            Self::Reach => "nav-reach",
            Self::Responses => "nav-responses",
            Self::Lottery => "nav-lottery",
            Self::Imports => "nav-imports",
            Self::Overlaps => "nav-overlaps",
        }
    }

    /// True when the page at `path` lies in this section.
    fn holds(self, path: &str) -> bool {
        match path.strip_prefix(self.href()) {
            _ if self == Self::Home => path == "/",
            Some(rest) => rest.is_empty() || rest.starts_with('/'),
            None => false,
        }
    }
}

/// News about what the reader just did, shown once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flash {
    /// Whether it is good news.
    pub kind: FlashKind,
    /// One or two plain sentences.
    pub text: String,
}

/// The tone of a [`Flash`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FlashKind {
    /// It worked.
    Success,
    /// Worth knowing before going on.
    Notice,
}

/// Everything around a page.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Frame {
    /// The path of this page, without its query.
    path: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    signed_in: Option<SignedIn>,
    nav: Vec<NavItem>,
    #[serde(skip_serializing_if = "Option::is_none")]
    flash: Option<Flash>,
}

/// One link in the header.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct NavItem {
    href: &'static str,
    word: &'static str,
    place: Place,
}

/// Where a link in the header leads, seen from this page. The values are those of `aria-current`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
enum Place {
    /// To another part.
    Elsewhere,
    /// To the start of the part that the page lies in.
    True,
    /// To this very page.
    Page,
}

impl Frame {
    /// The frame of the page at `path`, read by `signed_in`, or by the public.
    pub fn new(path: &str, signed_in: Option<SignedIn>) -> Self {
        let sections = signed_in.as_ref().map_or(Section::PUBLIC.as_slice(), |reader| &reader.sections);
        let nav = sections.iter().map(|section| nav_item(*section, path));
        Self { path: path.to_owned(), nav: nav.collect(), signed_in, flash: None }
    }

    /// The same frame with news to show.
    #[must_use]
    pub fn with_flash(mut self, flash: Option<Flash>) -> Self {
        self.flash = flash;
        self
    }
}

fn nav_item(section: Section, path: &str) -> NavItem {
    let place = if path == section.href() {
        Place::Page
    } else if section.holds(path) {
        Place::True
    } else {
        Place::Elsewhere
    };
    NavItem { href: section.href(), word: section.word(), place }
}

#[cfg(test)]
mod tests {
    use super::{Frame, Place, Section};

    fn place(path: &str, section: Section) -> Place {
        let frame = Frame::new(path, None);
        let item = frame.nav.iter().find(|item| item.href == section.href());
        item.map(|item| item.place).unwrap()
    }

    #[test]
    fn the_header_marks_where_the_reader_is() {
        assert_eq!(place("/engagements", Section::Engagements), Place::Page);
        assert_eq!(place("/engagements/42/edit", Section::Engagements), Place::True);
        assert_eq!(place("/engagements-old", Section::Engagements), Place::Elsewhere);
        assert_eq!(place("/find", Section::Engagements), Place::Elsewhere);
    }
}
