//! Makes the design system's stylesheet neutral: without its licensed font, in Convenor's colours, and with its
//! icons under hashed names. The file itself is fetched and never edited.

/// The design system's colours that carry a brand, and ours in their place. Each of ours has at least the
/// contrast of the one it replaces.
const COLOURS: [(&str, &str); 20] = [
    ("#005eb8", "#0a5c63"), // links, secondary buttons, brand surfaces
    ("#0055a6", "#095359"),
    ("#004b93", "#084a50"),
    ("#003d78", "#06393e"),
    ("#003087", "#06393e"),
    ("#002f5c", "#042b2f"),
    ("#007f3b", "#0a5c63"), // buttons
    ("#00662f", "#084a50"),
    ("#00401e", "#06393e"), // the edge under buttons
    ("#7c2855", "#06393e"), // links under the pointer
    ("#ffeb3b", "#ffdd00"), // focus
    ("#212b32", "#1b2a33"), // ink
    ("#4c6272", "#4c5d68"), // quiet ink
    ("#d8dde0", "#d5dde1"), // lines
    ("#f0f4f5", "#f4f6f5"), // the page behind cards
    ("#d5281b", "#a3231f"), // errors
    ("#c7dcef", "#cfe3e1"),
    ("#d9e7f4", "#e2ecea"),
    ("#ccdff1", "#d5e6e4"),
    ("#337ec6", "#3b7d82"),
];

/// Fonts that every machine has.
const FONTS: &str = "Arial,Helvetica,sans-serif";

/// The neutral stylesheet made from the design system's. `icon_url` gives the address of an icon by its file name;
/// an icon without one keeps the address that it has.
pub(super) fn neutral(source: &str, icon_url: impl Fn(&str) -> Option<String>) -> String {
    let mut css = without_font_faces(source).replace("Frutiger W01,arial,sans-serif", FONTS);
    for (theirs, ours) in COLOURS {
        css = css.replace(theirs, ours);
    }
    with_icons(&css, icon_url)
}

fn without_font_faces(source: &str) -> String {
    let mut kept = String::with_capacity(source.len());
    let mut rest = source;
    while let Some((before, from)) = rest.split_once("@font-face") {
        kept.push_str(before);
        rest = from.split_once('}').map_or("", |(_, after)| after);
    }
    kept.push_str(rest);
    kept
}

fn with_icons(source: &str, icon_url: impl Fn(&str) -> Option<String>) -> String {
    const START: &str = "url(/assets/images/";
    let mut css = String::with_capacity(source.len());
    let mut rest = source;
    while let Some((before, from)) = rest.split_once(START) {
        css.push_str(before);
        let (name, after) = from.split_once(')').unwrap_or((from, ""));
        let url = icon_url(name).unwrap_or_else(|| format!("/assets/images/{name}"));
        css.extend(["url(", &url, ")"]);
        rest = after;
    }
    css.push_str(rest);
    css
}

#[cfg(test)]
mod tests {
    use super::neutral;

    #[test]
    fn font_goes_colours_change_and_icons_are_renamed() {
        let source = "@font-face{font-family:Frutiger W01;src:url(https://example.org/a.woff2)}\
            a{color:#005eb8;font-family:Frutiger W01,arial,sans-serif;background:url(/assets/images/up.svg)}";
        let css = neutral(source, |name| (name == "up.svg").then(|| "/assets/up.12.svg".to_owned()));
        assert_eq!(
            css,
            "a{color:#0a5c63;font-family:Arial,Helvetica,sans-serif;background:url(/assets/up.12.svg)}"
        );
    }
}
