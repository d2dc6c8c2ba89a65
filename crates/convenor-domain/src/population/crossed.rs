//! Lists that count people by two things together, such as age and sex: what they and their categories are called.

/// Parts the two things, and the two categories.
const WITH: char = '+';

/// The key of two things together, or of two categories: `age+sex`, `age-0-15+sex-female`.
///
/// ```
/// # use convenor_domain::population::crossed_key;
/// assert_eq!(crossed_key("age", "sex"), "age+sex");
/// ```
pub fn crossed_key(one: &str, other: &str) -> String {
    format!("{one}{WITH}{other}")
}

/// The two things of such a key; `None` for the key of one thing alone.
///
/// ```
/// # use convenor_domain::population::uncrossed;
/// assert_eq!((uncrossed("age+sex"), uncrossed("age")), (Some(("age", "sex")), None));
/// ```
pub fn uncrossed(key: &str) -> Option<(&str, &str)> {
    key.split_once(WITH)
}
