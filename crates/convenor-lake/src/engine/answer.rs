//! Each question of `AskResponses`, put as groups to count.

use chrono::{Datelike, NaiveDate};
use convenor_domain::AreaCode;
use convenor_domain::reach::RepeatCounts;
use convenor_domain::response::QuestionKind;
use convenor_domain::response::apart::{Apart, Contributions, Profile};
use convenor_domain::response::ask::{
    AnswerCounts, Answering, AskError, AskResponses, Comment, Count, NumberSummary, Told, Voices, Within,
    WithinPlaces,
};

use super::count::Asked;
use super::opened::Opened;
use super::{Engine, layout};

impl AskResponses for Engine {
    fn count<'a>(&'a self, within: &'a Within) -> Answering<'a, Count> {
        Box::pin(self.in_time(async move {
            let responses = self.fitting(&self.open(within).await?).await?;
            Ok(Told { value: responses, responses: responses.people })
        }))
    }

    fn answers<'a>(
        &'a self,
        within: &'a Within,
        questions: &'a [String],
    ) -> Answering<'a, Vec<AnswerCounts>> {
        Box::pin(self.in_time(async move {
            let opened = self.open(within).await?;
            let asked =
                questions.iter().map(|key| Asked::question(&opened, key)).collect::<Result<_, _>>()?;
            self.tallies(&opened, asked).await
        }))
    }

    fn people<'a>(
        &'a self,
        within: &'a Within,
        dimensions: &'a [String],
    ) -> Answering<'a, Vec<AnswerCounts>> {
        Box::pin(self.in_time(async move {
            let opened = self.open(within).await?;
            let asked = dimensions.iter().map(|key| Asked::dimension(&opened, key)).collect();
            self.tallies(&opened, asked).await
        }))
    }

    fn crossed<'a>(
        &'a self,
        within: &'a Within,
        question: &'a str,
        dimension: &'a str,
    ) -> Answering<'a, Vec<(Option<String>, AnswerCounts)>> {
        Box::pin(self.in_time(async move {
            let opened = self.open(within).await?;
            let question = Asked::question(&opened, question)?;
            self.cross(&opened, question, Asked::dimension(&opened, dimension)).await
        }))
    }

    fn numbers<'a>(&'a self, within: &'a Within, question: &'a str) -> Answering<'a, NumberSummary> {
        Box::pin(self.in_time(async move {
            let opened = self.open(within).await?;
            of_kind(&opened, question, QuestionKind::Number)?;
            self.summarise(&opened, question).await
        }))
    }

    fn comments<'a>(
        &'a self,
        within: &'a Within,
        question: &'a str,
        limit: u64,
        offset: u64,
    ) -> Answering<'a, (Vec<Comment>, Count)> {
        Box::pin(self.in_time(async move {
            let opened = self.open(within).await?;
            of_kind(&opened, question, QuestionKind::Open)?;
            let responses = self.fitting(&opened).await?;
            let written = self.fitting(&opened.answered(question)).await?;
            self.verify(opened.rows()).await?;
            let expected = written.people.saturating_sub(offset).min(limit);
            let comments = opened.comments(question, (limit, offset), expected);
            let comments = self.threads.run(comments).await?;
            Ok(Told { value: (comments, written), responses: responses.people })
        }))
    }

    fn areas<'a>(&'a self, within: &'a Within) -> Answering<'a, Vec<(Option<AreaCode>, Count)>> {
        Box::pin(self.in_time(async move {
            let opened = self.open(within).await?;
            self.places(&opened, layout::AREA, |code| Some(AreaCode(code.to_owned()))).await
        }))
    }

    fn months<'a>(&'a self, within: &'a Within) -> Answering<'a, Vec<(Option<NaiveDate>, Count)>> {
        Box::pin(self.in_time(async move {
            let opened = self.open(within).await?;
            self.places(&opened, layout::GIVEN_ON, first_of_month).await
        }))
    }

    fn profiles<'a>(&'a self, within: &'a Within, apart: &'a Apart) -> Answering<'a, Vec<(Profile, Count)>> {
        Box::pin(self.in_time(async move {
            let opened = self.open(within).await?;
            self.count_apart(&opened, apart).await
        }))
    }

    fn repeats<'a>(
        &'a self,
        within: &'a [WithinPlaces],
        apart: &'a Apart,
    ) -> Answering<'a, Vec<(Profile, RepeatCounts)>> {
        Box::pin(self.in_time(self.count_repeats(within, apart)))
    }

    fn contributions<'a>(&'a self, within: &'a [Within]) -> Answering<'a, Contributions> {
        Box::pin(self.in_time(self.count_contributions(within)))
    }

    fn voices<'a>(&'a self, within: &'a Within) -> Answering<'a, Voices> {
        Box::pin(self.in_time(async move {
            let opened = self.open(within).await?;
            let start = Voices::default();
            let value = self.fold(&opened, &[layout::PERSON], start, |voices, group| {
                if group.whole_number(0).is_none() {
                    voices.unknown += group.count();
                } else if group.fitting > 0 {
                    // A person's record key is the sum of those of their responses.
                    voices.people += Count { people: 1, ..group.count() };
                    voices.responses += group.count();
                }
            });
            let value = value.await?;
            Ok(Told { value, responses: value.responses.people + value.unknown.people })
        }))
    }
}

/// That a question takes a kind of answer.
fn of_kind(opened: &Opened, key: &str, kind: QuestionKind) -> Result<(), AskError> {
    if opened.columns.get_question(key)? == kind {
        return Ok(());
    }
    Err(AskError::NotOfKind { key: key.to_owned() })
}

/// The month that a day lies in.
pub(super) fn first_of_month(day: &str) -> Option<NaiveDate> {
    day.parse::<NaiveDate>().ok()?.with_day(1)
}
