//! Puts what is wrong with a field into words: which field, and how to mend it.

use convenor_domain::Reason;

use crate::words::{Value, Words};

/// One sentence that names the field by its label and says how to mend it.
pub fn in_words(words: &Words, label: &str, reason: &Reason) -> String {
    let mut values = vec![("field", Value::from(label))];
    match reason {
        Reason::TooLong { limit, found } => {
            values.extend([("limit", Value::from(*limit)), ("found", Value::from(*found))]);
        }
        Reason::Unknown { value } | Reason::NotAllowed { value } => {
            values.push(("value", Value::from(value.as_str())));
        }
        Reason::Unreadable { value, example } => {
            values
                .extend([("value", Value::from(value.as_str())), ("example", Value::from(example.as_str()))]);
        }
        Reason::Missing | Reason::NotText | Reason::EndsBeforeStart | Reason::NotAnAddress => {}
    }
    words.t(reason.key(), &values)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_names_the_field_and_the_mend() {
        let words = Words::load("en").unwrap();
        let value = "x".to_owned();
        let reasons = [
            Reason::Missing,
            Reason::TooLong { limit: 300, found: 1_301 },
            Reason::NotText,
            Reason::Unknown { value: value.clone() },
            Reason::EndsBeforeStart,
            Reason::NotAnAddress,
            Reason::Unreadable { value: value.clone(), example: "30".into() },
            Reason::NotAllowed { value },
        ];
        for reason in reasons {
            let said = in_words(&words, "People planned", &reason);
            assert!(said.starts_with("People planned: ") && !said.contains('$'), "{said}");
        }
        let long = in_words(&words, "Title", &Reason::TooLong { limit: 300, found: 1_301 });
        assert_eq!(long, "Title: shorten this to 300 characters or fewer. It has 1,301 now.");
    }
}
