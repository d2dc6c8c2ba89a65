# The page of one activity.
activity-tags = Status, level, purpose and who can see it
activity-tabs = Parts of this record
activity-tab-plan = Plan
activity-tab-insights = Insights
activity-tab-decisions = Decisions
activity-tab-files = Files
activity-tab-history = History
activity-aside = About this record
activity-edit = Edit this record
activity-add-insight = Add an insight
activity-for-organisation = For the organisations that take part
activity-for-system = For the system
activity-for-public = Public
activity-apart-behaviour-change = This activity set out to change what people do. It is kept apart from engagement that informs decisions, and does not count as having asked people.
activity-apart-individual-care-feedback = This is feedback from people on their own care. It is kept apart from engagement that informs decisions.

activity-came-of-it = What came of it
activity-came-of-it-lede = Follow it from what people said to what is different now.
activity-took-part = Took part: { $people }
activity-took-part-not-recorded = How many people took part is not recorded
activity-planned = Planned: { $people }
activity-findings = { $count ->
    [one] One finding
   *[other] { $count } findings
}
activity-no-finding = No finding recorded
activity-happened-next = What happened next, as recorded with the findings
activity-no-decision = No decision recorded
activity-told = People were told what came of it
activity-not-told = No feedback to the people who took part is recorded
activity-no-insights = No finding of this activity is recorded, or none that you may see.
activity-no-decisions = No decision is linked to a finding of this activity, or none that you may see. That does not say that none was made.
activity-no-files = No document or link is recorded.

activity-glance = At a glance
activity-level-less = Less than was promised
activity-coproduction-no-features = No feature that justifies this step is recorded
activity-group = Group
activity-group-planned = Planned
activity-group-heard = Heard
activity-complete = Complete: { $present } of { $of }
activity-missing = Missing: { $fields }.
activity-add-missing = Add what is missing
activity-nothing-missing = Nothing is missing.
activity-cite = Cite this record
activity-citation = { $title }. Convenor, { $reference }.
activity-cite-link = Permanent link { $reference }
activity-source = Where it comes from
activity-source-name = Imported from { $name }.
activity-source-link = The record at its source

activity-move = Change the status
activity-move-to = To: { $status }
activity-moved = The status is now: { $status }.
activity-move-unreadable = The status that was sent is not known. Open the record again and choose one of its buttons.
