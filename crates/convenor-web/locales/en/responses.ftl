# What people answered to an activity, question by question.
responses-title = Responses: { $activity }
responses-empty = No responses are here yet
responses-empty-next = Once a survey’s answers are brought in, they can be looked at here question by question.
responses-bring-in = Bring responses in
responses-bring-in-more = Bring more responses in

responses-basis = What is this based on?
responses-basis-responses = Responses
responses-basis-import = Last import
responses-basis-voices = Different people
responses-basis-voices-some = { $people }, and { $unknown } responses that do not say whose they are
responses-basis-period = Answered
responses-basis-period-between = { $from } to { $to }

responses-filters = Whose answers
responses-chips = Filters in force
responses-by = Compare by
responses-by-nothing = Nothing
responses-filter-answer = People who said
responses-filter-answer-any = Anything
responses-filter-since = Answered on this day or later
responses-filter-until = Answered on this day or earlier
responses-filter-since-chip = Answered on { $day } or later
responses-filter-until-chip = Answered on { $day } or earlier

responses-failed = These numbers cannot be told now
responses-failed-next = Nothing is shown rather than a number that may be wrong. What was brought in is safe.
responses-withheld = Too few people
responses-withheld-all-too-few = Fewer than { $threshold } people have answered. What they said is shown once more have, so that nobody can be picked out.
responses-withheld-all-too-few-left-out = What people said cannot be shown now. Bring more responses in.
responses-withheld-filtered-too-few = Fewer than { $threshold } people fit these filters. What they said is not shown, so that nobody can be picked out. Take a filter off, or choose a wider group.
responses-withheld-filtered-too-few-left-out = These filters leave out fewer than { $threshold } people. What the others said is not shown, because the difference would tell of those who are left out. Take a filter off, or choose a narrower group.
responses-withheld-filtered-too-near-another = Somebody has already been shown the answers of nearly the same people. What these people said is not shown, because the two together would tell what fewer than { $threshold } people said. Choose a group that is clearly wider or narrower.
responses-withheld-all-too-near-another = What people said cannot be shown now. Bring more responses in.

responses-among-all = What { $people } responses say
responses-among-filtered = What { $people } responses that fit the filters say
responses-download = Download these numbers:
responses-all-questions = See all questions
responses-find = Find a question by its words
responses-find-button = Find
responses-contents = { $count } questions on this page
responses-no-question = No question has these words. Look for others, or clear the words to see all questions.

responses-hidden = hidden
responses-under-one-per-cent = under 1%
responses-no-answer = No answer
responses-not-known = Not known
responses-no-day = Day not known
responses-people-count = { $people } people
responses-note-answered = { $people ->
    [one] One person answered.
   *[other] { $people } people answered.
}
responses-note-everybody = Shares are of all { $people } people, with those who gave no answer.
responses-note-none = { $people } gave no answer.
responses-note-several = People could choose several, so the shares make more than 100%.
responses-note-small = Small numbers are hidden.
responses-note-columns = Shares are of all people in each column, with those who gave no answer.
responses-note-dates = Dates that people gave are kept, but not counted yet.
responses-note-written = { $people } people wrote something.
responses-note-written-hidden = How many people wrote something is hidden.
responses-note-numbers = { $people } people gave a number.
responses-note-numbers-hidden = How many people gave a number is hidden.
responses-number-mean = Mean
responses-number-lower = A quarter gave at most
responses-number-median = Half gave at most
responses-number-upper = Three quarters gave at most

responses-table = The numbers as a table
responses-column-answer = Answer
responses-column-people = People
responses-column-share = Per cent
responses-column-all = All
responses-row-all = All people
responses-no-share = no part of it
responses-read-comments = Read what people wrote
responses-comments = What people wrote
responses-comments-note = Names and contact details are taken out by a program. It does not find everything: read comments before you share them.
responses-comments-none = Nobody who fits wrote anything.
responses-comments-closed = What people wrote is for the people of the organisations that took part, and for those who convene engagement here.

responses-people = Who answered
responses-people-note = What people said of themselves. Shares are of all people. “Not known” are those who did not say, or whose answer fits no category.
responses-when = When people answered
responses-months = Responses by month

responses-imports = Imports
responses-imports-caption = Imports of responses to this activity, newest first
responses-imports-did = What it did
responses-imports-undo = Take it back
responses-import-counts = { $new } new, { $duplicate } known already, { $rejected } rejected
responses-import-operator = At the command line
responses-import-undone = Taken back
responses-import-undo = Take back
responses-import-kept = Not any more

responses-export-key = Question key
responses-export-question = Question
responses-export-group = Group of people
responses-export-answer = Answer
responses-export-people = People
responses-export-share = Per cent
responses-export-value = Value
responses-export-status = Status
responses-export-shown = shown
responses-export-rounded = rounded
responses-export-changed = changed a little
responses-export-hidden = hidden
responses-export-not-counted = not counted yet
responses-export-wrote = Wrote something
responses-export-gave = Gave a number
responses-export-activity = Activity
responses-export-reference = Reference
responses-export-filter = Only people
responses-export-among = People these numbers are of
responses-export-rule = Small numbers
responses-export-why = Why is a number hidden?

activity-tab-responses = Responses
