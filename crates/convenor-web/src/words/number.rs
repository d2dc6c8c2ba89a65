//! Numbers as people here read them: 12,345.6.

use fluent_bundle::FluentValue;

/// Writes a number with commas between its thousands; leaves other values to Fluent.
pub(super) fn with_commas<Memory>(value: &FluentValue<'_>, _: &Memory) -> Option<String> {
    match value {
        FluentValue::Number(number) => Some(grouped(&number.as_string())),
        _ => None,
    }
}

/// Puts commas into the whole part of a number that is written in plain digits: `1234.5` becomes `1,234.5`. Also the
/// filter `number` in templates.
pub fn grouped(number: &str) -> String {
    let (sign, digits) = match number.strip_prefix('-') {
        Some(digits) => ("−", digits),
        None => ("", number),
    };
    let (whole, fraction) = match digits.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (digits, None),
    };
    let mut grouped = String::from(sign);
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    if let Some(fraction) = fraction {
        grouped.push('.');
        grouped.push_str(fraction);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn thousands_are_parted_by_commas() {
        assert_eq!(grouped("0"), "0");
        assert_eq!(grouped("999"), "999");
        assert_eq!(grouped("1000"), "1,000");
        assert_eq!(grouped("1234567.50"), "1,234,567.50");
        assert_eq!(grouped("-12345"), "−12,345");
    }
}
