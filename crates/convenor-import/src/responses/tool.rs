//! Columns that survey tools put beside the answers, and which tool a file comes from.

use super::heading::Heading;

/// What a tool's own column is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum OwnColumn {
    /// The tool's identifier of the response.
    Identifier,
    /// When the response was given.
    GivenOn,
    /// Whether it is a test or a preview.
    Status,
    /// Anything else that says nothing of what people think: device, language, duration.
    Rest,
}

/// Survey tools by columns that only they have, in the spelling of [`spelt`].
const TOOLS: &[(&str, &[&str])] = &[
    ("qualtrics", &["responseid", "recordeddate"]),
    ("qualtrics", &["responseid", "distributionchannel"]),
    ("surveymonkey", &["respondentid", "collectorid"]),
    ("surveymonkey-api", &["collectorid", "surveyid"]),
    ("kobotoolbox", &["uuid", "submissiontime"]),
    ("limesurvey", &["id", "submitdate"]),
    ("limesurvey", &["responseid", "datesubmitted", "lastpage"]),
    ("microsoft-forms", &["id", "starttime", "completiontime"]),
    ("smartsurvey", &["userid", "uniqueid", "started"]),
    ("smartsurvey", &["userno", "started", "ended"]),
    ("citizen-space", &["responseid", "submitted"]),
    ("citizen-space", &["responseid", "datesubmitted"]),
    ("google-forms", &["timestamp"]),
    ("consult", &["respondentid"]),
    ("consult", &["respondingas"]),
];

const IDENTIFIERS: &[&str] = &[
    "responseid",
    "respondentid",
    "uniqueid",
    "submissionid",
    "uuid",
    "metainstanceid",
    "instanceid",
    "id",
    "userno",
    "responsenumber",
    "respondentnumber",
    "recordid",
    "questionnairenumber",
    "formnumber",
    "themefinderid",
];
const GIVEN_ON: &[&str] = &[
    "recordeddate",
    "submitdate",
    "datesubmitted",
    "completiontime",
    "submissiontime",
    "submitted",
    "submittedat",
    "submittedon",
    "ended",
    "enddate",
    "datemodified",
    "timestamp",
    "datecompleted",
    "submissiondate",
    "responsedate",
    "dateofresponse",
    "completed",
    "datecreated",
    "startdate",
    "starttime",
    "started",
    "datestarted",
    "start",
    "end",
    "today",
    "date",
    "time",
];
const STATUS: &[&str] = &["status", "responsestatus"];
const REST: &[&str] = &[
    "progress",
    "durationinseconds",
    "duration",
    "finished",
    "distributionchannel",
    "userlanguage",
    "startlanguage",
    "lastpage",
    "seed",
    "collectorid",
    "surveyid",
    "customdata",
    "customdata1",
    "customvalue",
    "refurl",
    "index",
    "version",
    "validationstatus",
    "deviceid",
    "submittedby",
    "tags",
    "notes",
    "formhubuuid",
    "xformidstring",
    "userid",
    "userno",
    "collectionmode",
    "editurl",
    "analyzeurl",
    "href",
    "totaltime",
    "logicpath",
    "externalreference",
    "externaldatareference",
    "recipientid",
    "language",
    "parentindex",
    "parenttablename",
    "submissionid",
    "rootuuid",
    "surveyname",
    "trackinglink",
    "useragent",
    "browser",
    "device",
    "operatingsystem",
    "rowindex",
    "lastmodifiedtime",
    "parentid",
    "pagepath",
    "metadata",
    "responsestatus",
    "deprecatedid",
    "metaname",
    "total points",
    "quizfeedback",
];

/// A heading as it is compared: letters and digits alone, in lower case.
pub(super) fn spelt(heading: &str) -> String {
    heading.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The tool that a file comes from; `other` where none is recognised.
pub(super) fn find(headings: &[Heading]) -> &'static str {
    let spelt: Vec<String> = headings.iter().map(|heading| spelt(&heading.code)).collect();
    let has = |name: &&str| spelt.iter().any(|code| code == name);
    TOOLS.iter().find(|(_, names)| names.iter().all(has)).map_or("other", |(tool, _)| tool)
}

/// What each of the tool's own columns is; `None` for questions.
pub(super) fn own_columns(headings: &[Heading]) -> Vec<Option<OwnColumn>> {
    let spelt: Vec<String> = headings.iter().map(|heading| spelt(&heading.code)).collect();
    let first = |names: &[&str]| names.iter().find_map(|name| spelt.iter().position(|code| code == name));
    let (identifier, given_on) = (first(IDENTIFIERS), first(GIVEN_ON));
    let own = |(column, code): (usize, &String)| {
        let is = |names: &[&str]| names.contains(&code.as_str());
        if Some(column) == identifier {
            return Some(OwnColumn::Identifier);
        }
        if Some(column) == given_on {
            return Some(OwnColumn::GivenOn);
        }
        if is(STATUS) {
            return Some(OwnColumn::Status);
        }
        // Other days and identifiers say nothing more.
        let further = is(GIVEN_ON) && !matches!(code.as_str(), "date" | "completed") || is(IDENTIFIERS);
        (is(REST) || further).then_some(OwnColumn::Rest)
    };
    spelt.iter().enumerate().map(own).collect()
}

/// Whether a status says that nobody gave this response: a preview, a test.
pub(super) fn is_test(status: &str) -> bool {
    let status = status.to_lowercase();
    ["preview", "test", "spam"].iter().any(|word| status.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headings(codes: &[&str]) -> Vec<Heading> {
        let heading =
            |code: &&str| Heading { code: (*code).to_owned(), text: (*code).to_owned(), part: None };
        codes.iter().map(heading).collect()
    }

    #[test]
    fn tools_are_known_by_their_own_columns() {
        let cases: &[(&str, &[&str])] = &[
            ("qualtrics", &["StartDate", "RecordedDate", "ResponseId", "Q1"]),
            ("surveymonkey", &["Respondent ID", "Collector ID", "Start Date"]),
            ("kobotoolbox", &["start", "end", "group/q", "_id", "_uuid", "_submission_time"]),
            ("microsoft-forms", &["ID", "Start time", "Completion time", "Email", "Name"]),
            ("limesurvey", &["id", "submitdate", "lastpage"]),
            ("other", &["Age", "What do you think?"]),
        ];
        for (tool, codes) in cases {
            assert_eq!(find(&headings(codes)), *tool, "{codes:?}");
        }
    }

    #[test]
    fn own_columns_are_no_questions() {
        use OwnColumn as O;
        let own = own_columns(&headings(&[
            "StartDate",
            "EndDate",
            "RecordedDate",
            "Status",
            "ResponseId",
            "Progress",
            "Q1",
        ]));
        let expected = [
            Some(O::Rest),
            Some(O::Rest),
            Some(O::GivenOn),
            Some(O::Status),
            Some(O::Identifier),
            Some(O::Rest),
            None,
        ];
        assert_eq!(own, expected);
    }
}
