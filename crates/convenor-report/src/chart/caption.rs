//! What a chart is called.

/// What a chart is called: read out in place of the drawing, and drawn above it in a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caption {
    /// Names the chart on its page: letters, digits and hyphens, the only one of its page.
    pub id: String,
    /// The chart's name.
    pub title: String,
    /// What it shows, in a sentence or two: the answer first.
    pub description: String,
}
