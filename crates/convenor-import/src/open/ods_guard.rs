//! Counts the cells that an ODS sheet unfolds to: one short tag can stand for thousands of cells.

/// Longest part of a tag that is looked at.
const TAG_BYTES_MAX: usize = 1_024;

/// Counts cells while the XML goes by in pieces.
#[derive(Debug, Default)]
pub(crate) struct CellCount {
    tag: Option<Vec<u8>>,
    total: u64,
    row_repeats: u64,
    row_cells: u64,
    /// Empty cells that count only when a full one follows, as their reader does it.
    waiting_cells: u64,
    waiting_rows: u64,
    widest: u64,
}

impl CellCount {
    /// Cells so far.
    pub(crate) fn total(&self) -> u64 {
        self.total.saturating_add(self.row_cells)
    }

    pub(crate) fn feed(&mut self, piece: &[u8]) {
        for byte in piece {
            match (*byte, &mut self.tag) {
                (b'<', _) => self.tag = Some(Vec::with_capacity(64)),
                (b'>', tag) => {
                    if let Some(tag) = tag.take() {
                        self.tag(&String::from_utf8_lossy(&tag));
                    }
                }
                (byte, Some(tag)) if tag.len() < TAG_BYTES_MAX => tag.push(byte),
                _ => {}
            }
        }
    }

    fn tag(&mut self, tag: &str) {
        let name = tag.split([' ', '\n', '\t', '\r', '/']).next().unwrap_or_default();
        match name {
            "table:table-cell" | "table:covered-table-cell" => self.cell(tag),
            "table:table-row" => {
                self.row_repeats = repeats(tag, "table:number-rows-repeated");
                (self.row_cells, self.waiting_cells) = (0, 0);
                if tag.ends_with('/') {
                    self.end_row();
                }
            }
            _ if tag.starts_with("/table:table-row") => self.end_row(),
            _ => {}
        }
    }

    fn cell(&mut self, tag: &str) {
        let count = repeats(tag, "table:number-columns-repeated");
        let empty = tag.ends_with('/') && !tag.contains("office:");
        if empty {
            self.waiting_cells = self.waiting_cells.saturating_add(count);
        } else {
            self.row_cells = self.row_cells.saturating_add(self.waiting_cells).saturating_add(count);
            self.waiting_cells = 0;
        }
    }

    fn end_row(&mut self) {
        if self.row_cells == 0 {
            self.waiting_rows = self.waiting_rows.saturating_add(self.row_repeats);
            return;
        }
        self.widest = self.widest.max(self.row_cells);
        let rows = self.row_repeats.saturating_add(std::mem::take(&mut self.waiting_rows));
        self.total = self.total.saturating_add(rows.saturating_mul(self.widest));
        self.row_cells = 0;
    }
}

fn repeats(tag: &str, attribute: &str) -> u64 {
    let value = tag.split(attribute).nth(1).and_then(|rest| rest.split(['"', '\'']).nth(1));
    value.and_then(|value| value.trim().parse().ok()).unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(xml: &str) -> u64 {
        let mut cells = CellCount::default();
        for piece in xml.as_bytes().chunks(7) {
            cells.feed(piece);
        }
        cells.total()
    }

    #[test]
    fn repeated_cells_count_and_the_empty_edge_does_not() {
        let full = r#"<table:table-cell office:value-type="string"><text:p>a</text:p></table:table-cell>"#;
        let edge = r#"<table:table-cell table:number-columns-repeated="16000"/>"#;
        assert_eq!(count(&format!("<table:table-row>{full}{full}{edge}</table:table-row>")), 2);
        assert_eq!(count(&format!("<table:table-row>{full}{edge}{full}</table:table-row>")), 16_002);
        let bomb = r#"<table:table-row table:number-rows-repeated="1000000"><table:table-cell office:value="1" table:number-columns-repeated="16000"></table:table-cell></table:table-row>"#;
        assert_eq!(count(bomb), 16_000_000_000);
        let gap =
            r#"<table:table-row table:number-rows-repeated="900000"><table:table-cell/></table:table-row>"#;
        assert_eq!(count(&format!("{gap}<table:table-row>{full}</table:table-row>")), 900_001);
    }
}
