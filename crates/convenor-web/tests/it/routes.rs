//! Every route stands in `docs/dev/routes.txt` with the action and the resource that it asks for, and the public gets
//! nothing from those that the permission matrix closes to it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use axum::http::StatusCode;
use convenor_domain::{Action, Actor, Resource, ResourceKind, permits};
use regex::Regex;

use crate::every_word::sources;
use crate::harness::{Answer, Browser, House};

/// What a route asks for; nothing for what is the same for everybody.
type Asks = Option<(Action, ResourceKind)>;

/// The routes of the table, by method and path.
fn table() -> BTreeMap<String, Asks> {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/dev/routes.txt");
    let text = fs::read_to_string(file).unwrap();
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let route = |line: &str| {
        let parts: Vec<_> = line.split_whitespace().collect();
        let [method, path, action, resource] = parts[..] else { panic!("not four words: {line}") };
        let asks = (action != "-").then(|| {
            let action = Action::from_key(action).unwrap_or_else(|| panic!("no such action: {line}"));
            let kind = ResourceKind::from_key(resource).unwrap_or_else(|| panic!("no such resource: {line}"));
            (action, kind)
        });
        (format!("{method} {path}"), asks)
    };
    lines.map(route).collect()
}

/// Every route in the source, by method and path.
fn registered() -> BTreeSet<String> {
    let method = Regex::new(r"\b(get|post|put|patch|delete)\(").unwrap();
    let mut found = BTreeSet::new();
    let sources = sources("rs");
    for (file, source) in &sources {
        let source = source.split("#[cfg(test)]").next().unwrap();
        for other in [".route_service(", ".nest(", ".nest_service(", "on(MethodFilter"] {
            assert!(!source.contains(other), "{file} has {other}…, which this test cannot read");
        }
        for call in source.split(".route(").skip(1) {
            let call = arguments(call);
            let (path, handlers) = call.split_once(',').unwrap();
            let path = literal(path.trim(), file, &sources);
            let before = found.len();
            found.extend(
                method.captures_iter(handlers).map(|method| format!("{} {path}", method[1].to_uppercase())),
            );
            assert!(found.len() > before, "{file}: {path} is there twice or has no method");
        }
    }
    found
}

/// The text up to the parenthesis that ends the call.
fn arguments(call: &str) -> &str {
    let mut depth = 1;
    let end = call.char_indices().find(|(_, letter)| {
        depth += match letter {
            '(' => 1,
            ')' => -1,
            _ => 0,
        };
        depth == 0
    });
    &call[..end.unwrap().0]
}

/// The path as written, or as the constant of the same file or of one below it says.
fn literal(path: &str, file: &str, sources: &BTreeMap<String, String>) -> String {
    if let Some(path) = path.strip_prefix('"') {
        return path.trim_end_matches('"').to_owned();
    }
    let constant = Regex::new(&format!(r#"const {path}: &str =\s*"([^"]+)""#)).unwrap();
    let below = file.replace(".rs", "/");
    let mut near = sources.iter().filter(|(other, _)| *other == file || other.starts_with(&below));
    let found = near.find_map(|(_, source)| constant.captures(source));
    found.unwrap_or_else(|| panic!("{file}: which path is {path}?"))[1].to_owned()
}

#[test]
fn every_route_is_in_the_table_with_what_it_asks_for() {
    let (table, registered) = (table(), registered());
    let table: BTreeSet<_> = table.into_keys().collect();
    let missing: Vec<_> = registered.difference(&table).collect();
    let gone: Vec<_> = table.difference(&registered).collect();
    assert!(
        missing.is_empty() && gone.is_empty(),
        "add to docs/dev/routes.txt, each with its action and resource: {missing:#?}\ntake out: {gone:#?}"
    );
}

/// Sends an empty form; where files are wanted, an empty form of that kind.
async fn send_anything(browser: &mut Browser, path: &str) -> Answer {
    let answer = browser.post(path, &[]).await;
    if answer.status != StatusCode::BAD_REQUEST {
        return answer;
    }
    browser.send(path, "multipart/form-data; boundary=end", b"--end--\r\n".to_vec()).await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_public_gets_nothing_that_is_closed_to_it() {
    let house = House::open().await;
    let parameter = Regex::new(r"\{[^}]+\}").unwrap();
    let mut tried = 0;
    for (route, asks) in table() {
        let Some((action, kind)) = asks else { continue };
        if permits(&Actor::public(), action, Resource::any(kind)) {
            continue;
        }
        let (method, path) = route.split_once(' ').unwrap();
        let path = parameter.replace_all(path, "01900000-0000-7000-8000-000000000001");
        let mut stranger = house.stranger();
        let answer = match method {
            "GET" => stranger.get(&path).await,
            "POST" => send_anything(&mut stranger, &path).await,
            other => panic!("{other} {path}: this test cannot send that yet"),
        };
        let closed = [StatusCode::UNAUTHORIZED, StatusCode::FORBIDDEN, StatusCode::NOT_FOUND];
        assert!(closed.contains(&answer.status), "{route} answers the public with {}", answer.status);
        tried += 1;
    }
    assert!(tried > 10, "only {tried} routes are closed to the public");
}
