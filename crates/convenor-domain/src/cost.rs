//! What an engagement cost: an amount in a currency, or the source's words where no amount can be read.

use std::fmt;

use serde::{Deserialize, Serialize};

/// An amount of money.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Money {
    /// ISO 4217 letters: `GBP`, `USD`, `EUR`.
    pub currency: String,
    /// Amount in hundredths of the unit (pence, cents).
    pub amount_minor: i64,
}

/// What an engagement cost, as far as known.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Cost {
    /// The amount, when it could be read without guessing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub money: Option<Money>,
    /// What the source said, when that says more than the amount.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_written: Option<String>,
}

impl Money {
    /// Pounds sterling from pence.
    pub fn pence(amount_pence: i64) -> Self {
        Self { currency: "GBP".to_owned(), amount_minor: amount_pence }
    }
}

impl fmt::Display for Money {
    /// `£6,400`, `£6,400.50`, `US$56,291.20`, `CHF 1,000`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let symbol = match self.currency.as_str() {
            "GBP" => "£".to_owned(),
            "EUR" => "€".to_owned(),
            "USD" => "US$".to_owned(),
            other => format!("{other} "),
        };
        let sign = if self.amount_minor < 0 { "-" } else { "" };
        let (whole, part) = (self.amount_minor.unsigned_abs() / 100, self.amount_minor.unsigned_abs() % 100);
        write!(f, "{sign}{symbol}{}", thousands(whole))?;
        if part > 0 { write!(f, ".{part:02}") } else { Ok(()) }
    }
}

impl fmt::Display for Cost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.money, &self.as_written) {
            (Some(money), _) => money.fmt(f),
            (None, Some(words)) => f.write_str(words),
            (None, None) => f.write_str("not known"),
        }
    }
}

/// A whole number with a comma every three digits.
pub fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_reads_as_people_write_it() {
        assert_eq!(Money::pence(640_000).to_string(), "£6,400");
        assert_eq!(Money { currency: "USD".into(), amount_minor: 5_629_120 }.to_string(), "US$56,291.20");
        assert_eq!(Money { currency: "CHF".into(), amount_minor: -100_000 }.to_string(), "-CHF 1,000");
    }
}
