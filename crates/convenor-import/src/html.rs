//! Reads the words and the links out of HTML. What is shown later is escaped again: nothing here is trusted.

/// A piece of HTML.
enum Piece<'a> {
    Text(&'a str),
    Tag(&'a str),
}

fn pieces(html: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = html;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let is_tag = rest.starts_with('<')
            && rest.chars().nth(1).is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'));
        if is_tag {
            let end = if rest.starts_with("<!--") { "-->" } else { ">" };
            let (tag, after) = rest.split_once(end).unwrap_or((rest, ""));
            rest = after;
            return Some(Piece::Tag(tag.trim_start_matches('<')));
        }
        let next = rest.char_indices().skip(1).find(|(_, c)| *c == '<').map_or(rest.len(), |(at, _)| at);
        let (text, after) = rest.split_at_checked(next).unwrap_or((rest, ""));
        rest = after;
        Some(Piece::Text(text))
    })
}

fn tag_name(tag: &str) -> String {
    let name = tag.trim_start_matches('/');
    name.chars().take_while(char::is_ascii_alphanumeric).collect::<String>().to_lowercase()
}

/// The words, with a line for every line that a reader would see and a blank line between paragraphs.
pub(crate) fn text(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut hidden: Option<String> = None;
    for piece in pieces(html) {
        match piece {
            Piece::Tag(tag) => {
                let name = tag_name(tag);
                if hidden.as_ref() == Some(&name) && tag.starts_with('/') {
                    hidden = None;
                } else if matches!(name.as_str(), "script" | "style" | "head" | "noscript")
                    && !tag.starts_with('/')
                {
                    hidden = hidden.or(Some(name));
                } else if hidden.is_none() {
                    text.push_str(line_break(&name, tag.starts_with('/')));
                }
            }
            Piece::Text(words) if hidden.is_none() => text.push_str(&single_spaced(&unescape(words))),
            Piece::Text(_) => {}
        }
    }
    tidy_lines(&text)
}

fn line_break(name: &str, closing: bool) -> &'static str {
    match (name, closing) {
        (
            "p" | "div" | "section" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "ul" | "ol" | "table"
            | "blockquote",
            _,
        ) => "\n\n",
        ("li", false) => "\n- ",
        ("br" | "tr" | "dt" | "dd", _) => "\n",
        ("td" | "th", false) => " ",
        _ => "",
    }
}

fn single_spaced(words: &str) -> String {
    let mut spaced = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            c if c.is_whitespace() && spaced.ends_with(' ') => {}
            c if c.is_whitespace() => spaced.push(' '),
            c => spaced.push(c),
        }
    }
    spaced
}

fn tidy_lines(text: &str) -> String {
    let mut tidy = String::with_capacity(text.len());
    let mut blank = 0;
    for line in text.lines().map(str::trim) {
        match line {
            "" => blank += 1,
            "-" => {}
            line => {
                if !tidy.is_empty() {
                    tidy.push_str(if blank > 0 && !line.starts_with("- ") { "\n\n" } else { "\n" });
                }
                tidy.push_str(line);
                blank = 0;
            }
        }
    }
    tidy
}

/// Links as title and address; pictures and other links without words are left out.
pub(crate) fn links(html: &str) -> Vec<(String, String)> {
    let mut links = Vec::new();
    let mut open: Option<(String, String)> = None;
    for piece in pieces(html) {
        match (piece, &mut open) {
            (Piece::Tag(tag), _) if tag_name(tag) == "a" => {
                links.extend(open.take().map(|(title, url)| (single_spaced(title.trim()), url)));
                if !tag.starts_with('/') {
                    open = attribute(tag, "href").map(|url| (String::new(), url));
                }
            }
            (Piece::Text(words), Some((title, _))) => title.push_str(&unescape(words)),
            _ => {}
        }
    }
    links.retain(|(title, url)| !title.is_empty() && !url.starts_with("mailto:"));
    let mut seen = std::collections::HashSet::new();
    links.retain(|(_, url)| seen.insert(url.clone()));
    links
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let after = tag.split(&format!(" {name}=")).nth(1)?;
    let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    after.split(quote).nth(1).map(unescape)
}

/// Text with its character references written out.
fn unescape(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        plain.push_str(before);
        let reference = after.split_once(';').filter(|(name, _)| name.len() <= 10);
        let known = reference.and_then(|(name, after)| character(name).map(|c| (c, after)));
        let (c, after) = known.unwrap_or(('&', after));
        plain.push(c);
        rest = after;
    }
    plain.push_str(rest);
    plain
}

fn character(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code).filter(|c| !c.is_control() || matches!(c, '\n' | '\t'));
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        "ndash" => '–',
        "mdash" => '—',
        "lsquo" => '‘',
        "rsquo" => '’',
        "ldquo" => '“',
        "rdquo" => '”',
        "hellip" => '…',
        "pound" => '£',
        "euro" => '€',
        "eacute" => 'é',
        "bull" => '•',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn words_keep_their_paragraphs_and_lists() {
        let html = "<div class=\"g\"><p>Tea &amp; talk &#8211; <b>5&nbsp;people</b></p>\n<p>They said:</p><ul>\n<li>more \
                    seats</li><li>less noise</li></ul><script>alert('<p>')</script><style>p{}</style></div>";
        assert_eq!(text(html), "Tea & talk – 5 people\n\nThey said:\n- more seats\n- less noise");
        assert_eq!(text("plain 3 < 4 & 5 > 2"), "plain 3 < 4 & 5 > 2");
        assert_eq!(text("one<br>two<!-- no -->"), "one\ntwo");
    }

    #[test]
    fn links_come_with_their_titles() {
        let html = r#"<a href="/a.pdf"><img></a><h2><a class="x" href="/a.pdf">The
            report</a></h2><a href='https://example.org/?a=1&amp;b=2'>Site</a><a href="mailto:x@example.org">Write</a>"#;
        let expected = [("The report", "/a.pdf"), ("Site", "https://example.org/?a=1&b=2")];
        assert_eq!(links(html), expected.map(|(title, url)| (title.to_owned(), url.to_owned())));
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(html in "[a-zé<>&;#x\"'=/! -]{0,80}") {
            let _ = (text(&html), links(&html));
        }
    }
}
