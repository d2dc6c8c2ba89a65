//! Which sheet of a workbook is read when nobody chooses one, for pages that let people choose another.

use super::{ANSWERS, Form, Source, from_sheet, workbook};

impl Source {
    /// The first sheet with anything in it, those of answers before the others; nothing where there are no sheets, or all
    /// are empty.
    pub fn first_sheet(&self) -> Option<String> {
        let Form::Workbook { kind, sheets } = &self.form else { return None };
        let read =
            |sheet: &str| workbook::grid(&self.path, *kind, sheet, &self.limits).map(|_| sheet.to_owned());
        from_sheet(sheets, None, &ANSWERS, read).ok()
    }
}
