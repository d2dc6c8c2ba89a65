//! Every page, drawn from its samples, keeps the rules that all pages share.

use std::collections::{BTreeMap, BTreeSet};

use convenor_web::theme::{Engine, Flash, FlashKind, Frame, Section, SignedIn};
use convenor_web::words::Words;
use convenor_web::{pages, theme::Sampled};
use regex::Regex;
use scraper::{ElementRef, Html, Selector};

/// One page as a reader gets it, and where it comes from.
struct Drawn {
    template: &'static str,
    html: String,
}

fn engine() -> Engine {
    Engine::new(Words::load("en").unwrap()).unwrap()
}

/// Every sample of every page, read by the public and by somebody who is signed in and has news.
fn every_page() -> Vec<Drawn> {
    let engine = engine();
    let frames = [Frame::new("/find", None), staff_frame()];
    let mut drawn = Vec::new();
    for Sampled { template, samples } in pages::all() {
        assert!(!samples.is_empty(), "{template} has no samples");
        for sample in samples {
            for frame in &frames {
                let html = engine
                    .render_value(template, frame, sample.clone())
                    .unwrap_or_else(|error| panic!("{template}: {error:#}"));
                drawn.push(Drawn { template, html });
            }
        }
    }
    drawn
}

fn staff_frame() -> Frame {
    let reader = SignedIn {
        name: "Robin <b>Ash</b>".to_owned(),
        role: "Engagement lead".to_owned(),
        organisation: Some("Fernshire ICB".to_owned()),
        sections: Section::STAFF.to_vec(),
    };
    Frame::new("/", Some(reader))
        .with_flash(Some(Flash { kind: FlashKind::Success, text: "Saved.".to_owned() }))
}

/// Runs `check` on every page and fails with all that it says.
fn on_every_page(check: impl Fn(&Html) -> Vec<String>) {
    let mut wrong = BTreeSet::new();
    for Drawn { template, html } in every_page() {
        for problem in check(&Html::parse_document(&html)) {
            wrong.insert(format!("{template}: {problem}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

fn select<'page>(page: &'page Html, selector: &str) -> Vec<ElementRef<'page>> {
    page.select(&Selector::parse(selector).unwrap()).collect()
}

fn text(element: ElementRef) -> String {
    element.text().collect::<String>().trim().to_owned()
}

#[test]
fn a_page_has_one_main_heading_and_headings_in_order() {
    on_every_page(|page| {
        let headings = select(page, "h1, h2, h3, h4, h5, h6");
        let levels: Vec<u8> =
            headings.iter().map(|heading| heading.value().name().as_bytes()[1] - b'0').collect();
        let mut wrong = Vec::new();
        if select(page, "h1").len() != 1 {
            wrong.push(format!("has not one h1 but the headings {levels:?}"));
        }
        if levels.windows(2).any(|pair| pair[1] > pair[0] + 1) {
            wrong.push(format!("leaves a level out: {levels:?}"));
        }
        wrong.extend(
            headings
                .iter()
                .filter(|heading| text(**heading).is_empty())
                .map(|heading| format!("has an empty {}", heading.value().name())),
        );
        wrong
    });
}

#[test]
fn no_id_is_used_twice_and_every_reference_leads_somewhere() {
    on_every_page(|page| {
        let mut wrong = Vec::new();
        let mut ids = BTreeSet::new();
        for id in select(page, "[id]").iter().filter_map(|element| element.attr("id")) {
            if !ids.insert(id.to_owned()) {
                wrong.push(format!("uses the id {id} twice"));
            }
        }
        for attribute in ["for", "aria-labelledby", "aria-describedby", "aria-controls"] {
            for element in select(page, &format!("[{attribute}]")) {
                for id in element.attr(attribute).unwrap_or_default().split_whitespace() {
                    if !ids.contains(id) {
                        wrong.push(format!("{attribute} names {id}, which is not there"));
                    }
                }
            }
        }
        for link in select(page, "a[href^='#']") {
            let id = &link.attr("href").unwrap()[1..];
            if !ids.contains(id) {
                wrong.push(format!("links to #{id}, which is not there"));
            }
        }
        wrong
    });
}

#[test]
fn every_page_names_its_language_and_itself() {
    let mut titles: BTreeMap<String, &str> = BTreeMap::new();
    for Drawn { template, html } in every_page() {
        let page = Html::parse_document(&html);
        let language = select(&page, "html")[0].attr("lang").map(str::to_owned);
        assert_eq!(language.as_deref(), Some("en"), "{template}");
        let title = text(select(&page, "title")[0]);
        let own = title.strip_suffix(" – Convenor").unwrap_or_default();
        assert!(!own.trim_start_matches("Error: ").is_empty(), "{template}: title {title:?}");
        let first = titles.entry(title.clone()).or_insert(template);
        assert_eq!(*first, template, "two templates share the title {title:?}");
    }
}

#[test]
fn every_input_has_a_label() {
    on_every_page(|page| {
        let labelled: BTreeSet<_> = select(page, "label[for]")
            .iter()
            .filter(|label| !text(**label).is_empty())
            .filter_map(|label| label.attr("for").map(str::to_owned))
            .collect();
        select(page, "input:not([type=hidden]), select, textarea")
            .into_iter()
            .filter(|input| {
                let by_id = input.attr("id").is_some_and(|id| labelled.contains(id));
                let inside = input
                    .ancestors()
                    .filter_map(ElementRef::wrap)
                    .any(|element| element.value().name() == "label");
                !by_id
                    && !inside
                    && input.attr("aria-label").is_none()
                    && input.attr("aria-labelledby").is_none()
            })
            .map(|input| format!("has an input without a label: {}", input.html()))
            .collect()
    });
}

#[test]
fn links_and_buttons_say_what_they_do() {
    on_every_page(|page| {
        select(page, "a, button")
            .into_iter()
            .filter(|element| text(*element).is_empty() && element.attr("aria-label").is_none())
            .map(|element| format!("has a link or button without words: {}", element.html()))
            .collect()
    });
}

#[test]
fn nothing_on_a_page_needs_inline_style_or_script() {
    on_every_page(|page| {
        let inline = select(page, "[style], style, script:not([src]), [onclick], [onchange], [onload]");
        inline.into_iter().map(|element| format!("has inline style or script: {}", element.html())).collect()
    });
}

#[test]
fn what_people_wrote_is_never_markup() {
    for Drawn { template, html } in every_page() {
        assert!(!html.contains("<b>Ash</b>"), "{template} prints a name as markup");
    }
}

#[test]
fn every_template_of_a_page_is_in_the_list_of_pages() {
    let sources = sources();
    let listed: BTreeSet<_> = pages::all().iter().map(|page| page.template).collect();
    let pages: BTreeSet<_> = sources
        .iter()
        .filter(|(_, source)| source.contains("{% extends"))
        .map(|(name, _)| name.as_str())
        .collect();
    assert_eq!(pages, listed);
}

/// Templates print nothing for a name that is not there, so a misspelt name would go unseen.
#[test]
fn templates_only_ask_for_what_their_page_has() {
    let name = Regex::new(r"\bpage\.([a-z_0-9]+)").unwrap();
    let sources = sources();
    for Sampled { template, samples } in pages::all() {
        let fields: BTreeSet<String> =
            samples.iter().flat_map(|sample| sample.try_iter().unwrap()).map(|key| key.to_string()).collect();
        for found in name.captures_iter(&sources[template]) {
            let field = &found[1];
            assert!(fields.contains(field), "{template} asks for page.{field}, which no sample has");
        }
    }
}

/// Source of every template of ours, by name.
fn sources() -> BTreeMap<String, String> {
    crate::every_word::sources("html")
}
