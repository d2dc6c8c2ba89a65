# Recording an engagement in steps.
edit-title = Edit an activity
edit-tasks-title = Record in steps
edit-check-title = Check your answers
edit-step-of = Step { $number } of { $of }
edit-all-steps = All steps
edit-to-record = Go to the record

edit-step-purpose = Purpose
edit-step-people = People and places
edit-step-organisations = Organisations
edit-step-method = Method
edit-step-when = When and who to ask
edit-step-links = Documents and links
edit-step-visibility = Who can see it
edit-lede-purpose = Only the title is needed. What you leave empty shows as “Not recorded”, and nobody guesses it.
edit-lede-people = What it is about, where, and who you want to hear from.
edit-lede-organisations = Who leads, and who takes part.
edit-lede-method = How people take part, and how much they can change.
edit-lede-when = Dates can be as exact as you know them.
edit-lede-links = Reports, papers and web pages that belong to this activity.
edit-lede-visibility = Names and numbers of people are never shown to the public exactly, whatever you choose.

edit-not-recorded = Not recorded
edit-kind-apart = Kept apart from engagement that informs decisions.
edit-everyone = Everyone
edit-planned = Planned
edit-heard = Heard
edit-partner-none = Choose an organisation
edit-partner-role-none = Choose a role
edit-row = Row { $number }
edit-more-rows = Add more rows

edit-exactness = How exactly do you know it?
edit-exactness-written = As exactly as I wrote it
edit-exactness-day = To the day
edit-exactness-month = To the month
edit-exactness-quarter = To the quarter
edit-exactness-year = To the year
edit-exactness-words = Keep my words
edit-date-or-words = If it is no date, choose “Keep my words”.

edit-area-unknown = Places: “{ $line }” is not a place that we know. Check the spelling, write its code, or write it under “Place in your own words”.
edit-area-unknown-begin = Places: “{ $line }” is not a place that we know. Check the spelling, write its code, or leave it out for now: the draft that follows has room for a place in your own words.
edit-area-several = Places: “{ $line }” could mean more than one place. Write the one that you mean: { $areas }.
edit-keep-own-organisation = Lead organisation: keep your organisation as the lead or as a partner. Without it you could not open this record again.

edit-visibility-organisation = Organisations that take part
edit-visibility-system = Everyone who works in the system
edit-visibility-public = Everyone
edit-visibility-means-organisation = The lead, the partners, and those who convene engagement for the system.
edit-visibility-means-system = All who sign in for this system, once it is no longer a draft.
edit-visibility-means-public = Anyone, signed in or not, once it is no longer a draft.
edit-visibility-left-to-others = An engagement lead of your system can show this to everyone. Submit it for advice and say so, and they will see it.

edit-save-next = Save and continue
edit-save-over = Save what I typed
edit-save-later = Save and come back later
edit-saved-for-later = Saved. You can come back to it at any time.

edit-stale-error = Somebody else saved this record while you were writing. Look at what they wrote, then save again.
edit-stale-title = Somebody else saved this meanwhile
edit-stale = What you typed is still here, and is not saved yet. Where they wrote something else on this page, it stands above your answer. If you save now, your answers take the place of theirs on this page only.
edit-meanwhile = Saved meanwhile: { $answer }
edit-elsewhere = Mend this in another step first: this step cannot be saved before. Use your browser’s way back to keep what you typed here.

edit-present = { $present } of { $of } facts are recorded.
edit-nothing-guessed = What is missing stays “Not recorded” until somebody fills it in.
edit-missing = Not recorded yet: { $fields }
edit-task-missing = { $count } missing
edit-task-done = Nothing missing

edit-change = Change
edit-ways-title = What happens next
edit-way-submitted-for-advice = Submit for advice
edit-way-planned = Mark as planned
edit-way-publish = Publish
edit-way-means-submitted-for-advice = An engagement lead looks at it and answers.
edit-way-means-planned = It is agreed and counts as planned. Those who may see it are those you chose.
edit-way-means-publish = Everyone can see it, signed in or not. A draft becomes planned.
edit-no-ways = Your answers are saved. Nothing more needs to be done here.
edit-check-stale = Somebody else saved this record while you were checking. Read the answers below again, then choose again.
edit-done-submitted-for-advice = Submitted for advice.
edit-done-planned = Marked as planned.
edit-done-publish = Published. Everyone can see it now.
