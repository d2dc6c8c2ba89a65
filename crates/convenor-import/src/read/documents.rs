//! Documents and links out of columns of addresses or of HTML.

use std::collections::BTreeSet;

use convenor_domain::engagement::{Document, TITLE_LIMIT};

use super::Kept;
use super::fields::{Fields, PreparedRule};
use crate::html;
use crate::mapping::{Read, Target};

/// The documents of a field, each address once. What is no address is kept as written.
pub(super) fn read(fields: &Fields<'_>, target: Target, kept: &mut Kept) -> Vec<Document> {
    let mut seen = BTreeSet::new();
    let mut documents = Vec::new();
    for rule in fields.rules(target) {
        for (title, url) in titled(fields, rule) {
            let url = complete(&url, rule.rule.prefix.as_deref());
            if !is_address(&url) {
                kept.push((target.key(), url));
            } else if seen.insert(url.clone()) {
                let title =
                    title.or_else(|| rule.rule.title.clone()).unwrap_or_else(|| name_in_address(&url));
                documents.push(Document { title: title.chars().take(TITLE_LIMIT).collect(), url });
            }
        }
    }
    documents
}

fn titled(fields: &Fields<'_>, rule: &PreparedRule) -> Vec<(Option<String>, String)> {
    let (values, titles) = fields.values_and_titles(rule);
    if rule.rule.read == Read::Links {
        let links = values.iter().flat_map(|html| html::links(html));
        return links.map(|(title, url)| (Some(title), url)).collect();
    }
    let mut titles = titles.into_iter().map(|title| Some(title).filter(|title| !title.is_empty()));
    let beside = values.into_iter().map(|url| (titles.next().flatten(), url));
    beside.filter(|(_, url)| !url.is_empty()).collect()
}

fn complete(url: &str, prefix: Option<&str>) -> String {
    match prefix {
        _ if url.starts_with("www.") => format!("https://{url}"),
        Some(prefix) if !url.contains("://") => format!("{prefix}{url}"),
        _ => url.to_owned(),
    }
}

/// Whether a text is a web address.
pub(super) fn is_address(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| !rest.is_empty() && !rest.contains(char::is_whitespace))
}

/// The name in the last part of an address: `…/13872-Textile-rules` says “Textile rules”. The address itself where
/// there is none.
pub(super) fn name_in_address(url: &str) -> String {
    let path = url.split(['?', '#']).next().unwrap_or(url).trim_end_matches('/');
    let last = path.rsplit('/').next().unwrap_or_default();
    let words = decode_percent(&last.replace(['-', '_', '+'], " "));
    let words = words
        .trim_start_matches(|c: char| c.is_ascii_digit())
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    if words.chars().any(char::is_alphabetic) { words } else { url.to_owned() }
}

fn decode_percent(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let hex = after.get(..2).filter(|_| *first == b'%').and_then(|hex| std::str::from_utf8(hex).ok());
        let decoded = hex.and_then(|hex| u8::from_str_radix(hex, 16).ok());
        bytes.push(decoded.unwrap_or(*first));
        rest = if decoded.is_some() { after.get(2..).unwrap_or_default() } else { after };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_say_their_names() {
        assert_eq!(name_in_address("https://example.org/i/137-Tea-%26-talk%2B-2024/"), "Tea & talk+ 2024");
        assert_eq!(name_in_address("https://example.org/12345"), "https://example.org/12345");
        assert!(
            is_address("https://example.org/a")
                && !is_address("javascript:alert(1)")
                && !is_address("http://a b")
        );
    }
}
