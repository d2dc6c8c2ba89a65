# Bringing records in: the wizard from the file to the undo.
import-title = Bring records in
import-lede = Take over the records that you keep in spreadsheets and data files. You see what would happen before anything is saved, and can undo it afterwards.
import-file = File
import-file-hint = CSV, XLSX, ODS, JSON or JSON lines, also packed with gzip; 256 MB at most. The first row names the columns.
import-upload = Continue
import-upload-next = Nothing is saved yet. Next you check what the columns hold.
import-earlier = Earlier imports
import-earlier-caption = Earlier imports of your system, the newest first
import-when = When
import-who = Who
import-who-unknown = The operator
import-stage = Stage
import-records = Records
import-counts = { $new } new, { $changed } changed, { $same } the same, { $rejected } left out
import-counts-unknown = Not known yet
import-none = No records have been brought in yet
import-none-next = Choose a file above. A list of past engagement with a row for each activity is a good start.
import-stage-uploaded = Uploaded
import-stage-previewed = Previewed
import-stage-importing = Importing
import-stage-imported = Imported
import-stage-undone = Undone
import-stage-failed = Failed
import-file-missing = File: choose the file to bring in.
import-file-too-large = File: it is larger than { $limit } MB. Split it into smaller files and bring them in one after another.
import-file-broken-off = File: it did not arrive whole. Choose it again.
import-file-unreadable = File: { $reason }.

# Columns
import-columns-title = What do the columns hold?
import-columns-lede = { $file }: Convenor has guessed what it could. Change what is wrong.
import-way-title = How the file is read
import-sheet = Sheet
import-sheet-empty = Sheet: there is nothing in it. Choose another one.
import-way = Way of reading
import-way-now = As it is now
import-way-guess = Guess from the columns
import-way-show = Read it this way
import-way-unfit = Way of reading: { $reason }.
import-columns-filled = Fields that this file fills
import-columns-others = { $count } more fields
import-columns-others-caption = Fields that this file does not fill yet
import-columns-field = Field
import-columns-column = Column of the file
import-columns-values = For example
import-columns-none = Not in this file
import-columns-rule = As this way of reading says
import-columns-no-values = Nothing to show
import-title-column-missing = Title: choose the column that holds it. Every record needs one.
import-otherwise-title = Where a row does not say
import-otherwise-nothing = Not recorded
import-otherwise-lead = Lead organisation
import-otherwise-help-lead = Who looks after a record that names no lead. A draft is only seen by its own organisations and by those who convene.
import-otherwise-visibility = Who may see it
import-otherwise-help-visibility = Not recorded counts as the organisations that take part, and those who convene.
import-visibility-organisation = The organisations that take part, and those who convene
import-visibility-system = Everyone who works in the system
import-visibility-public = Everyone
import-keep = Keep this way of reading as (optional)
import-keep-hint = Give it a name, such as “Engagement log of the trust”. The next file with the same columns is read like this one.
import-keep-too-long = Keep this way of reading as: shorten the name to 100 characters or fewer.
import-columns-next = See what would happen
import-columns-after = Nothing is saved yet. Every row is read and checked first.
import-cancel = Cancel this import
import-cancelled = The import is cancelled and its file is removed. Nothing was saved.

# While it works
import-progress-title = Import in progress
import-progress-trying = Reading and checking every row
import-progress-saving = Saving the records
import-progress-waiting = Waiting for its turn.
import-progress-rows = { $rows ->
    [one] 1 row done so far.
   *[other] { $rows } rows done so far.
}
import-progress-rows-of = { $rows } of { $total } rows done
import-progress-leave = You can leave this page: the work goes on. Come back to it from the list of imports.
import-progress-again = Look again
import-back = Back to the list of imports

# What would happen
import-preview-title = Check before it is saved
import-preview-lede = { $file }: every row was read, and nothing has been saved.
import-count-new = new
import-count-changed = changed
import-count-same = the same as before
import-count-rejected = left out
import-preview-earlier = This very file was imported on { $day }.
import-preview-will = When you confirm, { $new ->
    [one] 1 record is added
   *[other] { $new } records are added
}{ $changed ->
    [0] .
    [one] {" "}and 1 is changed.
   *[other] {" "}and { $changed } are changed.
}
import-preview-left-out = { $rejected ->
    [one] 1 row is left out.
   *[other] { $rejected } rows are left out.
}
import-preview-undo = You can undo all of it afterwards.
import-preview-nothing-new = Nothing would change: the register already holds what these rows say.
import-preview-nothing = No row can be taken. Mend the file as the list below says, or change what the columns hold.
import-confirm = Bring these records in
import-change-columns = Change columns
import-start-again = Start again with a mended file
import-rejected-title = Rows left out
import-rejected-first = The first { $shown } of { $all } rows. The download has all of them.
import-rejected-download = Download all rows left out (CSV)
import-rejected-row = Row
import-rejected-reason = What is wrong, and what to do
import-kept-title = Words kept as they were written
import-kept-about = These could not be read exactly, or are in none of the lists. Nothing is lost: records show them as written.
import-kept-words = Words
import-kept-rows = Rows

# Afterwards
import-finished-title = Import done
import-finished-done = The records are in
import-finished-undone = This import was undone
import-finished-lede = { $file }, { $day }
import-finished-see = See activities, the last changed first
import-finished-left-out = Rows that were left out can be mended in the file and brought in again: what is in already stays the same.
import-finished-undone-about = What it added is gone, and what it changed is as it was before.
import-failed-title = The import did not work
import-failed-lede = { $file }: nothing of it was saved.
import-failed-why = What happened
import-failed-unknown = The work stopped before its end, and the reason is not known.
import-failed-next = What to do next
import-failed-again = Try again
import-undo = Undo this import
import-undo-about = Undoing takes back all of it, unless somebody has changed or used its records since.
import-undo-title = Undo this import?
import-undo-will = { $new ->
    [one] The 1 record that it added is removed
   *[other] The { $new } records that it added are removed
}, with their insights and decisions. { $changed ->
    [0] {""}
    [one] The 1 that it changed is put back as it was.
   *[other] The { $changed } that it changed are put back as they were.
}
import-undo-unless = It is all or nothing: if somebody has changed or used one of these records since, everything stays as it is.
import-undo-confirm = Undo the import
import-undo-keep = Keep the records
import-undone-news = The import is undone. What it added is gone, and what it changed is as it was before.
import-undo-used = { $count ->
    [one] The import stays: 1 of its records was changed or used since. Take that change back first, or withdraw single records instead.
   *[other] The import stays: { $count } of its records were changed or used since. Take those changes back first, or withdraw single records instead.
}

# Fields that a column can fill
import-target-title = Title
import-target-summary = Summary
import-target-narrative = Narrative
import-target-purpose = Purpose
import-target-kind = Kind
import-target-decision_informed = Decision it informs
import-target-decided_by = Who decides
import-target-can_change = What can change
import-target-cannot_change = What cannot change
import-target-questions = Questions asked
import-target-topics = Topics
import-target-areas = Areas
import-target-place = Place
import-target-groups = Population groups
import-target-people_planned = People planned
import-target-people_heard = People heard
import-target-responses = Responses
import-target-lead = Lead organisation
import-target-partners = Partners
import-target-methods = Methods
import-target-level_promised = Level promised
import-target-level_delivered = Level delivered
import-target-coproduction = Co-production step
import-target-coproduction_features = What justifies that step
import-target-recruitment = Recruitment
import-target-formats = Formats
import-target-starts = Start
import-target-ends = End
import-target-dates = Both dates
import-target-cost = Cost
import-target-contact_team = Contact team
import-target-contact_email = Contact e-mail
import-target-source_type = Source type
import-target-documents = Documents and links
import-target-status = Status
import-target-visibility = Visibility
import-target-url = Web address
import-target-finding = What was heard
import-target-detail = What was heard, in full
import-target-insight_people = People behind the finding
import-target-strength = Strength of the finding
import-target-what_happened_next = What happened next
import-target-insight_documents = Reports of what was heard
import-target-decision_title = Decision
import-target-decision_outcome = Outcome of the decision
import-target-decision_body = Deciding body
import-target-decision_date = Date of the decision
import-target-decision_documents = Papers of the decision
import-target-identifier = Identifier
import-target-file = File

# What each field holds
import-help-title = What the engagement is called. Every record needs one.
import-help-summary = A few plain sentences about it.
import-help-narrative = The full account.
import-help-purpose = Why it was done.
import-help-kind = What it was for: to inform a decision, shape a service, set priorities.
import-help-decision_informed = The decision that it was to inform.
import-help-decided_by = Who takes that decision.
import-help-can_change = What people could change.
import-help-cannot_change = What they could not change, and why.
import-help-questions = The questions asked, one below the other.
import-help-topics = What it was about.
import-help-areas = Names or codes of official areas.
import-help-place = The place in the source's own words.
import-help-groups = Groups of people that it was for.
import-help-people_planned = How many people were to be heard.
import-help-people_heard = How many people were heard.
import-help-responses = How many responses came in; one person may send several.
import-help-lead = The organisation that led it.
import-help-partners = Organisations that took part.
import-help-methods = How people were engaged: survey, workshop, citizens' jury.
import-help-level_promised = How much say people were promised.
import-help-level_delivered = How much say they were given.
import-help-coproduction = The step of co-production claimed.
import-help-coproduction_features = What justifies that step.
import-help-recruitment = How people were found and chosen.
import-help-formats = Formats and support offered.
import-help-starts = When it opened.
import-help-ends = When it closed.
import-help-dates = Both dates in one cell: “3 May to 2 June 2024”.
import-help-cost = What it cost, with the currency.
import-help-contact_team = The team to ask.
import-help-contact_email = Its shared mailbox.
import-help-source_type = What kind of source the record is from.
import-help-documents = Web addresses of reports and papers.
import-help-status = Where it stands: open, closed, reported.
import-help-visibility = Who may see the record: organisation, system or public.
import-help-url = Where the source shows the record.
import-help-finding = What was heard, in one plain sentence.
import-help-detail = What was heard, in full.
import-help-insight_people = How many people the finding rests on.
import-help-strength = How sure the finding is: strong, moderate, tentative.
import-help-what_happened_next = What happened next, where no decision is known.
import-help-insight_documents = Web addresses of reports of what was heard.
import-help-decision_title = What was decided, in a line.
import-help-decision_outcome = What came of the decision.
import-help-decision_body = Who decided.
import-help-decision_date = When it was decided.
import-help-decision_documents = Web addresses of minutes and papers.
import-help-identifier = What tells records apart, such as a reference number. Without one, title, start and lead do.
