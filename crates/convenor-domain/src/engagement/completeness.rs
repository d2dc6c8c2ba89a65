//! How complete a record is: what it says, what it does not. Nothing missing is guessed.

use serde::Serialize;

use super::EngagementContent;

/// What a record says of what it could say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Completeness {
    /// Fields with a value.
    pub present: usize,
    /// Fields looked at.
    pub of: usize,
    /// Names of the fields without a value, in the order of the form.
    pub missing: Vec<&'static str>,
}

/// Looks at the fields that a reader needs to judge and reuse a record.
pub fn completeness(content: &EngagementContent) -> Completeness {
    let fields = fields(content);
    let missing: Vec<_> = fields.iter().filter(|(_, there)| !there).map(|(name, _)| *name).collect();
    Completeness { present: fields.len() - missing.len(), of: fields.len(), missing }
}

fn fields(content: &EngagementContent) -> [(&'static str, bool); 18] {
    let c = content;
    [
        ("summary", !c.summary.is_empty()),
        ("purpose", !c.purpose.is_empty()),
        ("kind", c.kind.is_some()),
        ("decision_informed", !c.decision_informed.is_empty()),
        ("can_change", !c.can_change.is_empty()),
        ("cannot_change", !c.cannot_change.is_empty()),
        ("questions", !c.questions.is_empty()),
        ("topics", !c.topics.is_empty()),
        ("areas", !c.areas.is_empty() || !c.place.is_empty()),
        ("groups", !c.groups.is_empty()),
        ("people_heard", c.people_heard.is_some() || c.responses.is_some()),
        ("lead", c.lead.is_some()),
        ("methods", !c.methods.is_empty()),
        ("level_promised", c.level_promised.is_some()),
        ("recruitment", !c.recruitment.is_empty()),
        ("formats", !c.formats.is_empty()),
        ("starts", !c.starts.is_unknown()),
        ("cost", c.cost.money.is_some() || c.cost.as_written.is_some()),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_record_lacks_everything_and_says_so() {
        let found = completeness(&EngagementContent::default());
        assert_eq!((found.present, found.of, found.missing.len()), (0, 18, 18));
        let some = EngagementContent { place: "Fernshire".into(), responses: Some(0), ..Default::default() };
        assert_eq!(completeness(&some).present, 2, "zero responses is something known");
    }
}
