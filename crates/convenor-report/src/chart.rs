//! Charts and maps as SVG, drawn here on the server: on pages they need no script, and a board can put them in its paper.
//!
//! Every word is the caller's, and so is disclosure control: a chart takes numbers that may be shown, and draws nothing
//! where one is hidden. Colours stand in the drawing as attributes; the page's style sheet changes them where it must.

mod axis;
mod caption;
mod chances;
mod dumbbell;
pub(crate) mod element;
mod frame;
mod heat;
mod ink;
mod label;
mod legend;
mod love;
mod map;
mod row_plot;
mod trend;

pub use caption::Caption;
pub use chances::{ChanceCurve, ChanceWords};
pub use dumbbell::{Dumbbell, DumbbellRow, DumbbellWords, Heard, Standing};
pub use heat::{Budget, HeatCell, HeatRow, HeatTable, HeatWords};
pub use love::{LoveLevel, LovePlot, LoveRow, LoveWords};
pub use map::{AreaClass, AreaMap, MapArea, MapClass, Outline, Shade, quantile_bounds};
pub use trend::{Guide, Trend, TrendPoint, TrendValue};
