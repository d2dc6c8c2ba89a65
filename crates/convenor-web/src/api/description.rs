//! The API's own description, as OpenAPI, made from the handlers and shapes themselves.

use axum::Json;
use utoipa::openapi::security::{ApiKey, ApiKeyValue, SecurityScheme};
use utoipa::{Modify, OpenApi};

use super::{area, decision, engagement, find, insight, reach, response, seat, shape, system, topic};
use crate::page::Operation;

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Convenor",
        description = "What people have been asked about health and care, what they said, and what came of it. \
            Read-only. Without a session, only what is public; with one, what that person sees on pages.",
        license(name = "Apache-2.0", identifier = "Apache-2.0"),
        contact(name = "Whoever runs this instance")
    ),
    servers((url = "/", description = "This instance")),
    security((), ("session" = [])),
    tags(
        (name = "records", description = "Activities, insights and decisions"),
        (name = "lists", description = "What records are described with")
    ),
    paths(
        engagement::list, engagement::show, response::show, reach::show, seat::show, insight::show, decision::show, find::find,
        topic::list, area::show, system::list
    ),
    components(schemas(shape::Problem)),
    modifiers(&Session)
)]
struct Description;

/// The session's cookie, as pages use it.
struct Session;

impl Modify for Session {
    fn modify(&self, description: &mut utoipa::openapi::OpenApi) {
        let cookie = ApiKeyValue::with_description("convenor", "The cookie of somebody who is signed in.");
        let scheme = SecurityScheme::ApiKey(ApiKey::Cookie(cookie));
        description.components.get_or_insert_default().add_security_scheme("session", scheme);
    }
}

pub(super) async fn show() -> Json<utoipa::openapi::OpenApi> {
    Json(Description::openapi())
}

/// Every operation with its summary, by address.
pub(crate) fn operations() -> Vec<Operation> {
    let paths = Description::openapi().paths.paths;
    let operation = |(path, item): (String, utoipa::openapi::PathItem)| {
        let summary = item.get.and_then(|operation| operation.summary)?;
        Some(Operation { path, summary })
    };
    paths.into_iter().filter_map(operation).collect()
}
