//! Recording a body, and changing what is recorded of it.

use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use convenor_domain::seat::{BodyKind, SeatBody, SeatBodyContent};
use convenor_domain::{Action, OrganisationId, Resource, ResourceKind};
use convenor_store::StoreError;
use serde::Serialize;
use uuid::Uuid;

use super::{PATH, address, lookup};
use crate::error::PageError;
use crate::field::{
    Drawing, Field, FormWords, areas, areas_in_lines, in_page_order, mistakes, organisations, samples,
};
use crate::form::Fields;
use crate::reader::Visit;
use crate::theme::{Crumb, FieldError, Page};

/// How the keys of the forms' words begin.
pub(super) const WORDS: FormWords = FormWords { field: "seat-field-", hint: "seat-hint-" };

/// The form of a body.
#[derive(Debug, Serialize)]
pub(crate) struct FormPage {
    trail: Vec<Crumb>,
    errors: Vec<FieldError>,
    /// The key of the heading's words.
    heading: &'static str,
    action: String,
    back: String,
    version: u32,
    fields: Vec<Field>,
}

/// `GET /seats/new`
pub(super) async fn begin(visit: Visit) -> Result<Response, PageError> {
    visit.require(Action::Create, Resource::any(ResourceKind::Seat))?;
    let mut fields = Fields::default();
    fields.add("organisation", visit.actor().organisation.map(|id| id.to_string()).unwrap_or_default());
    Ok(visit.show(&page(&visit, None, &fields, Vec::new()).await?).await?.into_response())
}

/// `POST /seats/new`
pub(super) async fn add(visit: Visit, sent: Fields) -> Result<Response, PageError> {
    visit.require(Action::Create, Resource::any(ResourceKind::Seat))?;
    let content = match read(&visit, &sent).await? {
        Ok(content) => content,
        Err(errors) => return visit.show_invalid(&page(&visit, None, &sent, errors).await?).await,
    };
    let mut writing = visit.state.store.begin(visit.actor()).await?;
    match writing.add_seat_body(visit.system()?, content).await {
        Err(StoreError::Taken(_)) => {
            writing.abandon().await?;
            visit.show_invalid(&page(&visit, None, &sent, vec![taken(&visit)]).await?).await
        }
        added => {
            let id = added?.id;
            writing.commit().await?;
            Ok(visit.done(&address(id), visit.state.word("seat-added-body")).await?.into_response())
        }
    }
}

/// `GET /seats/{id}/edit`
pub(super) async fn again(visit: Visit, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let body = lookup::get(&visit, Action::Edit, id).await?;
    let mut fields = Fields::default();
    fields.add("name", &body.content.name);
    fields.add("kind", body.content.kind.key());
    fields.add("organisation", body.content.organisation.map(|id| id.to_string()).unwrap_or_default());
    let area: Vec<_> = body.content.area.iter().cloned().collect();
    fields.add("area", areas_in_lines(&visit.state, &area).await?);
    fields.add("topic", body.content.topic.clone().unwrap_or_default());
    fields.add("version", body.version.to_string());
    Ok(visit.show(&page(&visit, Some(&body), &fields, Vec::new()).await?).await?.into_response())
}

/// `POST /seats/{id}/edit`
pub(super) async fn save(visit: Visit, Path(id): Path<Uuid>, sent: Fields) -> Result<Response, PageError> {
    let body = lookup::get(&visit, Action::Edit, id).await?;
    let content = match read(&visit, &sent).await? {
        Ok(content) => content,
        Err(errors) => return visit.show_invalid(&page(&visit, Some(&body), &sent, errors).await?).await,
    };
    let version = sent.get("version").parse().unwrap_or_default();
    let mut writing = visit.state.store.begin(visit.actor()).await?;
    match writing.update_seat_body(SeatBody { content, version, ..body.clone() }).await {
        Err(StoreError::Taken(_)) => {
            writing.abandon().await?;
            visit.show_invalid(&page(&visit, Some(&body), &sent, vec![taken(&visit)]).await?).await
        }
        saved => {
            saved?;
            writing.commit().await?;
            Ok(visit.done(&address(body.id), visit.state.word("seat-saved")).await?.into_response())
        }
    }
}

fn taken(visit: &Visit) -> FieldError {
    FieldError::new("name", visit.state.word("seat-name-taken"))
}

/// Reads what was sent, or says what has to be mended.
async fn read(visit: &Visit, fields: &Fields) -> Result<Result<SeatBodyContent, Vec<FieldError>>, PageError> {
    let mut errors = Vec::new();
    let area = areas(&visit.state, fields, "area", &mut errors).await?.into_iter().next();
    let topics = &visit.state.vocabularies().topics;
    let content = SeatBodyContent {
        name: fields.text("name"),
        kind: BodyKind::from_key(fields.get("kind")).unwrap_or(BodyKind::Board),
        organisation: fields.choice("organisation").and_then(|id| id.parse::<OrganisationId>().ok()),
        area,
        topic: fields.choice("topic").filter(|topic| topics.lookup(topic).is_some()),
    };
    if let Err(problems) = content.check() {
        errors.extend(mistakes(visit.state.engine.words(), WORDS, &problems));
    }
    let access = content.access(visit.system()?);
    if !visit.may(Action::Edit, Resource::one(ResourceKind::Seat, &access)) {
        errors.push(FieldError::new("organisation", visit.state.word("seat-not-ours")));
    }
    Ok(if errors.is_empty() { Ok(content) } else { Err(errors) })
}

async fn page(
    visit: &Visit,
    body: Option<&SeatBody>,
    fields: &Fields,
    errors: Vec<FieldError>,
) -> Result<FormPage, PageError> {
    let state = &visit.state;
    let draw = Drawing { words: state.engine.words(), form: WORDS, fields, errors: &errors };
    let kinds =
        BodyKind::ALL.iter().map(|kind| (kind.key().to_owned(), state.word(&format!("seat-kind-{kind}"))));
    let whole = (String::new(), state.word("seat-of-system"));
    let topics = state.vocabularies().topics.terms.iter().map(|term| (term.key.clone(), term.name.clone()));
    let drawn = vec![
        draw.line("name"),
        draw.one("kind", kinds),
        draw.pick("organisation", [whole].into_iter().chain(organisations(visit).await?)),
        draw.line("area"),
        draw.pick("topic", [draw.nothing()].into_iter().chain(topics)),
    ];
    let own = body.map(|body| address(body.id));
    let mut trail = lookup::up(state);
    trail.extend(body.map(|body| Crumb::new(address(body.id), body.content.name.clone())));
    Ok(FormPage {
        trail,
        heading: if own.is_some() { "seat-edit" } else { "seat-new" },
        action: own.as_ref().map_or_else(|| format!("{PATH}/new"), |own| format!("{own}/edit")),
        back: own.unwrap_or_else(|| PATH.to_owned()),
        version: fields.get("version").parse().unwrap_or_default(),
        errors: in_page_order(errors, &drawn),
        fields: drawn,
    })
}

impl Page for FormPage {
    const TEMPLATE: &'static str = "seat/edit.html";

    fn samples() -> Vec<Self> {
        let page = |heading, error: Option<&str>| Self {
            trail: vec![Crumb::new(PATH, "Seats")],
            errors: error.map(|error| FieldError::new("line", error)).into_iter().collect(),
            heading,
            action: "/seats/new".to_owned(),
            back: PATH.to_owned(),
            version: 1,
            fields: samples(error),
        };
        vec![page("seat-new", None), page("seat-edit", Some("Give one."))]
    }
}
