//! Reads amounts of money as they are written. An amount needs its currency; without one it stays words.

use convenor_domain::{Cost, Money};

use crate::number;

/// Signs and words for currencies. A bare `$` is the dollar of more than twenty countries and is not among them.
const CURRENCIES: [(&str, &str); 18] = [
    ("us$", "USD"),
    ("usd", "USD"),
    ("ca$", "CAD"),
    ("cad", "CAD"),
    ("au$", "AUD"),
    ("aud", "AUD"),
    ("nz$", "NZD"),
    ("nzd", "NZD"),
    ("£", "GBP"),
    ("gbp", "GBP"),
    ("pounds", "GBP"),
    ("€", "EUR"),
    ("eur", "EUR"),
    ("euros", "EUR"),
    ("euro", "EUR"),
    ("chf", "CHF"),
    ("sek", "SEK"),
    ("dkk", "DKK"),
];

/// The cost that a text names. `currency` (three letters) is for sources that say once and for all what they count in.
pub fn read(text: &str, currency: Option<&str>) -> Cost {
    let text = text.trim();
    if text.is_empty() {
        return Cost::default();
    }
    match amount(text, currency) {
        Some(money) => Cost { money: Some(money), as_written: None },
        None => Cost { money: None, as_written: Some(text.to_owned()) },
    }
}

fn amount(text: &str, currency: Option<&str>) -> Option<Money> {
    let lower = text.to_lowercase();
    let (sign, lower) = match lower.strip_prefix(['-', '−']) {
        Some(rest) => (-1, rest.trim_start()),
        None => (1, lower.as_str()),
    };
    let (currency, rest) = match without_currency(lower) {
        Some((currency, rest)) => (currency.to_owned(), rest),
        None => (currency?.to_owned(), lower),
    };
    let (factor, number) = without_factor(rest.trim());
    let minor = minor_units(number.trim())?.checked_mul(factor)?;
    Some(Money { currency, amount_minor: sign * minor })
}

/// The currency at the start or end of a text, and the rest.
fn without_currency(text: &str) -> Option<(&'static str, &str)> {
    CURRENCIES.iter().find_map(|(sign, code)| {
        let rest = text.strip_prefix(sign).or_else(|| text.strip_suffix(sign))?;
        Some((*code, rest.trim()))
    })
}

fn without_factor(text: &str) -> (i64, &str) {
    let factors = [
        ("thousand", 1_000),
        ("million", 1_000_000),
        ("billion", 1_000_000_000),
        ("bn", 1_000_000_000),
        ("k", 1_000),
        ("m", 1_000_000),
    ];
    factors
        .iter()
        .find_map(|(word, factor)| text.strip_suffix(word).map(|rest| (*factor, rest)))
        .unwrap_or((1, text))
}

/// Hundredths of the unit: “4 194 850.00”, “1,200”, “1.200,50”, “0.5”.
fn minor_units(text: &str) -> Option<i64> {
    let (whole, part) = match text.rfind(['.', ',']) {
        Some(at) if matches!(text.len() - at, 2 | 3) => (text.get(..at)?, text.get(at + 1..)?),
        _ => (text, ""),
    };
    // A comma may mark the part only where dots mark the thousands; else “1,5” could be anything.
    let comma_part = !part.is_empty() && text.get(whole.len()..)?.starts_with(',');
    let whole = match (comma_part, whole.contains('.')) {
        (true, true) => whole.replace('.', ","),
        (false, false) => whole.to_owned(),
        _ => return None,
    };
    let whole: i64 = number::digits(&whole)?.parse().ok()?;
    let part: i64 = match part.len() {
        0 => 0,
        1 => part.parse::<i64>().ok()?.checked_mul(10)?,
        _ => part.parse().ok()?,
    };
    whole.checked_mul(100)?.checked_add(part)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn amounts_are_read_with_their_currency() {
        let cases = [
            ("US$4 194 850.00", "USD", 419_485_000),
            ("€1.2 million", "EUR", 120_000_000),
            ("£6,400", "GBP", 640_000),
            ("£6,400.50", "GBP", 640_050),
            ("6400 GBP", "GBP", 640_000),
            ("GBP 6,400", "GBP", 640_000),
            ("1.200,50 €", "EUR", 120_050),
            ("£5k", "GBP", 500_000),
            ("£1.5m", "GBP", 150_000_000),
            ("-£20", "GBP", -2_000),
            ("CHF 1’000", "CHF", 100_000),
        ];
        for (text, currency, amount_minor) in cases {
            let money = Money { currency: currency.into(), amount_minor };
            assert_eq!(read(text, None), Cost { money: Some(money), as_written: None }, "{text}");
        }
        assert_eq!(read("6400", Some("GBP")).money, Some(Money::pence(640_000)));
    }

    #[test]
    fn what_leaves_a_doubt_is_kept_as_written() {
        let texts = [
            "6400",
            "$5,000",
            "about £500",
            "£6,400 plus VAT",
            "£1,5",
            "€1.200",
            "£5-6k",
            "free",
            "£",
            "£99999999999999999999",
        ];
        for text in texts {
            assert_eq!(read(text, None), Cost { money: None, as_written: Some(text.into()) }, "{text}");
        }
        assert_eq!(read(" ", None), Cost::default());
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in ".{0,30}", numbers in "[£€0-9., kmbn-]{0,20}") {
            let _ = (read(&text, Some("GBP")), read(&numbers, None));
        }

        #[test]
        fn what_we_write_we_read(pence in -1_000_000_000_i64..1_000_000_000) {
            prop_assert_eq!(read(&Money::pence(pence).to_string(), None).money, Some(Money::pence(pence)));
        }
    }
}
