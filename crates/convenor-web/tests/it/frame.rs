//! What every request passes through: protection, errors in words, figures.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::Path;
use axum::http::header::{CACHE_CONTROL, CONTENT_ENCODING, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::http::{Method, Request, Response, StatusCode};
use axum::routing::{get, post};
use convenor_web::error::PageError;
use convenor_web::frame::{FrameSettings, Metrics, Transport, layers};
use convenor_web::theme::Engine;
use convenor_web::words::Words;
use tower::ServiceExt;

fn engine() -> Engine {
    Engine::new(Words::load("en").unwrap()).unwrap()
}

fn app(settings: &FrameSettings) -> Router {
    let router = Router::new()
        .route("/panics", get(|| async { panic!("a secret of the program") as () }))
        .route("/records/{id}", get(|Path(id): Path<u32>| async move { id.to_string() }))
        .route("/records", post(|body: String| async { body }))
        .route(
            "/api/v1/records",
            get(|| async { PageError::Invalid("Write the year with four digits.".into()) }),
        );
    layers(router, &engine(), &Metrics::new(|_| ()), settings).unwrap()
}

async fn ask(app: &Router, request: Request<Body>) -> Response<Body> {
    app.clone().oneshot(request).await.unwrap()
}

async fn get_page(app: &Router, path: &str) -> Response<Body> {
    ask(app, Request::get(path).body(Body::empty()).unwrap()).await
}

async fn body(response: Response<Body>) -> String {
    let bytes = to_bytes(response.into_body(), 1 << 20).await.unwrap();
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn header(response: &Response<Body>, name: impl axum::http::header::AsHeaderName) -> String {
    response.headers().get(name).map_or_else(String::new, |value| value.to_str().unwrap().to_owned())
}

#[tokio::test]
async fn an_unknown_address_gets_a_page_with_a_way_on() {
    let response = get_page(&app(&FrameSettings::default()), "/nowhere").await;
    assert_eq!(response.status(), StatusCode::NOT_FOUND);
    let page = body(response).await;
    assert!(page.contains("<h1>Page not found</h1>"), "{page}");
    assert!(page.contains(r#"action="/find""#), "{page}");
}

#[tokio::test]
async fn a_panic_gets_a_page_that_tells_no_secrets() {
    let response = get_page(&app(&FrameSettings::default()), "/panics").await;
    assert_eq!(response.status(), StatusCode::INTERNAL_SERVER_ERROR);
    let page = body(response).await;
    assert!(page.contains("Something went wrong on our side"), "{page}");
    assert!(page.contains("Reference: "), "{page}");
    assert!(!page.contains("secret"), "{page}");
}

#[tokio::test]
async fn axums_own_refusals_are_put_into_words() {
    let response = get_page(&app(&FrameSettings::default()), "/records/not-a-number").await;
    assert_eq!(response.status(), StatusCode::BAD_REQUEST);
    assert!(body(response).await.contains("We could not read that request"));
}

#[tokio::test]
async fn programs_get_a_problem_as_json() {
    let response = get_page(&app(&FrameSettings::default()), "/api/v1/records").await;
    assert_eq!(response.status(), StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(header(&response, CONTENT_TYPE), "application/problem+json");
    let problem: serde_json::Value = serde_json::from_str(&body(response).await).unwrap();
    assert_eq!(problem["status"], 422);
    assert_eq!(problem["detail"], "Write the year with four digits.");
}

#[tokio::test]
async fn forms_from_elsewhere_are_refused() {
    let app = app(&FrameSettings::default());
    let form = |site: &str| {
        Request::builder()
            .method(Method::POST)
            .uri("/records")
            .header("host", "convenor.example")
            .header("sec-fetch-site", site)
            .body(Body::from("kept"))
            .unwrap()
    };
    let refused = ask(&app, form("cross-site")).await;
    assert_eq!(refused.status(), StatusCode::FORBIDDEN);
    assert!(body(refused).await.contains("This form was sent from another site"));
    assert_eq!(body(ask(&app, form("same-origin")).await).await, "kept");
}

#[tokio::test]
async fn a_body_over_the_limit_is_refused_in_words() {
    let settings = FrameSettings { form_bytes_max: 10, ..FrameSettings::default() };
    let long = Request::post("/records").body(Body::from("x".repeat(11))).unwrap();
    let response = ask(&app(&settings), long).await;
    assert_eq!(response.status(), StatusCode::PAYLOAD_TOO_LARGE);
    assert!(body(response).await.contains("That is too large"));
}

#[tokio::test]
async fn every_answer_carries_the_protecting_headers() {
    let settings = FrameSettings { transport: Transport::Tls, ..FrameSettings::default() };
    for path in ["/records/1", "/nowhere", "/panics", "/healthz"] {
        let response = get_page(&app(&settings), path).await;
        let policy = header(&response, CONTENT_SECURITY_POLICY);
        assert!(
            policy.starts_with("default-src 'none'; style-src 'self'; script-src 'self'"),
            "{path}: {policy}"
        );
        assert!(!policy.contains("unsafe"), "{path}: {policy}");
        assert_eq!(header(&response, "x-content-type-options"), "nosniff", "{path}");
        assert_eq!(header(&response, CACHE_CONTROL), "private, no-cache", "{path}");
        assert!(header(&response, "strict-transport-security").starts_with("max-age="), "{path}");
    }
    let plain = get_page(&app(&FrameSettings::default()), "/healthz").await;
    assert_eq!(header(&plain, "strict-transport-security"), "");
}

#[tokio::test]
async fn assets_are_kept_for_ever_under_their_hash_and_only_there() {
    let app = app(&FrameSettings::default());
    let styles = ["convenor.css", "chart.css", "nhsuk-frontend.min.css"];
    for name in styles.into_iter().chain(["convenor.js", "nhsuk-frontend.min.js", "mark.svg"]) {
        let url = engine().assets().url(name).unwrap().to_owned();
        let response = get_page(&app, &url).await;
        assert_eq!(response.status(), StatusCode::OK, "{url}");
        assert!(header(&response, CACHE_CONTROL).contains("immutable"), "{url}");
    }
    assert_eq!(get_page(&app, "/assets/convenor.css").await.status(), StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn pages_are_compressed_for_browsers_that_ask() {
    let request = Request::get("/nowhere").header("accept-encoding", "gzip").body(Body::empty()).unwrap();
    let response = ask(&app(&FrameSettings::default()), request).await;
    assert_eq!(header(&response, CONTENT_ENCODING), "gzip");
}

#[tokio::test]
async fn figures_count_routes_and_never_addresses() {
    let app = app(&FrameSettings::default());
    get_page(&app, "/records/314159265?q=private").await;
    get_page(&app, "/records/42").await;
    get_page(&app, "/someone@example.org").await;
    let figures = body(get_page(&app, "/metrics").await).await;
    let counted = r#"convenor_http_requests_total{method="GET",route="/records/{id}",status="200"} 2"#;
    assert!(figures.contains(counted), "{figures}");
    assert!(figures.contains(r#"route="unmatched",status="404"} 1"#), "{figures}");
    assert!(figures.contains("convenor_http_latency_seconds_bucket"), "{figures}");
    for private in ["314159265", "private", "someone"] {
        assert!(!figures.contains(private), "{private} in {figures}");
    }
}
