//! The whole application on a store of its own, asked as a browser asks: with a cookie, and forms as they are sent.

use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::header::{CONTENT_TYPE, COOKIE, LOCATION, SET_COOKIE};
use axum::http::{Request, StatusCode};
use convenor_domain::disclosure::DisclosureRules;
use convenor_import::responses::Secret;
use convenor_store::Store;
use convenor_testkit::{FreshStore, Persona, RememberedResponses, a_system, fresh_sqlite};
use convenor_web::frame::{FrameSettings, Metrics};
use convenor_web::lookup::Lookup;
use convenor_web::theme::Engine;
use convenor_web::words::Words;
use convenor_web::{AppState, Convened, app};
use scraper::{Html, Selector};
use tempfile::TempDir;
use tower::ServiceExt;

/// Most bytes of a page that a test reads.
const PAGE_BYTES_MAX: usize = 8 << 20;

/// The application with the small made-up system, and nothing recorded yet.
pub(crate) struct House {
    pub(crate) fresh: FreshStore,
    pub(crate) state: AppState,
    app: Router,
    _uploads: TempDir,
}

impl House {
    pub(crate) async fn open() -> Self {
        Self::under(None).await
    }

    /// The same under another rule for numbers about people.
    pub(crate) async fn under(rule: Option<&str>) -> Self {
        let fresh = fresh_sqlite().await;
        a_system(&fresh.store).await;
        let uploads = tempfile::tempdir().unwrap();
        let lookup = Arc::new(Lookup::open_in_memory().unwrap());
        let engine = Engine::new(Words::load("en").unwrap()).unwrap();
        let responses = Arc::new(RememberedResponses::new(fresh.store.clone()));
        let postcodes = Arc::new(uploads.path().join("postcodes.csv"));
        let secret = Secret::new([7; 32]);
        let disclosure = Arc::new(DisclosureRules::shipped().unwrap().chosen(rule).unwrap());
        let convened = Convened { responses, disclosure, secret, postcodes };
        let state = AppState::new(fresh.store.clone(), lookup, engine, convened, uploads.path().to_owned());
        let app = app(state.clone(), &Metrics::new(|_| ()), &FrameSettings::default()).unwrap();
        Self { fresh, state, app, _uploads: uploads }
    }

    pub(crate) fn store(&self) -> &Store {
        &self.fresh.store
    }

    /// Somebody who has not signed in.
    pub(crate) fn stranger(&self) -> Browser {
        Browser { app: self.app.clone(), cookie: None }
    }

    /// One of the small system's people, with an account, signed in through the page for it.
    pub(crate) async fn sign_in(&self, persona: &Persona) -> Browser {
        persona.sign_up(self.store()).await;
        let mut browser = self.stranger();
        let form = [("email", persona.email), ("password", persona.password)];
        let answer = browser.post("/sign-in", &form).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.html);
        browser
    }
}

/// One person's browser.
#[derive(Clone)]
pub(crate) struct Browser {
    app: Router,
    cookie: Option<String>,
}

impl Browser {
    pub(crate) async fn get(&mut self, path: &str) -> Answer {
        self.ask(Request::get(path), Body::empty()).await
    }

    /// Sends a form; a name may stand in it several times.
    pub(crate) async fn post(&mut self, path: &str, form: &[(&str, &str)]) -> Answer {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(form).finish();
        let request = Request::post(path).header(CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.ask(request, Body::from(body)).await
    }

    /// Sends a body of any kind, such as a file.
    pub(crate) async fn send(&mut self, path: &str, content_type: &str, body: Vec<u8>) -> Answer {
        self.ask(Request::post(path).header(CONTENT_TYPE, content_type), Body::from(body)).await
    }

    async fn ask(&mut self, request: axum::http::request::Builder, body: Body) -> Answer {
        let request = match &self.cookie {
            Some(cookie) => request.header(COOKIE, cookie),
            None => request,
        };
        let response = self.app.clone().oneshot(request.body(body).unwrap()).await.unwrap();
        if let Some(cookie) = response.headers().get(SET_COOKIE) {
            let cookie = cookie.to_str().unwrap();
            self.cookie = Some(cookie.split(';').next().unwrap().to_owned());
        }
        let header = |name| {
            let value: Option<&axum::http::HeaderValue> = response.headers().get(name);
            value.map(|value| value.to_str().unwrap().to_owned())
        };
        let (status, location, content_type) = (response.status(), header(LOCATION), header(CONTENT_TYPE));
        let body = to_bytes(response.into_body(), PAGE_BYTES_MAX).await.unwrap().to_vec();
        Answer { status, location, content_type, html: String::from_utf8_lossy(&body).into_owned(), body }
    }
}

/// What came back.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    /// Where the browser is sent on to.
    pub(crate) location: Option<String>,
    pub(crate) content_type: Option<String>,
    pub(crate) html: String,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    /// What a person reads in every element that the selector names, with single spaces.
    pub(crate) fn texts(&self, selector: &str) -> Vec<String> {
        let words = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let page = Html::parse_document(&self.html);
        let selector = Selector::parse(selector).unwrap();
        page.select(&selector).map(|element| words(element.text().collect())).collect()
    }

    /// The value of an attribute of every element that the selector names.
    pub(crate) fn attributes(&self, selector: &str, attribute: &str) -> Vec<String> {
        let page = Html::parse_document(&self.html);
        let selector = Selector::parse(selector).unwrap();
        page.select(&selector).filter_map(|element| element.attr(attribute).map(str::to_owned)).collect()
    }

    /// Everything that a person reads on the page's main part.
    pub(crate) fn said(&self) -> String {
        self.texts("main").join(" ")
    }

    /// Where the browser is sent on to, once the change is made.
    pub(crate) fn sent_on(&self) -> &str {
        assert_eq!(self.status, StatusCode::SEE_OTHER, "{}", self.said());
        self.location.as_deref().unwrap()
    }
}
