# Bringing in what people answered: the wizard from the file to the undo.
answers-title = Responses
answers-lede = Bring in what people answered to a survey. Names and addresses stop at the door, you see what would happen before anything is saved, and you can undo it for 30 days.
answers-begin = Bring answers in
answers-begin-new = It is not in the register yet: bring answers in for a new activity
answers-find = Which activity did people answer to?
answers-find-hint = Words of its title, or its reference, such as E-7K2M9-QXD4F. You find the activities that you may change.
answers-find-button = Find it
answers-found = Choose the activity
answers-found-nothing = Nothing that you may change is called “{ $words }”.
answers-found-nothing-next = Try other words, or ask somebody of its organisation.
answers-answered-to = Activity
answers-earlier-caption = Earlier imports of responses, what is on its way first
answers-counts = { $new } new, { $duplicate } known already, { $rejected } left out
answers-none = No answers have been brought in yet
answers-none-next = Find the activity above, and choose the export of your survey tool.

# Step 1: the file
answers-step = Step { $step } of 5
answers-to = What people answered to:
answers-to-new = For an activity that is not in the register yet. It is added with the answers, and you can tell more of it afterwards.
answers-new-title = Title of the activity
answers-new-title-hint = As people know it, such as “Winter appointments survey”.
answers-file = The export of the survey
answers-file-hint = As the tool makes it: CSV, XLSX, ODS or JSON, also packed with gzip; 2 GB at most. Qualtrics, SmartSurvey, Microsoft Forms, SurveyMonkey, Citizen Space, LimeSurvey, KoboToolbox, or paper answers typed into a sheet.
answers-file-next = Nothing is saved yet. Next you check the headings and the columns.
answers-door-title = What is kept, and what is not
answers-door-personal = Names, addresses, numbers and places on the map are not kept. A postcode becomes a small area and is forgotten. An e-mail address or a telephone number becomes a code that only counts who answered twice.
answers-door-words = In people’s own words, names and numbers are taken out where they are found. Somebody still has to read comments before they are shared.
answers-door-file = The file itself is removed as soon as it is brought in or cancelled, and after 7 days if nobody comes back to it.

# Step 2: sheet and headings
answers-sheet-title = Sheet and headings
answers-file-to = { $file }, answers to “{ $engagement }”.
answers-tool = It looks like { $tool }.
answers-tool-qualtrics = an export of Qualtrics
answers-tool-surveymonkey = an export of SurveyMonkey
answers-tool-surveymonkey-api = what SurveyMonkey’s programming interface gives
answers-tool-kobotoolbox = an export of KoboToolbox
answers-tool-limesurvey = an export of LimeSurvey
answers-tool-microsoft-forms = an export of Microsoft Forms
answers-tool-smartsurvey = an export of SmartSurvey
answers-tool-citizen-space = an export of Citizen Space
answers-tool-google-forms = an export of Google Forms
answers-tool-consult = a file of the “Consult” template
answers-tool-other = a table of no tool that Convenor knows
answers-sheet = Sheet with the answers
answers-sheet-unfit = Sheet with the answers: { $reason }.
answers-header-rows = Rows of headings
answers-header-rows-hint = Rows that name the questions, above the first answer. Titles above them do not count.
answers-header-rows-wrong = Rows of headings: write a number from 1 to { $most }.
answers-header-rows-unfit = Rows of headings: { $reason }. Write a smaller number, or choose another sheet.
answers-headings = { $count ->
    [one] 1 column was found
   *[other] { $count } columns were found
}
answers-headings-more = { $count ->
    [one] and 1 more
   *[other] and { $count } more
}
answers-change-sheet = Change sheet or headings

# Step 3: columns
answers-columns-title = What is each column?
answers-columns-lede = Convenor has looked at the headings and the first answers. Change what is wrong.
answers-columns-showing = Columns { $from } to { $to } of { $all }
answers-columns-next = Keep this and show the next columns
answers-columns-previous = Keep this and show the columns before
answers-columns-after = Nothing is saved yet. Every row is read and checked first.
answers-column = Column
answers-taken-for = Taken for
answers-proposed = Proposed: { $role }
answers-values = For example
answers-values-personal = Not shown: it tells who somebody is
answers-remembered = Columns with the same headings are read as you read “{ $file }” on { $day }.
answers-forget = Go back to what Convenor proposes
answers-preview = See what would happen
answers-no-question = Column: no column is a question. Choose what people were asked.
answers-roles-question = A question
answers-roles-demographic = What people say of themselves
answers-roles-response = About the response
answers-roles-personal = Tells who somebody is
answers-roles-rest = Not needed
answers-role-closed = One of a few answers
answers-role-multiple = Several of a few answers
answers-role-scale = A scale, such as agree to disagree
answers-role-number = A number
answers-role-date = A date
answers-role-open = People’s own words
answers-role-identifier = Number of the response
answers-role-given-on = When it was given
answers-role-drop = Leave it out, it is personal
answers-role-pseudonym = Only count who answers twice
answers-role-area = A postcode: keep a small area at most
answers-role-ignore = Leave it out
answers-role-part = One answer of several columns
answers-role-status = Marks tests and previews

# Step 4: what would happen
answers-preview-title = Check before answers are saved
answers-preview-lede = Every row was read, and nothing has been saved.
answers-count-new = new responses
answers-count-duplicate = known already
answers-count-rejected = rows left out
answers-preview-will = When you confirm, { $new ->
    [one] 1 response is added.
   *[other] { $new } responses are added.
}
answers-preview-known = { $duplicate ->
    [one] 1 is known already and not counted twice.
   *[other] { $duplicate } are known already and not counted twice.
}
answers-preview-left-out = { $rejected ->
    [one] 1 row is left out.
   *[other] { $rejected } rows are left out.
}
answers-preview-undo = You can undo all of it for 30 days.
answers-nobody = Nobody’s name will be visible to anybody: not to you, not to your colleagues, not to the people who run Convenor. Columns that hold names and addresses are left out before anything is saved. In people’s own words not every name is found, so somebody reads comments before they are shared.
answers-preview-nothing-new = Every response is known already: nothing would change.
answers-preview-nothing = No row can be taken. Look at what the columns are taken for, and at the rows left out below.
answers-confirm = Bring these answers in
answers-personal-title = What tells who somebody is
answers-personal-about = None of these columns is kept as it came.
answers-personal-none = No column was found that tells who somebody is. If you know of one, change the columns.
answers-personal-what = What it holds
answers-personal-becomes = What becomes of it
answers-personal-name = Names
answers-personal-email = E-mail addresses
answers-personal-telephone = Telephone numbers
answers-personal-ip-address = IP addresses
answers-personal-location = Places on the map
answers-personal-postcode = Postcodes
answers-personal-address = Addresses
answers-personal-birth-date = Dates of birth
answers-personal-number = Numbers of people
answers-personal-said = You said that it is personal
answers-becomes-drop = It is not kept.
answers-becomes-pseudonym = A code that only this instance can make counts who answered twice.
answers-becomes-area = It is forgotten; a small area is kept where it is known.
answers-warnings-title = Please look at
answers-severity = How serious
answers-severity-serious = Serious
answers-severity-check = Check
answers-severity-note = Good to know
answers-example = For example
answers-warning = What it is, and what to do
answers-whole-file = The whole file
answers-whole-row = The whole row
answers-warning-personal-kept = It looks as if it told who somebody is, and you keep it.
answers-mend-personal-kept = Change the column, unless you are sure.
answers-warning-no-number = These are no numbers, and are not kept.
answers-mend-no-number = Take the column for people’s own words, or mend the file.
answers-warning-no-date = These are no dates, and are not kept.
answers-mend-no-date = Take the column for people’s own words, or mend the file.
answers-warning-unmapped = These answers fit no category.
answers-mend-unmapped = They are kept as they were said and count as not known. They are listed below.
answers-warning-no-identifier = No column tells one response from another.
answers-mend-no-identifier = The same file again is recognised all the same; a response that somebody changed counts twice. Choose the column with the number of the response, if there is one.
answers-warning-no-given-on = No column says when a response was given.
answers-mend-no-given-on = Months cannot be told. Choose the column with the date, if there is one.
answers-warning-no-area = Postcodes are forgotten, and no area is kept in their place: Convenor has no list of postcodes yet.
answers-mend-no-area = Ask whoever runs Convenor to read one in before you confirm.
answers-warning-repeated-heading = Several columns have this heading.
answers-mend-repeated-heading = Look whether each is taken for the right thing.
answers-warning-no-heading = It has no heading.
answers-mend-no-heading = Give it one in the file, or leave it out.
answers-warning-empty-column = There is nothing in it.
answers-mend-empty-column = Nothing to do, unless you expect answers here.
answers-unmapped-title = What people say of themselves that fits no category
answers-unmapped-about = Kept as it was said, and counted as not known.
answers-dimension = About
answers-said = What they said
answers-people = People
answers-samples-title = The first responses as they will be kept
answers-samples-about = Names and numbers that were found in people’s own words are taken out.
answers-samples-first = The first { $shown } of { $all } questions are shown.
answers-given-on = Given on
answers-area = Small area
answers-voice = Who
answers-voice-counted = A code
answers-not-known = Not known
answers-questions-title = { $count ->
    [one] 1 question
   *[other] { $count } questions
}
answers-questions-caption = Questions found in the file
answers-question = Question
answers-different = Different answers

# Step 5: while it works, and afterwards
answers-progress-title = Answers on their way
answers-progress-trying = Reading and checking every row
answers-progress-saving = Bringing the answers in
answers-progress-rate = { $rate } rows a second.
answers-progress-seconds = { $rate } rows a second, about { $left ->
    [one] 1 second left.
   *[other] { $left } seconds left.
}
answers-progress-minutes = { $rate } rows a second, about { $left ->
    [one] 1 minute left.
   *[other] { $left } minutes left.
}
answers-progress-leave = You can leave this page: the work goes on. Come back to it from the list of responses.
answers-back = Back to the list of responses
answers-cancelled = The import is cancelled and its file is removed. Nothing was saved.
answers-finished-title = Answers brought in
answers-finished-done = The answers are in
answers-finished-undone = These answers were taken back
answers-finished-lede = { $file }, answers to “{ $engagement }”, { $day }
answers-finished-see = See what people answered
answers-finished-left-out = Rows that were left out can be mended in the file, which is then brought in again: what is in already is not counted twice.
answers-finished-file = The file itself is removed.
answers-finished-undone-about = All that it brought is gone.
answers-failed-title = The answers could not be brought in
answers-failed-lede = Nothing of it was saved.
answers-undo = Take these answers back
answers-undo-until = Until { $day }.
answers-undo-title = Take these answers back?
answers-undo-will = { $responses ->
    [0] It brought no new response, so no number changes.
    [one] The 1 response that it brought is removed, and every number is as it was before.
   *[other] The { $responses } responses that it brought are removed, and every number is as it was before.
}
answers-undo-confirm = Take them back
answers-undo-keep = Keep the answers
answers-undo-too-late = The answers stay: they were brought in more than { $days } days ago. Ask whoever runs Convenor.
answers-undone-news = The answers are taken back. Every number is as it was before.
