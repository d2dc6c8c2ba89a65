//! Files of responses as survey tools export them, from headings to answers without a name.

use convenor_domain::response::{Answer, Dimensions, GivenResponse, QuestionKind};
use convenor_import::responses::{
    Corrections, Front, Layout, LayoutError, ReadResponses, Role, Secret, SurveyError, look,
};
use convenor_import::{Limits, open_once};
use tempfile::TempDir;

/// What came of a file.
struct Came {
    layout: Layout,
    given: Vec<GivenResponse>,
    rejected: Vec<(u64, String)>,
}

fn laid_out(name: &str, content: &str, by_hand: &Corrections) -> Result<Layout, SurveyError> {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, content).unwrap();
    let source = open_once(name, &path, &Limits::default())?;
    look(name, &source, None, by_hand, Dimensions::shipped().unwrap())
}

fn read_with(name: &str, content: &str, by_hand: &Corrections) -> Came {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, content).unwrap();
    let source = open_once(name, &path, &Limits::default()).unwrap();
    let dimensions = Dimensions::shipped().unwrap();
    let layout = look(name, &source, None, by_hand, dimensions).unwrap();
    let door = Front {
        secret: Secret::new([7; 32]),
        redact: &|text| text.replace("Ann", "[name]"),
        area: &|_| None,
    };
    let reader = ReadResponses::new(&source, None, layout.clone(), door, dimensions).unwrap();
    let (mut given, mut rejected) = (Vec::new(), Vec::new());
    for read in reader {
        match read {
            Ok(one) => given.push(one),
            Err(one) => rejected.push((one.row, one.reason)),
        }
    }
    Came { layout, given, rejected }
}

fn read(name: &str, content: &str) -> Came {
    read_with(name, content, &Corrections::default())
}

impl Came {
    fn personal(&self) -> Vec<&str> {
        let personal = self.layout.roles.iter().filter_map(|role| match role {
            Role::Personal(column) => Some(column.heading.as_str()),
            _ => None,
        });
        personal.collect()
    }

    fn kinds(&self) -> Vec<(&str, QuestionKind)> {
        self.layout.questions.iter().map(|one| (one.heading.as_str(), one.kind)).collect()
    }

    fn options(&self, question: usize) -> Vec<&str> {
        let question = self.layout.questions.get(question).unwrap();
        question.options.iter().map(String::as_str).collect()
    }
}

fn one(answer: &str) -> Answer {
    Answer::One(answer.into())
}

const QUALTRICS: &str = r#"StartDate,EndDate,Status,IPAddress,RecordedDate,ResponseId,RecipientLastName,RecipientEmail,LocationLatitude,Q1,Q2,Q3,Q4
Start Date,End Date,Response Type,IP Address,Recorded Date,Response ID,Recipient Last Name,Recipient Email,Location Latitude,How satisfied were you?,Why?,How old are you?,Which do you use? - Selected Choice
"{""ImportId"":""startDate""}","{""ImportId"":""endDate""}","{""ImportId"":""status""}","{""ImportId"":""ip""}","{""ImportId"":""rd""}","{""ImportId"":""_recordId""}","{""ImportId"":""ln""}","{""ImportId"":""em""}","{""ImportId"":""lat""}","{""ImportId"":""QID1""}","{""ImportId"":""QID2_TEXT""}","{""ImportId"":""QID3""}","{""ImportId"":""QID4""}"
2026-03-01 10:00:00,2026-03-01 10:05:00,IP Address,192.0.2.1,2026-03-01 10:05:00,R_1,Lee,ann@example.org,51.5,Satisfied,Ann was kind,25-34,"Bus,Train"
2026-03-02 10:00:00,2026-03-02 10:05:00,IP Address,192.0.2.2,2026-03-02 10:05:00,R_2,Ash,ann@example.org,51.5,Very satisfied,,65-74,Bus
2026-03-02 11:00:00,2026-03-02 11:05:00,Survey Preview,192.0.2.2,2026-03-02 11:05:00,R_3,Ash,bo@example.org,51.5,Very satisfied,test,65-74,Train
2026-03-03 10:00:00,2026-03-03 10:05:00,IP Address,192.0.2.3,2026-03-03 10:05:00,R_4,Elm,,51.5,Dissatisfied,The lift was out of order again,Prefer not to say,"Train,Bus"
2026-03-03 12:00:00,2026-03-03 12:05:00,IP Address,192.0.2.3,2026-03-03 12:05:00,R_5,Elm,,51.5,,,,
"#;

#[test]
fn a_qualtrics_export_loses_its_personal_columns_and_keeps_its_answers() {
    use QuestionKind as K;
    let came = read("export.csv", QUALTRICS);
    assert_eq!((came.layout.tool, came.layout.header_rows), ("qualtrics", 3));
    assert_eq!(came.personal(), ["IPAddress", "RecipientLastName", "RecipientEmail", "LocationLatitude"]);
    assert_eq!(
        came.kinds(),
        [("Q1", K::Scale), ("Q2", K::Open), ("Q3", K::Demographic), ("Q4", K::Multiple)]
    );
    assert_eq!(came.layout.questions[0].text, "How satisfied were you?");
    assert_eq!(came.options(0), ["Dissatisfied", "Satisfied", "Very satisfied"], "in steps");
    assert_eq!(came.given.len(), 3);
    let first = &came.given[0];
    assert_eq!(first.answers[0], one("Satisfied"));
    assert_eq!(first.answers[1], Answer::Words("[name] was kind".to_owned()));
    assert_eq!(first.answers[3], Answer::Many(vec!["Bus".into(), "Train".into()]));
    assert_eq!(first.people, [Some("age-25-34".into())]);
    assert_eq!(first.given_on.unwrap().to_string(), "2026-03-01");
    assert_eq!(first.person, came.given[1].person, "the same address is the same person");
    assert!(first.person.is_some() && came.given[2].person.is_none());
    assert_ne!(first.key, came.given[1].key);
    assert_eq!(came.given[2].people, [None], "who would rather not say is not known");
    let rejected: Vec<u64> = came.rejected.iter().map(|(row, _)| *row).collect();
    assert_eq!(rejected, [6, 8]);
    assert!(
        came.rejected[0].1.contains("preview") && came.rejected[1].1.contains("no answer"),
        "{:?}",
        came.rejected
    );
}

#[test]
fn surveymonkey_names_a_question_once_over_all_its_columns() {
    let came = read(
        "monkey.csv",
        "Respondent ID,Collector ID,Start Date,End Date,IP Address,Email Address,First Name,Which do you use?,,,How was the care?,,Anything else?\n\
         ,,,,,,,Bus,Train,Other (please specify),Kindness,Speed,Open-Ended Response\n\
         11,9,01/03/2026,01/03/2026,192.0.2.1,a@example.org,Ann,Bus,,,Good,Bad,Ann came late\n\
         12,9,02/03/2026,02/03/2026,192.0.2.2,,,Bus,Train,My own car,Good,Good,\n",
    );
    assert_eq!((came.layout.tool, came.layout.header_rows), ("surveymonkey", 2));
    assert_eq!(came.personal(), ["IP Address", "Email Address", "First Name"]);
    let texts: Vec<&str> = came.layout.questions.iter().map(|one| one.text.as_str()).collect();
    assert_eq!(
        texts,
        [
            "Which do you use?",
            "Which do you use?: Other (please specify)",
            "How was the care?: Kindness",
            "How was the care?: Speed",
            "Anything else?"
        ]
    );
    assert_eq!(came.given[1].answers[0], Answer::Many(vec!["Bus".into(), "Train".into()]));
    assert_eq!(came.given[0].answers[4], Answer::Words("[name] came late".to_owned()));
}

#[test]
fn kobo_and_limesurvey_have_a_column_for_each_answer() {
    let kobo = read(
        "kobo.csv",
        "start;end;who/age;visit/means;visit/means/bus;visit/means/train;_id;_uuid;_submission_time\n\
         2026-03-01T10:00:00;2026-03-01T10:01:00;31;bus train;1;1;7;u-1;2026-03-01T10:02:00\n\
         2026-03-02T10:00:00;2026-03-02T10:01:00;70;train;0;1;8;u-2;2026-03-02T10:02:00\n",
    );
    assert_eq!(kobo.layout.tool, "kobotoolbox");
    assert_eq!(kobo.options(1), ["bus", "train"]);
    assert_eq!(kobo.given[1].answers[1], Answer::Many(vec!["train".into()]));
    assert_eq!(kobo.given[0].people, [Some("age-25-34".into())]);
    let lime = read(
        "lime.csv",
        "id,submitdate,lastpage,startlanguage,q1[SQ001],q1[SQ002],q2\n\
         1,2026-03-01 10:00:00,3,en,Y,,Yes\n\
         2,2026-03-01 11:00:00,3,en,Y,Y,No\n",
    );
    assert_eq!(lime.layout.tool, "limesurvey");
    assert_eq!(lime.layout.questions[0].text, "q1");
    assert_eq!(lime.given[0].answers[0], Answer::Many(vec!["SQ001".into()]));
}

#[test]
fn microsoft_forms_puts_several_answers_into_a_cell() {
    let came = read(
        "forms.csv",
        "ID,Start time,Completion time,Email,Name,Which do you use?,Would you come again?\n\
         1,2026-03-01 10:00,2026-03-01 10:02,a@example.org,Ann Lee,Bus;Train;,Yes\n\
         2,2026-03-01 11:00,2026-03-01 11:02,b@example.org,Bo Ash,Bus;,No\n\
         3,2026-03-01 12:00,2026-03-01 12:02,c@example.org,Cy Elm,Train;Bus;,Yes\n",
    );
    assert_eq!(came.layout.tool, "microsoft-forms");
    assert_eq!(came.personal(), ["Email", "Name"]);
    assert_eq!(came.given[2].answers[0], Answer::Many(vec!["Train".into(), "Bus".into()]));
}

#[test]
fn the_same_answers_twice_are_two_people_and_the_same_file_again_nobody_new() {
    let sheet = "Age,Would you come again?\n31,Yes\n31,Yes\n70,No\n";
    let (first, again) = (read("paper.csv", sheet), read("paper.csv", sheet));
    let keys = |came: &Came| came.given.iter().map(|one| one.key).collect::<Vec<_>>();
    assert_eq!(first.given.len(), 3);
    assert_ne!(keys(&first)[0], keys(&first)[1]);
    assert_eq!(keys(&first), keys(&again));
}

#[test]
fn what_people_correct_counts_and_what_is_no_role_is_said() {
    let sheet = "Code,Visits,Say\nA1,2,fine\nA2,3,well\n";
    let corrections =
        Corrections::from_yaml("columns: { Code: identifier, Visits: closed, Say: open }").unwrap();
    let came = read_with("paper.csv", sheet, &corrections);
    assert_eq!(came.kinds(), [("Visits", QuestionKind::Closed), ("Say", QuestionKind::Open)]);
    assert_eq!(came.given[0].answers[0], one("2"));
    for (columns, mend) in [("{ Coed: open }", "Code, Visits, Say"), ("{ Code: opne }", "closed, multiple")] {
        let wrong = Corrections::from_yaml(&format!("columns: {columns}")).unwrap();
        let error = laid_out("paper.csv", sheet, &wrong).unwrap_err().to_string();
        assert!(error.contains(mend), "{error}");
    }
    assert!(Corrections::from_yaml("colums: {}").unwrap_err().contains("colums"));
}

#[test]
fn strange_files_get_a_clear_answer() {
    let none = Corrections::default();
    let problem = |content: &str| match laid_out("strange.csv", content, &none) {
        Err(SurveyError::Layout { reason, .. }) => reason,
        other => panic!("{other:?}"),
    };
    assert_eq!(problem("Age,Words\n"), LayoutError::NoResponses);
    let blank = laid_out("strange.csv", "\n\n\n", &none).unwrap_err().to_string();
    assert!(blank.contains("strange.csv"), "{blank}");
    let wide = |columns: usize| {
        let heads: Vec<String> = (0..columns).map(|number| format!("Question {number}")).collect();
        format!("{}\n{}\n", heads.join(","), vec!["1"; columns].join(","))
    };
    assert_eq!(problem(&wide(5_001)), LayoutError::TooWide { limit: 5_000 });
    assert_eq!(laid_out("wide.csv", &wide(5_000), &none).unwrap().questions.len(), 5_000);
    let one = read("one.csv", "What would help?\nMore buses to the clinic\nA bench\n");
    assert_eq!((one.kinds().len(), one.given.len()), (1, 2));
    let long = read("long.csv", &format!("Words,Age\n{},31\n=1+1,70\n", "x".repeat(100_001)));
    assert_eq!((long.rejected[0].0, long.given.len()), (2, 1));
    let torn = read("torn.csv", "Age,Words\n31,well,\"too, many\",cells\n70,fine\n");
    assert!(torn.rejected[0].1.contains("quotation marks"), "{:?}", torn.rejected);
}
