# The list of activities.
activities-title = Activities
activities-lede = What people have been asked, by whom, and what came of it.
activities-chips = Filters in force
activities-chip-remove = (take this filter off)
activities-clear = Clear all
activities-of-visible = (of { $count } that you may see)
activities-download = Download this view:
activities-caption = Activities. A link in a heading sorts the list.
activities-not-recorded = Not recorded
activities-and-more = { $first } and { $count } more
activities-nothing-found = No activity fits all these filters
activities-nothing-found-next = Take a filter off above, or look further back.
activities-show-all = { $count ->
    [one] Show the one activity that you may see
   *[other] Show all { $count } activities that you may see
}
activities-none = There are no activities to see yet
activities-none-next = If you work in engagement, sign in, then record an activity or import the list that you keep already.
activities-record = Record an activity
activities-basis = Based on the activities that you may see. An activity without a date is left out when you choose a period. Numbers of people are shown in bands.

activities-columns = Choose columns
activities-columns-legend = Columns to show beside the title
activities-columns-button = Show these columns
activities-column-title = Title
activities-column-organisation = Organisation
activities-column-place = Place
activities-column-topic = Topic
activities-column-status = Status
activities-column-dates = Opens to closes
activities-column-method = Method and level
activities-column-groups = Target groups
activities-column-people = People heard
activities-column-insights = Insights
activities-column-outcome = Came of it
activities-column-fed-back = Fed back?
activities-column-updated = Updated
activities-people-planned = { $people } planned
activities-fed-back = Yes
activities-not-fed-back = Not yet
activities-feedback-not-due = Not due

activities-filters = Filters
activities-filter-months = Period
activities-any-time = Any time
activities-filter-place = Place
activities-place-hint = Name or code. Places inside it count too.
activities-place-unknown = Place: no place is called “{ $place }”. Check the spelling, or enter its official code.
activities-place-several = Place: more than one fits “{ $place }”. Choose the one you mean.
activities-filter-topic = Topic
activities-filter-organisation = Organisation
activities-filter-status = Status
activities-filter-more = More filters
activities-filter-group = Group of people
activities-filter-source = Source
activities-filter-method = Method
activities-filter-level = Level promised
activities-filter-kind = What it is for
activities-filter-gap = What is lacking
activities-filter-choose = Any, or choose one to add
activities-filter-apply = Apply filters

activities-views = Your saved views
activities-views-none = You have none for this list yet. Choose filters and columns, then save them under a name.
activities-views-manage = All your saved views
activities-view-name = Name for this view
activities-view-save = Save this view
