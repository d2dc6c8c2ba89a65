//! Reach: who was heard, beside who lives there.
//!
//! Counting is left to whoever keeps the responses, populations to the official lists; here the two are laid beside each
//! other, and everything that is told has passed disclosure control first.

mod by;
mod evenness;
mod heard;
mod load;
mod log;
mod need;
mod quarter;
mod question;
mod ranked;
mod repeat;
mod route;
mod shown;
mod term;
mod told;

pub use by::{By, Group, UnknownBy};
pub use evenness::{EvenGroup, Evenness, EvennessPart};
pub use heard::{Heard, HeardCell, HeardGroup};
pub use load::{LOAD_MONTHS, LoadRow, LoadTable};
pub use log::{LoggedEngagement, LoggedPeople, LoggedReach, Region, last_isolates};
pub use need::{
    Counted, Measured, NeedArea, NeedFigure, NeedIndicator, NeedMeasure, NeedMeasures, NeedMeasuresError,
    NeedTopic, NeedTopics, Needed, NeededTopic, rank, rank_topics,
};
pub use quarter::Quarter;
pub use question::ReachQuestion;
pub use ranked::ReachAmong;
pub use repeat::{REPEAT_MONTHS, RepeatCounts, RepeatShare, RepeatShares};
pub use route::Route;
pub use shown::ShownError;
pub use told::{
    QuarterShare, ReachArea, ReachRatio, ReachRow, ReachTable, ReachTold, ReachTrend, Residents, Telling,
};
