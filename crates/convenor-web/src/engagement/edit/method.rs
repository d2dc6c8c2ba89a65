//! The fourth step: how people take part, how much power they have, and how they are found and supported.

use convenor_domain::engagement::Coproduction;
use convenor_domain::{EngagementContent, Reason};

use super::choices::Choices;
use super::mistakes::Mistakes;
use super::question::Question;
use crate::form::Fields;

pub(super) fn fill(content: &EngagementContent, fields: &mut Fields) {
    let lists =
        [("methods", &content.methods), ("recruitment", &content.recruitment), ("formats", &content.formats)];
    for (name, keys) in lists {
        for key in keys {
            fields.add(name, key);
        }
    }
    fields.add("level_promised", content.level_promised.clone().unwrap_or_default());
    fields.add("level_delivered", content.level_delivered.clone().unwrap_or_default());
    if let Some(claim) = &content.coproduction {
        fields.add("coproduction", &claim.step);
        for feature in &claim.features {
            fields.add("coproduction_features", feature);
        }
    }
}

pub(super) fn questions(fields: &Fields, choices: &Choices<'_>) -> Vec<Question> {
    let terms = choices.vocabularies;
    vec![
        choices.several("methods", fields, &terms.methods),
        choices.one("level_promised", fields, &terms.levels),
        choices.one("level_delivered", fields, &terms.levels),
        choices.one("coproduction", fields, &terms.coproduction_steps),
        choices.several("coproduction_features", fields, &terms.coproduction_features),
        choices.several("recruitment", fields, &terms.recruitment),
        choices.several("formats", fields, &terms.formats),
    ]
}

pub(super) fn apply(fields: &Fields, content: &mut EngagementContent, mistakes: &mut Mistakes<'_>) {
    content.methods = fields.choices("methods");
    content.level_promised = fields.choice("level_promised");
    content.level_delivered = fields.choice("level_delivered");
    content.recruitment = fields.choices("recruitment");
    content.formats = fields.choices("formats");
    let features = fields.choices("coproduction_features");
    match fields.choice("coproduction") {
        Some(step) => content.coproduction = Some(Coproduction { step, features }),
        // Features without a step would be lost in silence.
        None if !features.is_empty() => mistakes.add("coproduction", &Reason::Missing),
        None => content.coproduction = None,
    }
}
