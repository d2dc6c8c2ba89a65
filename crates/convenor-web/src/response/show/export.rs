//! Downloads of the numbers on the page: the same filters, all its questions, the same rule for small numbers, a row for
//! each answer. Never a person's own row.

use axum::extract::Path;
use axum::response::Response;
use convenor_report::{About, Cell, SheetFormat, SheetWriter};
use convenor_statistics::ShownCount;

use super::drawn::none_word;
use super::looked::{Looked, Told, look};
use super::survey::Survey;
use super::{basis, chip, open};
use crate::disclosure;
use crate::download::{self, Sheet};
use crate::error::PageError;
use crate::reader::Visit;
use crate::response::panels::{Answers, Compared, Counted, Months, Numbers, Panel};
use crate::state::AppState;

/// Keys of the columns' words.
const COLUMNS: [&str; 8] = ["key", "question", "group", "answer", "people", "share", "value", "status"];

/// `GET /engagements/{id}/responses/export.csv`
pub(super) async fn csv(visit: Visit, Path(id): Path<String>) -> Result<Response, PageError> {
    export(visit, &id, SheetFormat::Csv).await
}

/// `GET /engagements/{id}/responses/export.xlsx`
pub(super) async fn xlsx(visit: Visit, Path(id): Path<String>) -> Result<Response, PageError> {
    export(visit, &id, SheetFormat::Xlsx).await
}

async fn export(visit: Visit, id: &str, format: SheetFormat) -> Result<Response, PageError> {
    let survey = Survey::read(&visit, open(&visit, id).await?).await?;
    let state = &visit.state;
    let told = match look(state.asking(), &survey, &survey.wanted()).await? {
        Looked::Told(told) => told,
        Looked::Withheld(why) => return Err(PageError::Invalid(why.in_words(state, &survey.asked))),
    };
    let headings = COLUMNS.map(|column| state.word(&format!("responses-export-{column}")));
    let (about, title) = (about(state, &survey, &told), state.word("activity-tab-responses"));
    let mut sheet = SheetWriter::begin_about(format, &about, &title, &headings, download::place()?)?;
    Rows { state, sheet: &mut sheet }.all(&told)?;
    let name = format!("responses-{}-{}.{}", survey.engagement.id, state.store.today(), format.extension());
    download::send(sheet, format, &name).await
}

/// What the numbers are based on.
fn about(state: &AppState, survey: &Survey, told: &Told) -> About {
    let mut facts = vec![
        (state.word("responses-export-activity"), survey.engagement.content.title.clone()),
        (state.word("responses-export-reference"), survey.engagement.reference().to_string()),
    ];
    facts.extend(basis::facts(state, &survey.imports));
    facts.extend(basis::voices(state, told.voices.get()));
    facts.extend(basis::period(state, &told.months));
    for (name, value) in survey.asked.filters() {
        let filter = chip::in_words(state, name, &value, &survey.questions);
        facts.push((state.word("responses-export-filter"), filter));
    }
    let among = super::drawn::people(state, *told.total.get());
    facts.push((state.word("responses-export-among"), among));
    facts.push((state.word("responses-export-rule"), disclosure::rule(state)));
    facts.push((state.word("responses-export-why"), disclosure::WHY_HIDDEN.to_owned()));
    About { title: state.word("responses-basis").trim_end_matches('?').to_owned(), facts }
}

/// Writes rows into a table.
struct Rows<'a> {
    state: &'a AppState,
    sheet: &'a mut Sheet,
}

/// What a row is about: a question's or a dimension's key and words, and whose answers.
struct Of<'a> {
    key: &'a str,
    text: &'a str,
    group: String,
    /// The key of what those who gave no answer are called.
    none: &'static str,
}

impl<'a> Of<'a> {
    fn panel(panel: &'a Panel) -> Self {
        Self { key: &panel.key, text: &panel.text, group: String::new(), none: none_word(panel) }
    }
}

impl Rows<'_> {
    fn all(&mut self, told: &Told) -> Result<(), PageError> {
        for panel in told.questions.iter().chain(&told.people) {
            self.panel(panel)?;
        }
        self.months(&told.months)
    }

    fn panel(&mut self, panel: &Panel) -> Result<(), PageError> {
        let of = Of::panel(panel);
        match &panel.answers {
            Answers::Counted(counted) => self.counted(&of, counted),
            Answers::Compared(compared) => self.compared(&of, compared),
            Answers::Numbers(numbers) => self.numbers(&of, numbers),
            Answers::Written(counts) => self.some(&of, "responses-export-wrote", counts.get()),
            Answers::Dates => {
                let status = self.state.word("responses-export-not-counted");
                self.add(&of, "", [Cell::Empty, Cell::Empty, Cell::Empty], &status)
            }
        }
    }

    fn counted(&mut self, of: &Of<'_>, counted: &Counted) -> Result<(), PageError> {
        for row in counted.rows() {
            if row.answer.is_some() || !row.count.is_nobody() {
                let answer = self.answer(of, row.answer);
                self.count(of, &answer, row.count, row.per_cent)?;
            }
        }
        Ok(())
    }

    fn compared(&mut self, of: &Of<'_>, compared: &Compared) -> Result<(), PageError> {
        let not_known = self.state.word("responses-not-known");
        let groups: Vec<String> =
            compared.columns().map(|(name, _)| name.unwrap_or(&not_known).to_owned()).collect();
        for row in compared.rows() {
            let answer = self.answer(of, row.answer);
            for (group, cell) in groups.iter().zip(&row.cells) {
                let of = Of { group: group.clone(), ..*of };
                self.count(&of, &answer, cell.count, cell.per_cent)?;
            }
            self.count(of, &answer, row.people, None)?;
        }
        Ok(())
    }

    fn numbers(&mut self, of: &Of<'_>, numbers: &Numbers) -> Result<(), PageError> {
        self.some(of, "responses-export-gave", numbers.counts.get())?;
        let Some(middle) = numbers.middle.get() else { return Ok(()) };
        let [lower, median, upper] = middle.quartiles;
        let shown = self.state.word("responses-export-shown");
        for (key, value) in [("mean", middle.mean), ("lower", lower), ("median", median), ("upper", upper)] {
            let name = self.state.word(&format!("responses-number-{key}"));
            self.add(of, &name, [Cell::Empty, Cell::Empty, Cell::Decimal(rounded(value, 1000.0))], &shown)?;
        }
        Ok(())
    }

    /// Those who gave something, and those who did not.
    fn some(&mut self, of: &Of<'_>, key: &str, counts: &[ShownCount]) -> Result<(), PageError> {
        let names = [self.state.word(key), self.answer(of, None)];
        for (name, count) in names.iter().zip(counts) {
            self.count(of, name, *count, None)?;
        }
        Ok(())
    }

    fn months(&mut self, months: &Months) -> Result<(), PageError> {
        let heading = self.state.word("responses-months");
        let of = Of { key: "month", text: &heading, group: String::new(), none: "responses-no-day" };
        let names = months.months.iter().map(|month| Some(month.format("%Y-%m").to_string()));
        for (name, count) in names.chain([None]).zip(months.counts.get()) {
            if name.is_some() || !count.is_nobody() {
                let name = self.answer(&of, name.as_deref());
                self.count(&of, &name, *count, None)?;
            }
        }
        Ok(())
    }

    fn answer(&self, of: &Of<'_>, answer: Option<&str>) -> String {
        answer.map_or_else(|| self.state.word(of.none), str::to_owned)
    }

    fn count(
        &mut self,
        of: &Of<'_>,
        answer: &str,
        count: ShownCount,
        share: Option<f64>,
    ) -> Result<(), PageError> {
        let people = count.people().and_then(|people| u32::try_from(people).ok());
        let status = self.state.word(&format!("responses-export-{}", count.key()));
        let share = share.map_or(Cell::Empty, |share| Cell::Decimal(rounded(share, 10.0)));
        self.add(of, answer, [people.map_or(Cell::Empty, Cell::Number), share, Cell::Empty], &status)
    }

    fn add(&mut self, of: &Of<'_>, answer: &str, numbers: [Cell; 3], status: &str) -> Result<(), PageError> {
        let words = [of.key, of.text, of.group.as_str(), answer].map(Cell::text);
        let row: Vec<Cell> = words.into_iter().chain(numbers).chain([Cell::text(status)]).collect();
        Ok(self.sheet.add(&row)?)
    }
}

/// A number rounded to a part of one: a tenth for 10.
fn rounded(value: f64, parts: f64) -> f64 {
    (value * parts).round() / parts
}
