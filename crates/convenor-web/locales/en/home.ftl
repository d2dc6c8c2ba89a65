# The first page.
home-public-title = What people have said, and what came of it
home-public-lede = Convenor is a register of what people have been asked about health and care, what they said, and what changed because of it. Anybody may look.
home-search-label = Search what people have said
home-search-button = Find
home-public-or = Or look by
home-by-topic = topic
home-by-group = group of people
home-by-place = place
home-heard = What we have heard
home-all-findings = See all findings
home-nothing-heard = Nothing has been published yet. Findings appear here once they are checked for personal data and made public.
home-decided = What was decided
home-no-date = date not recorded
home-all-decisions = See all decisions
home-nothing-decided = No decisions have been made public yet.

home-staff-title = My week
home-asked-before = Has this been asked before?
home-tasks = What waits in { $of }
home-task = What
home-count = How many
home-none = None
home-task-insights = Insights to check for personal data
home-task-advice = Activities submitted for advice
home-task-closing = Activities closing within 7 days
home-task-feedback = Feedback overdue: closed more than 90 days ago, people not told
home-task-drafts = Drafts to finish
home-task-duplicates = Possible duplicates to resolve
home-task-overlaps = Planned work that overlaps
home-task-imports = Imports to finish or mend
home-begin = Record an activity
home-numbers = { $of } in numbers
home-no-data = No data
home-tile-open = Activities open now
home-basis-open = Activities with the status “open” that you may see.
home-see-open = See open activities
home-tile-heard = Insights from the last 3 months
home-basis-heard = Those that you may see, by when people said it. Insights without a date are not counted.
home-see-heard = See these insights
home-tile-told = Closed activities fed back
home-basis-told = { $closed ->
    [0] No activity that you may see closed in the last 12 months.
   *[other] People were told what came of { $told } of { $closed } activities that closed in the last 12 months. Activities without an end date are not counted.
}
home-see-told = See closed activities
home-changes = What changed last
home-changed-on = { $what }, saved on { $day }
home-no-changes = Nothing that you may see has changed yet. Record an activity or bring in a file to begin.
home-kind-engagement = Activity
home-kind-insight = Insight
home-kind-decision = Decision
