//! What holds for rows that do not say: a last rule with a constant. People choose it, and see it chosen; nothing is
//! guessed in silence.

use convenor_domain::{ReadScope, Visibility};
use convenor_import::{FieldRule, Mapping, Target};

use crate::directory::Directory;
use crate::form::Fields;
use crate::reader::Visit;

/// Fields with such a rule: without a lead nobody looks after a record, without visibility few may see it.
pub(super) const FIELDS: [Target; 2] = [Target::Lead, Target::Visibility];

/// The rules of a field but for what holds otherwise.
pub(super) fn rules(mapping: &Mapping, target: Target) -> &[FieldRule] {
    let rules = mapping.fields.get(&target).map_or(&[][..], Vec::as_slice);
    match rules.split_last() {
        Some((last, others)) if FIELDS.contains(&target) && is_constant(last) => others,
        _ => rules,
    }
}

/// What holds where a row does not say.
pub(super) fn of(mapping: &Mapping, target: Target) -> Option<&str> {
    let last = mapping.fields.get(&target)?.last()?;
    last.constant.as_deref().filter(|_| is_constant(last))
}

/// Changes what holds where a row does not say.
pub(super) fn set(mapping: &mut Mapping, target: Target, value: Option<&str>) {
    let mut rules = rules(mapping, target).to_vec();
    let constant = value.filter(|value| !value.is_empty()).map(str::to_owned);
    rules.extend(constant.map(|value| FieldRule { constant: Some(value), ..FieldRule::default() }));
    if rules.is_empty() {
        mapping.fields.remove(&target);
    } else {
        mapping.fields.insert(target, rules);
    }
}

/// What a form says of it, if it is one of the choices.
pub(super) fn said<'form>(
    fields: &'form Fields,
    target: Target,
    directory: &Directory,
) -> Option<&'form str> {
    let name = input(target);
    fields.all(&name).next()?;
    let value = fields.get(&name);
    let known = match target {
        Target::Visibility => Visibility::from_key(value).is_some(),
        _ => directory.organisations.iter().any(|organisation| organisation.name == value),
    };
    (known || value.is_empty()).then_some(value)
}

/// The name and id of its input.
pub(super) fn input(target: Target) -> String {
    format!("otherwise-{}", target.key())
}

/// Proposes their own organisation as the lead to people who only see what their organisation takes part in: they
/// would not find again what they brought in. Not for somebody else's records, which ask to be credited.
pub(super) fn propose_lead(visit: &Visit, directory: &Directory, mapping: &mut Mapping) {
    let ReadScope::Member { organisation: Some(own), .. } = visit.scope() else { return };
    if mapping.credit.is_empty() && of(mapping, Target::Lead).is_none() {
        set(mapping, Target::Lead, Some(directory.name_of(own)));
    }
}

fn is_constant(rule: &FieldRule) -> bool {
    *rule == FieldRule { constant: rule.constant.clone(), ..FieldRule::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_holds_otherwise_stands_behind_the_column() {
        let mut mapping = Mapping::from_yaml("name: x\nfields: {title: Title, lead: Team}\n").unwrap();
        assert_eq!(of(&mapping, Target::Lead), None);
        set(&mut mapping, Target::Lead, Some("Fernshire Hospitals"));
        set(&mut mapping, Target::Lead, Some("Fernshire Council"));
        assert_eq!(of(&mapping, Target::Lead), Some("Fernshire Council"));
        assert_eq!(rules(&mapping, Target::Lead), [FieldRule::column("Team")]);
        set(&mut mapping, Target::Lead, Some(""));
        assert_eq!(mapping.fields[&Target::Lead], [FieldRule::column("Team")]);
        set(&mut mapping, Target::Visibility, None);
        assert!(!mapping.fields.contains_key(&Target::Visibility));
    }
}
