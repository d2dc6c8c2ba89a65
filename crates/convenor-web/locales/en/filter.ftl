# Filters shared by the list of activities and the look-up; and the names of statuses, kinds and gaps.
filter-to-results = Skip the filters and go to the results
filter-months = { $months ->
    [one] Last month
   *[other] Last { $months } months
}
filter-since = Ended on { $day } or later
filter-until = Began on { $day } or earlier
filter-closing = { $days ->
    [one] Closing by tomorrow
   *[other] Closing within { $days } days
}
filter-closed = Closed more than { $days } days ago
filter-area = { $place } and places inside it

status-draft = Draft
status-submitted-for-advice = Submitted for advice
status-planned = Planned
status-open = Open
status-closed-analysing = Closed, being analysed
status-reported = Reported
status-decision-made = Decision made
status-fed-back = Fed back
status-complete = Complete
status-paused = Paused
status-cancelled = Cancelled

kind-inform-decision = To inform a decision
kind-shape-service = To shape a service
kind-set-priorities = To set priorities
kind-behaviour-change = To change behaviour
kind-individual-care-feedback = Feedback on a person’s own care
kind-other = Something else

gap-no-feedback = No feedback given yet
gap-no-insight = No insight after 60 days
