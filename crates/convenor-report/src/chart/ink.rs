//! The colours of charts. Each has a name, by which the page's style sheet finds it in forced colours.
//!
//! Lines and marks have a contrast of at least 3 to 1 with white paper, words 4.5 to 1. Red, blue and grey can be told apart
//! by people who do not see red or green.

/// A colour, by what it is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ink {
    /// Words and what is compared with.
    Text,
    /// Words beside the point.
    Quiet,
    /// Marks that say little, such as the line between two others.
    Edge,
    /// Lines of the grid, which nobody needs in order to read a chart.
    Faint,
    /// The ground.
    Paper,
    /// Bars, where there is one kind.
    Brand,
    /// Seldom heard.
    Seldom,
    /// Heard a lot.
    Lot,
    /// In line with the population.
    InLine,
    /// Palest of five steps.
    Step1,
    /// Second of five steps.
    Step2,
    /// Middle of five steps.
    Step3,
    /// Fourth of five steps.
    Step4,
    /// Darkest of five steps.
    Step5,
}

impl Ink {
    /// The name by which the style sheet knows the colour.
    pub(super) const fn name(self) -> &'static str {
        self.named().0
    }

    /// The colour on white paper.
    pub(super) const fn colour(self) -> &'static str {
        self.named().1
    }

    /// The colour of words on a ground of this one.
    pub(super) const fn words_on(self) -> Self {
        match self {
            Self::Text
            | Self::Quiet
            | Self::Edge
            | Self::Brand
            | Self::Seldom
            | Self::Lot
            | Self::InLine
            | Self::Step4
            | Self::Step5 => Self::Paper,
            Self::Faint | Self::Paper | Self::Step1 | Self::Step2 | Self::Step3 => Self::Text,
        }
    }

    const fn named(self) -> (&'static str, &'static str) {
        match self {
            Self::Text => ("text", "#1b2a33"),
            Self::Quiet => ("quiet", "#4c5d68"),
            Self::Edge => ("edge", "#74858f"),
            Self::Faint => ("faint", "#d5dde1"),
            Self::Paper => ("paper", "#ffffff"),
            Self::Brand => ("brand", "#0a5c63"),
            Self::Seldom => ("seldom", "#a3231f"),
            Self::Lot => ("lot", "#1f5fa8"),
            Self::InLine => ("in-line", "#53646f"),
            Self::Step1 => ("step-1", "#e6f2f0"),
            Self::Step2 => ("step-2", "#b5dad4"),
            Self::Step3 => ("step-3", "#6fb3ae"),
            Self::Step4 => ("step-4", "#217579"),
            Self::Step5 => ("step-5", "#06393e"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance and contrast as WCAG 2.2 defines them.
    fn contrast(one: Ink, other: Ink) -> f64 {
        let luminance = |ink: Ink| {
            let channel = |at: usize| {
                let value = f64::from(u8::from_str_radix(&ink.colour()[at..at + 2], 16).unwrap()) / 255.0;
                if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
            };
            0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
        };
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    #[test]
    fn marks_and_words_stand_out_from_the_paper() {
        for mark in [Ink::Edge, Ink::Brand, Ink::Seldom, Ink::Lot, Ink::InLine] {
            assert!(contrast(mark, Ink::Paper) >= 3.0, "{mark:?}");
        }
        for words in [Ink::Text, Ink::Quiet, Ink::Seldom, Ink::Lot, Ink::InLine] {
            assert!(contrast(words, Ink::Paper) >= 4.5, "{words:?}");
        }
    }

    #[test]
    fn letters_can_be_read_on_every_area() {
        let steps = [Ink::Step1, Ink::Step2, Ink::Step3, Ink::Step4, Ink::Step5];
        for ground in steps.into_iter().chain([Ink::Seldom, Ink::Lot, Ink::InLine, Ink::Faint]) {
            assert!(contrast(ground, ground.words_on()) >= 4.5, "{ground:?}");
        }
    }

    #[test]
    fn steps_grow_darker() {
        let steps = [Ink::Step1, Ink::Step2, Ink::Step3, Ink::Step4, Ink::Step5];
        let contrasts = steps.map(|step| contrast(step, Ink::Paper));
        assert!(contrasts.windows(2).all(|pair| pair[1] > pair[0] * 1.3), "{contrasts:?}");
    }
}
