//! Reading one panel back from the list that is published.

/// Identifiers of the people of a numbered panel, in the order of the list: CSV with the headings `panel,id`.
pub(super) fn people_of(list: &str, panel: u32) -> Vec<String> {
    let number = panel.to_string();
    let rows = rows(list).into_iter().skip(1);
    rows.filter(|(of, _)| *of == number).map(|(_, id)| id).collect()
}

/// Panel and identifier of every row.
fn rows(list: &str) -> Vec<(String, String)> {
    let (mut rows, mut cells, mut cell, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut letters = list.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => {
                letters.next();
                cell.push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(std::mem::take(&mut cell)),
            '\n' if !quoted => {
                if let Some(panel) = cells.pop() {
                    rows.push((panel, std::mem::take(&mut cell)));
                }
                cells.clear();
            }
            other => cell.push(other),
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::people_of;

    #[test]
    fn a_panel_is_read_back_as_it_was_written() {
        let list = "panel,id\n1,p1\n1,\"p,2\"\n2,\"the \"\"third\"\"\"\n11,\"a\nb\"\n";
        assert_eq!(people_of(list, 1), ["p1", "p,2"]);
        assert_eq!(people_of(list, 2), ["the \"third\""]);
        assert_eq!(people_of(list, 11), ["a\nb"]);
        assert!(people_of(list, 3).is_empty());
    }
}
