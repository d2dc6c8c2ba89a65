//! What people answered, in words and for programs. The numbers are those of the pages: `panels` lets no other out.

use convenor_domain::EngagementId;
use convenor_domain::response::ask::Within;
use convenor_domain::response::{Dimensions, QuestionKind};
use convenor_statistics::{Disclosed, ShownCount};
use convenor_store::Store;
use convenor_web::disclosure::in_words;
use convenor_web::response::panels::{
    Among, Answers, Asking, Counted, Panel, Standing, among, dimensions_of, responses_of,
};
use convenor_web::response::questions_of;
use convenor_web::words::Words;
use serde::Serialize;

/// What people answered to an engagement.
#[derive(Debug, Serialize)]
pub(super) struct Told {
    engagement: String,
    /// Name of the rule that the numbers follow.
    rule: String,
    responses: Disclosed<ShownCount>,
    /// Why nothing more is told.
    #[serde(skip_serializing_if = "Option::is_none")]
    withheld: Option<&'static str>,
    questions: Vec<ToldQuestion>,
    people: Vec<ToldQuestion>,
}

/// The answers to one question, or the categories of one dimension.
#[derive(Debug, Serialize)]
struct ToldQuestion {
    key: String,
    text: String,
    kind: QuestionKind,
    /// Fixed answers, in the order in which they are read.
    answers: Vec<String>,
    /// People who gave each, and last those who gave none.
    counts: Vec<ShownCount>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mean: Option<f64>,
    /// Lower quartile, median, upper quartile.
    #[serde(skip_serializing_if = "Option::is_none")]
    quartiles: Option<[f64; 3]>,
}

/// Asks all that may be told.
pub(super) async fn ask(asking: Asking<'_>, engagement: EngagementId) -> anyhow::Result<Told> {
    let files = asking.store.list_response_files(engagement).await?;
    let total = responses_of(&files);
    let mut told = Told {
        engagement: engagement.to_string(),
        rule: asking.rule.rule().name.clone(),
        responses: asking.rule.total(total),
        withheld: None,
        questions: Vec::new(),
        people: Vec::new(),
    };
    match among(asking, Within::all(engagement)).await? {
        Standing::Enough(among) => told.fill(asking.store, &among, engagement).await?,
        Standing::Withheld(why) => told.withheld = (total.people > 0).then(|| why.key()),
    }
    Ok(told)
}

impl Told {
    async fn fill(
        &mut self,
        store: &Store,
        among: &Among<'_>,
        engagement: EngagementId,
    ) -> anyhow::Result<()> {
        let files = store.list_response_files(engagement).await?;
        let questions = among.questions(&questions_of(&files)).await?;
        self.questions = questions.into_iter().filter_map(ToldQuestion::of).collect();
        let people = among.people(&dimensions_of(Dimensions::shipped()?, &files)).await?;
        self.people = people.into_iter().filter_map(ToldQuestion::of).collect();
        Ok(())
    }

    /// For people.
    pub(super) fn lines(&self, asking: Asking<'_>) -> anyhow::Result<Vec<String>> {
        let mut lines = vec![format!("Responses: {}", shown(*self.responses.get()))];
        for question in self.questions.iter().chain(&self.people) {
            lines.push(String::new());
            lines.push(format!("{} ({}, {})", question.text, question.key, question.kind));
            let names = question.answers.iter().map(String::as_str).chain(["no answer, or not known"]);
            let counted = names.zip(&question.counts);
            lines.extend(counted.map(|(name, count)| format!("  {name}: {}", shown(*count))));
            lines.extend(question.mean.map(|mean| format!("  mean: {mean:.1}")));
        }
        lines.push(String::new());
        if self.withheld.is_some() {
            let fewest = asking.rule.people_min();
            lines.push(format!("Fewer than {fewest} people answered: nothing of what they said is told."));
        }
        lines.push(in_words(&Words::load("en")?, asking.rule));
        Ok(lines)
    }
}

impl ToldQuestion {
    /// Nothing for dates, which are not counted.
    fn of(panel: Panel) -> Option<Self> {
        let (answers, counts) = match &panel.answers {
            Answers::Counted(counted) => named(counted),
            Answers::Numbers(numbers) => (vec!["gave a number".to_owned()], numbers.counts.get().clone()),
            Answers::Written(counts) => (vec!["wrote something".to_owned()], counts.get().clone()),
            Answers::Compared(_) | Answers::Dates => return None,
        };
        let middle = match &panel.answers {
            Answers::Numbers(numbers) => *numbers.middle.get(),
            _ => None,
        };
        Some(Self {
            key: panel.key,
            text: panel.text,
            kind: panel.kind,
            answers,
            counts,
            mean: middle.map(|middle| middle.mean),
            quartiles: middle.map(|middle| middle.quartiles),
        })
    }
}

fn named(counted: &Counted) -> (Vec<String>, Vec<ShownCount>) {
    let rows = counted.rows();
    let answers = rows.iter().filter_map(|row| row.answer).map(str::to_owned).collect();
    (answers, rows.iter().map(|row| row.count).collect())
}

fn shown(count: ShownCount) -> String {
    count.people().map_or_else(|| "hidden".to_owned(), |people| people.to_string())
}
