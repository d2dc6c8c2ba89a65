//! Fills sentences: `{one|other}` is a choice, `{9-19}` a number, `{who}` a slot.

use crate::DemoError;
use crate::dice::Dice;

/// What slots hold: name and text.
pub(crate) type Slots<'a> = &'a [(&'a str, &'a str)];

/// Fills one sentence and begins it with a capital letter.
pub(crate) fn fill(sentence: &str, slots: Slots, dice: &mut Dice) -> Result<String, DemoError> {
    let broken = || DemoError::Slot { sentence: sentence.to_owned() };
    let mut text = String::with_capacity(sentence.len());
    let mut rest = sentence;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let (inside, next) = after.split_once('}').ok_or_else(broken)?;
        text.push_str(&one(inside, slots, dice)?.ok_or_else(broken)?);
        rest = next;
    }
    text.push_str(rest);
    Ok(capital(&text))
}

/// What one pair of braces stands for; `None` when no slot has its name.
fn one(inside: &str, slots: Slots, dice: &mut Dice) -> Result<Option<String>, DemoError> {
    if inside.contains('|') {
        let choices: Vec<_> = inside.split('|').collect();
        return dice.pick("words", &choices).map(|choice| Some((*choice).to_owned()));
    }
    if let Some((low, high)) = inside.split_once('-')
        && let (Ok(low), Ok(high)) = (low.parse(), high.parse())
    {
        return Ok(Some(dice.between(low, high).to_string()));
    }
    Ok(slots.iter().find(|(name, _)| *name == inside).map(|(_, text)| (*text).to_owned()))
}

/// The text with a capital first letter.
pub(crate) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The text with a small first letter, unless its first word is an abbreviation.
pub(crate) fn small(text: &str) -> String {
    let abbreviated = text.chars().nth(1).is_some_and(char::is_uppercase);
    let mut letters = text.chars();
    match letters.next() {
        Some(first) if !abbreviated => first.to_lowercase().chain(letters).collect(),
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slots_choices_and_numbers_are_filled() {
        let mut dice = Dice::seeded(1);
        let text = fill("{who} wait {3-3} {weeks|weeks}", &[("who", "carers")], &mut dice).unwrap();
        assert_eq!(text, "Carers wait 3 weeks");
    }

    #[test]
    fn a_slot_that_nobody_fills_is_an_error() {
        let mut dice = Dice::seeded(1);
        assert!(fill("{whom} waits", &[], &mut dice).is_err());
        assert!(fill("{who waits", &[("who", "a")], &mut dice).is_err());
    }
}
