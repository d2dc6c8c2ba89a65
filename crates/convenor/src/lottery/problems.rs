//! Everything that is wrong with the files, in one error.

use std::fmt::{self, Display, Formatter};

use convenor_lottery::Problem;

/// All of them; `Display` lists one a line.
#[derive(Debug)]
pub(super) struct Problems(pub(super) Vec<Problem>);

impl Display for Problems {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        let one = if self.0.len() == 1 { "problem" } else { "problems" };
        write!(out, "{} {one} in the files", self.0.len())?;
        self.0.iter().try_for_each(|problem| write!(out, "\n  {problem}"))
    }
}

impl std::error::Error for Problems {}
