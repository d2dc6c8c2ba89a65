# What happened next, beside every finding; and the names of outcomes and influences.
next-label = What happened next:
next-follow = Follow the chain
next-by-and-when = { $body }, { $date }.
next-heard-months-ago = { $months ->
    [0] Heard within the last month.
    [one] Heard a month ago.
   *[other] Heard { $months } months ago.
}
next-closed-months-ago = { $months ->
    [0] Closed within the last month.
    [one] Closed a month ago.
   *[other] Closed { $months } months ago.
}
next-not-dated = When is not recorded.
next-from-insights = { $insights ->
    [0] No findings are linked to this activity yet.
    [one] One finding is linked to this activity.
   *[other] { $insights } findings are linked to this activity.
}

outcome-changed = Something changed
outcome-partly = Partly taken up
outcome-decided = Decision made, effect not recorded
outcome-no-change = Decision, no change
outcome-not-recorded = No decision recorded

influence-changed = Something changed because of it
influence-partly = Part of it was taken up
influence-confirmed = It confirmed the plan
influence-not-adopted = Not adopted
influence-not-stated = Weighed; its effect is not recorded
