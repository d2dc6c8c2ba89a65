# Looking before asking: the beginning of a plan, the check, and what the engagement lead decides.
begin-title = What do you want to ask about?
begin-lede = Say what you plan in a few lines. Before you ask anybody, we look whether people have been asked already, and what they said.
begin-look = Look for similar work
begin-hint-groups = Open a heading and tick the groups that you want to hear from.

overlap-check-title = Before you ask
overlap-risk = Risk of asking twice: { $risk }
overlap-risk-none = None seen
overlap-risk-low = Low
overlap-risk-medium = Medium
overlap-risk-high = High
overlap-because = { $count ->
    [one] One like it: { $causes }.
   *[other] { $count } like it: { $causes }.
}
overlap-nothing-like-it = Nothing that you may see comes close to your plan as it is written. That is no proof that nobody asked: search with other words under “Find insight”, and name topics, people and places.
overlap-plan = What you plan
overlap-plan-when = When
overlap-similar = Similar work, past and planned
overlap-likest = The { $count } likest are shown.
overlap-further = Look up more with these words
overlap-hidden = { $count ->
    [one] One more piece of similar work was shown then. You may not see it.
   *[other] { $count } more pieces of similar work were shown then. You may not see them.
}
overlap-causes = Why it is alike
overlap-heard = What was heard
overlap-alike-low = A little like your plan
overlap-alike-medium = Like your plan
overlap-alike-high = Very much like your plan

overlap-cause-same-topic = Same topic: { $topics }
overlap-cause-same-people = Same people: { $groups }
overlap-cause-same-place = Same place: { $places }
overlap-cause-close-in-time = { $days ->
    [0] At the same time
    [one] One day apart
   *[other] { $days } days apart
}
overlap-cause-same-words = Nearly the same words: they share { $share }% of the shorter text
overlap-cause-similar-meaning = Similar meaning, in other words
overlap-cause-comes-up-first = { $count ->
    [0] Comes up first when your words are looked up, by its meaning
   *[other] Comes up first when your words are looked up: { $words }
}
overlap-short-same-topic = same topic
overlap-short-same-people = same people
overlap-short-same-place = same place
overlap-short-close-in-time = { $days ->
    [0] at the same time
   *[other] within { $days } days
}
overlap-short-same-words = nearly the same words
overlap-short-similar-meaning = similar meaning
overlap-short-comes-up-first = comes up when your words are looked up

overlap-asked-title = How often people are asked
overlap-asked-caption = Activities with these people in twelve months
overlap-asked-none = Your plan names no group and no place, so we cannot tell how often these people are asked.
overlap-asked-group = Who
overlap-asked-place = Where
overlap-asked-count = Asked
overlap-asked-right = Thought right
overlap-asked-more = One more
overlap-asked-see = activities: { $group }, { $place }
overlap-asked-not-said = –
overlap-asked-name-both = Name a group and a place to compare
overlap-asked-full = One more would be too many
overlap-asked-room = There is room for one more
overlap-everybody = Everybody
overlap-whole-system = The whole system

overlap-ways-title = What you do next
overlap-ways-legend = Choose one
overlap-choose-reuse = Use what was heard
overlap-choose-build-on = Build on it
overlap-choose-ask-anyway = Ask anyway
overlap-choose-means-reuse = Nobody is asked again. Tick below whose findings you use.
overlap-choose-means-build-on = Ask only what earlier work leaves open. Tick below what you build on. A draft begins with your plan.
overlap-choose-means-ask-anyway = A draft begins with your plan. Your reason is kept, and the engagement lead of your system reads it.
overlap-with = Which of them?
overlap-with-hint = For “Use what was heard” and “Build on it”.
overlap-reason = Your reason
overlap-reason-hint = Needed to ask anyway: what is different about the people, the place or the question.
overlap-choose-button = Keep this and go on
overlap-nothing-means = You can go on and record your plan. That you looked is kept with it.
overlap-go-on = Go on
overlap-error-choice = What you do next: choose one of the ways on.
overlap-error-with = Which of them: tick at least one that you use or build on.
overlap-error-reason = Your reason: say why people are asked anyway. It cannot be left empty.
overlap-settled-before = This was decided before. Nothing was changed.
overlap-done-reuse = Kept: you use what was heard, and nobody is asked again.
overlap-done-build-on = Kept. Your draft begins with your plan, and says what it builds on.
overlap-done-ask-anyway = Kept with your reason. Your draft begins with your plan.
overlap-done-nothing-similar = Your draft begins with your plan.
overlap-again-reuse = Kept: you use what was heard. Cancel this draft if nobody needs to be asked.
overlap-again-done = Kept with this record.
overlap-look-before-going-on = The record says something else by now than when somebody looked whether this was asked before. Choose “Look again” below the steps, then take it on.
overlap-look-once-more = The plan was changed or decided about since. Look again from here.

overlap-chosen-reuse = Use what was heard
overlap-chosen-build-on = Build on earlier work
overlap-chosen-ask-anyway = Ask anyway
overlap-chosen-nothing-similar = Nothing similar was found
overlap-chosen-means-reuse = Nobody is asked again. These are used instead:
overlap-chosen-means-build-on = Only what earlier work leaves open is asked. It builds on:
overlap-chosen-means-ask-anyway = People are asked although something similar exists, for this reason:
overlap-chosen-means-nothing-similar = Nothing like it was found when somebody looked.
overlap-chosen-when = Looked up by { $who }. Chosen on { $day }.
overlap-begun = Begun from it:

overlap-looked = Looked before asking
overlap-looked-not = Nobody has looked yet whether this was asked before.
overlap-looked-not-yet = Not yet
overlap-looked-changed = The plan has changed since.
overlap-looked-see = See what was found
overlap-looked-on = Looked on { $day }.
overlap-look-again = Look again
overlap-look-first = Look whether this was asked before
overlap-merged-title = Recorded more than once
overlap-merged-line = { $title } ({ $reference }) went into this record on { $day }.
overlap-apart = Take apart
overlap-apart-done = Taken apart. This record says what it said before; the other one is not changed.

overlap-title = Overlaps
overlap-lede = Where people might be asked twice, and what is done about it.
overlap-tabs = Parts of this page
overlap-tab-planned = Planned work
overlap-tab-duplicates = Possible duplicates
overlap-tab-checks = Checks before asking
overlap-tab-budget = How much asking is right
overlap-list-planned = Planned work that overlaps
overlap-list-duplicate = Possible duplicates
overlap-list-means-planned = Found by comparing all planned and open work every night.
overlap-list-means-duplicate = Records that came with an import and look like one that was there already.
overlap-look-now = Look now
overlap-comparing = { $count ->
    [0] Comparing all planned work…
   *[other] Comparing all planned work: { $count } compared so far…
}
overlap-show-settled = { $count ->
    [one] See one that is decided
   *[other] See { $count } that are decided
}
overlap-show-open = { $count ->
    [0] Back to those that wait
    [one] See one that waits
   *[other] See { $count } that wait
}
overlap-and = and
overlap-none-planned = No planned work that you may see overlaps.
overlap-none-duplicate = No record that you may see looks like another one.
overlap-none-settled = Nothing is decided yet.

overlap-pair-title-planned = Two plans that overlap
overlap-pair-title-duplicate = Recorded twice?
overlap-pairs-all = All
overlap-pairs-high = Very much alike
overlap-pairs-medium = Alike
overlap-pairs-low = A little alike
overlap-pair-alike-low = A little alike
overlap-pair-alike-medium = Alike
overlap-pair-alike-high = Very much alike
overlap-pair-decide = Decide
overlap-pair-decide-again = Decide again
overlap-pair-decided = What was decided
overlap-pair-open = Open
overlap-pair-legend = What should happen?
overlap-pair-choose-merge = Merge
overlap-pair-choose-stagger = Stagger
overlap-pair-choose-accept = Accept
overlap-pair-choose-different = Not the same
overlap-pair-means-planned-merge = One activity instead of two. You see both side by side next.
overlap-pair-means-planned-stagger = Both, at different times. Agree the dates with their organisations.
overlap-pair-means-planned-accept = Both as they are. Say why.
overlap-pair-means-planned-different = They only look alike.
overlap-pair-means-duplicate-merge = One record instead of two. You see both side by side next.
overlap-pair-means-duplicate-different = Two pieces of work. Both stay.
overlap-pair-reason = Your reason
overlap-pair-reason-hint-planned = Needed to accept; useful for everybody else who looks here.
overlap-pair-reason-hint-duplicate = Useful for everybody else who looks here.
overlap-pair-save = Keep this decision
overlap-pair-error-choice = What should happen: choose one.
overlap-pair-when = Decided on { $day }.
overlap-pair-done-merge = Decided: one activity instead of two. Merge the records here now, or leave them as they are.
overlap-pair-done-stagger = Decided: at different times.
overlap-pair-done-accept = Decided: both as they are.
overlap-pair-done-different = Decided: not the same.
overlap-pair-chosen-merge = One instead of two.
overlap-pair-chosen-stagger = At different times.
overlap-pair-chosen-accept = Both as they are.
overlap-pair-chosen-different = Not the same.

overlap-merge-title = Merge two records
overlap-merge-lede = One of them stays. What it lacks comes from the other; where they differ, choose.
overlap-merge-kept = This one stays
overlap-merge-away = This one goes into it
overlap-merge-other-way = Let this one stay instead
overlap-merge-conflicts = { $count ->
    [0] The two nowhere say different things.
    [one] In one field they say different things.
   *[other] In { $count } fields they say different things.
}
overlap-merge-caption = Both records, field by field
overlap-merge-field = Field
overlap-merge-kept-says = The one that stays
overlap-merge-away-says = The one that goes
overlap-merge-will-say = Together
overlap-merge-take = Use this instead
overlap-merge-differs = They differ
overlap-merge-filled = From the other
overlap-merge-confirm = Merge them
overlap-merge-after = Findings of both stay. Old links and references lead to the record that stays, and the two can be taken apart again from its page.
overlap-merge-done = Merged. Links to the other record lead here now.
overlap-merge-stale = Somebody saved one of the two meanwhile. Look at both again before you merge them.

overlap-checks-all = Who looked before asking, and what they chose.
overlap-checks-own = Who in your organisation looked before asking, and what they chose.
overlap-ways-filter = Show
overlap-way-all = All
overlap-way-open = Not decided
overlap-way-reuse = Used what was heard
overlap-way-build-on = Built on it
overlap-way-ask-anyway = Asked anyway
overlap-way-nothing-similar = Nothing similar
overlap-similar-count = { $count ->
    [0] nothing like it
    [one] one like it
   *[other] { $count } like it
}
overlap-record-with = From:
overlap-record-begun = Begun:
overlap-no-checks = Nobody has looked yet. A check is made each time somebody begins to record what they plan.

overlap-budget-lede = How many activities a year with one group in one place your system thinks right. Everybody who plans sees it before they ask.
overlap-budget-not-said = Your system has not said yet: these numbers are where everybody starts.
overlap-budget-asks = For every group
overlap-budget-asks-hint = A whole number, such as 4.
overlap-budget-groups = For some groups another number
overlap-budget-groups-hint = For groups that tire sooner, or can be asked more often. Leave a row empty to take it away.
overlap-budget-group = Group
overlap-budget-no-group = No group
overlap-budget-times = Activities a year
overlap-budget-done = Saved. Checks show these numbers from now on.
