# Who we hear from.
nav-reach = Who we hear from
reach-title = Who we hear from
reach-lede = { $place }: { $activities ->
    [one] 1 activity
   *[other] { $activities } activities
  }, { $people } people heard
reach-lede-one = { $place }: { $people } people heard in one activity, “{ $title }”
reach-lede-none = { $place }: nobody’s answers are here for what you ask
reach-tabs = Parts of who we hear from
reach-tab-groups = Groups
reach-tab-voices = Repeat voices and load
reach-tab-needs = Where engagement is needed
reach-filters = Change what is shown
reach-filter-by = Tell people apart by
reach-filter-and = Cross with
reach-filter-at = Area by area
reach-filter-show = On the map
reach-filter-area = Place
reach-filter-months = Time
reach-filter-topic = Topic
reach-filter-organisation = Organisation
reach-filter-method = Method
reach-by-all = Everything, one by one
reach-cross-nothing = Nothing
reach-level-whole = The whole place
reach-show-all = Everybody
reach-area-all = The whole system
reach-topic-any = Any topic
reach-organisation-any = Any organisation
reach-method-any = Any method
reach-empty = Nobody’s answers are here yet
reach-empty-next = Bring in what people answered to an activity, or ask for less: another place, time or topic.
reach-failed = The numbers cannot be told now
reach-headline-gap = { $group } ({ $by }): heard least for their share
reach-headline-gap-text = They are { $here } of the people here and { $heard } of those we heard: a ratio of { $ratio }.
reach-headline-gap-nobody = They are { $here } of the people here, and none of those we heard.
reach-headline-none = No group is clearly seldom heard
reach-headline-none-text = Of groups that may be told of, none is heard clearly less than its share. Hidden groups and those who did not say are not among them.
reach-headline-unknown = There is nothing to compare with yet
reach-headline-unknown-text = No population covers this place, or nobody said who they are. Population lists are read in with “convenor reference import”.
reach-plan = Plan engagement for this gap
reach-young = Children and young people
reach-young-here = They are { $here } of the people here. Heard: { $people }.
reach-young-only = Heard: { $people }. How many live here is not known.
reach-values = { $heard } of those heard, { $here } of the people here
reach-chart-heading = Share of people here, and of people heard
reach-chart-title = Share of the population beside share of people heard
reach-chart-population = population
reach-chart-heard = people heard
reach-chart-interval = 95% interval
reach-chart-rest = { $count ->
    [one] 1 more group stands in the table.
   *[other] { $count } more groups stand in the table.
  }
reach-map-heading = People heard, area by area
reach-map-title = People heard per 1,000 residents a year: { $group }
reach-map-description = The same numbers stand in the tables below.
reach-map-everybody = everybody
reach-map-value = { $rate } per 1,000 a year
reach-map-nobody = nobody heard
reach-map-class = { $from } to { $to } per 1,000
reach-table = The same numbers as a table
reach-nobody-asked = Nobody said, or nobody was asked: { $what }.
reach-areas = Area by area
reach-everybody = Everybody
reach-areas-too-many = These are too many places to tell groups apart in: nearly all numbers would be hidden. Everybody is told place by place; choose larger places to see groups.
reach-areas-order = Those heard least for their share come first, by the steadied ratio: a ratio drawn towards the mean of all, the further the fewer people are behind it, so that small numbers do not take the ends of the list by chance. “Stands out” marks differences from the population that are more than chance: of all marks at most one in twenty is false on average.
reach-areas-rest = { $count ->
    [one] 1 more line stands in the downloads.
   *[other] { $count } more lines stand in the downloads.
  } Choose a group or a smaller place to see fewer.
reach-trends = Quarter by quarter
reach-trends-note = Share of each quarter’s people heard who are of the group, of those who said. The line is the group’s share of the population.
reach-trend-description = Share of people heard, quarter by quarter
reach-trend-bars = share of people heard
reach-trend-guide = { $share } of the population
reach-caption = Groups of people beside the population
reach-caption-areas = Groups of people beside the population, area by area
reach-column-group = Group
reach-column-area = Area
reach-column-population = Population
reach-column-heard = Heard
reach-column-ratio = Ratio (95% interval)
reach-column-steadied = Steadied ratio
reach-stands-out = Stands out
reach-column-people = People heard
reach-column-rate = Per 1,000 a year
reach-column-label = Label
reach-column-last = Last heard
reach-column-activities = Activities
reach-column-plan = What to do
reach-nothing = –
reach-between = ({ $low } to { $high })
reach-hidden = hidden
reach-people = { $from } to { $to }
reach-nobody = nobody
reach-no-data = no data
reach-label-seldom-heard = Seldom heard
reach-label-heard-a-lot = Heard a lot
reach-label-in-line = In line
reach-label-not-known = Not known
reach-label-hidden = Hidden
reach-label-no-data = No data
reach-label-no-population = No population
reach-basis-activities = Activities with answers
reach-basis-people = People heard
reach-basis-elsewhere = Live elsewhere, not counted
reach-basis-unplaced = Nobody knows where, not counted
reach-basis-missing = Did not say
reach-basis-population = Population
reach-basis-note = Somebody who answered to two activities is counted twice. People who did not say are left out of the shares. Small numbers are hidden, and others with them where they would give a small one away.
reach-why-hidden = Why is a number hidden?
reach-even = How even the listening was
reach-even-note = All groups in one number, worked out of the numbers shown here and no others; groups whose numbers are hidden go in together. “Had to be others” is the share of those heard who would have to be other people for every group to be in proportion. The R-indicator is 1 where everybody had the same chance to be heard; where few of all are heard it is always near 1, so read the spread beside it: 0 is the same chance for all.
reach-even-caption = How even the listening was, by each thing that people are told apart by
reach-even-column-by = Told apart by
reach-even-column-others = Had to be others
reach-even-column-indicator = R-indicator
reach-even-column-variation = Spread of the chance
reach-even-column-effort = Needs effort most
reach-even-effort-none = None of the groups that a plan can be for
reach-even-parts = Which group needs effort: { $by }
reach-even-column-part = Part in the R-indicator
reach-even-hidden = Groups whose numbers are hidden, together
reach-even-spread = Spread between its groups: { $spread }. Below nought a group is heard less than others; the lowest needs effort most.
reach-even-spread-alone = Spread between its groups: { $spread }; within people alike in the other: { $alone }. Below nought a group is heard less than others; the lowest needs effort most.
reach-source-estimated = partly worked out
reach-source-made-up = made up
reach-source-none = No list covers this place

reach-export-of = Who we hear from
reach-export-by = Told apart by
reach-export-group = Group
reach-export-area = Area
reach-export-code = Area code
reach-export-population = Population
reach-export-population-share = Share of the population
reach-export-people = People heard
reach-export-status = Status
reach-export-heard-share = Share of people heard
reach-export-ratio = Ratio
reach-export-low = Ratio, lower end of 95% interval
reach-export-high = Ratio, upper end of 95% interval
reach-export-steadied = Steadied ratio
reach-export-stands-out = Stands out among all
reach-export-part = Part in the R-indicator
reach-export-yes = yes
reach-export-no = no
reach-export-label = Label
reach-export-last = Last heard
reach-api-by = Say what to tell people apart by: by=age, or by=age&by=sex.

reach-voices-lede = Whether what is heard comes from the same people again and again, and how often people are asked
reach-voices-heading = Repeat voices
reach-voices-none = Too few people can be told apart to say. They can where a survey asks for something that only they have, such as an e-mail address: Convenor keeps none of it, only a sign that nobody can turn back.
reach-voices-people = Different people
reach-voices-people-meaning = as far as they can be told apart
reach-voices-effective = Effective number of voices
reach-voices-effective-meaning = so many people with equally much to say would be as mixed
reach-voices-repeat = Came more than once
reach-voices-repeat-meaning = of the people who can be told apart
reach-voices-top = Most frequent tenth
reach-voices-top-meaning = of all contributions came from the tenth of people who contributed most
reach-voices-gini = Gini coefficient
reach-voices-gini-meaning = 0: all contributed alike; near 1: a few gave nearly everything
reach-voices-unknown = Contributions of nobody knows whom
reach-voices-unknown-meaning = are in none of these numbers
reach-voices-note = Counts only, never names.
reach-seats-heading = Seats on boards and panels
reach-seats-about = Places that people hold today, and what share of them is held by people with several roles. A role is a place on a board, panel, group or forum, for oneself or for a VCSE organisation; people who sit there as part of their work are not counted.
reach-seats-none = No seat is recorded that somebody holds today, so nothing is said of people with several roles.
reach-seats-few-public = Too few people hold a seat for themselves to say more.
reach-seats-few-vcse = Too few people hold a seat for a VCSE organisation to say more.
reach-seats-public = Held for oneself: members of the public, patients, carers
reach-seats-vcse = Held for a VCSE organisation
reach-seats-all = All bodies
reach-seats-of = Body
reach-seats-places = Places
reach-seats-people = Different people
reach-seats-two = Held by people with two roles
reach-seats-three = With three or more
reach-seats-left-out = { $count ->
    [one] 1 kind of body or organisation is left out, since few people sit there.
   *[other] { $count } kinds of bodies and organisations are left out, since few people sit there.
  }
reach-seats-record = Record who sits where
reach-load-heading = How often groups are asked
reach-load-groups-title = Activities that ask each group, month by month
reach-load-groups-description = An activity counts in every month in which it is open. What asks a narrower group asks the wider one too.
reach-load-groups-corner = Group
reach-load-vcse-title = Activities that ask VCSE organisations, month by month
reach-load-vcse-description = Activities that an organisation leads or takes part in.
reach-load-vcse-corner = Organisation
reach-load-total = In 12 months
reach-load-total-budget = { $all } of { $budget }
reach-load-over = more than the system thinks right
reach-load-none = Nobody was asked in the last 12 months, or the groups were not recorded.
reach-load-undated = { $count ->
    [one] 1 activity has no date and stands in no month.
   *[other] { $count } activities have no date and stand in no month.
  } How often the system thinks right is said for one place: choose a place to see it.
reach-vcse-heading = How often VCSE organisations are asked
reach-vcse-note = Organised groups tire first, and they do not stand in for the public: they are counted apart.
reach-vcse-none = No VCSE organisation was asked in the last 12 months.
reach-needs-lede = Places and topics with high need where few people were asked lately
reach-needs-areas = Places, by need and listening
reach-needs-caption = Need and listening of each place
reach-needs-order = Ordered by need less listening: an area’s place among the others by deprivation and health, less its place by people heard per 1,000 residents. The order is a beginning of a talk, not a verdict.
reach-needs-none = There is no list of deprivation or health for areas here. They are read in with “convenor reference import”.
reach-needs-column-people = Residents
reach-needs-column-deprived = In the most deprived fifth
reach-needs-column-health = In bad health
reach-needs-column-why = Why
reach-needs-gap = High need, seldom heard
reach-needs-need-more = need in the upper half
reach-needs-need-less = need in the lower half
reach-needs-listening-more = heard more than half of the places
reach-needs-listening-less = heard less than half of the places
reach-needs-no-activity = no activity was recorded for it
reach-needs-topics = Topics, by need and listening
reach-needs-topics-caption = Need and listening of each topic
reach-needs-topics-order = Ordered by need less listening: a topic’s place among the others by how far its official figure lies above the country’s, less its place by activities in 24 months and the last day. Activities are those for the place that is chosen. A figure says how many may be concerned, not what they want: that is for asking.
reach-needs-topics-unranked = No official figure is known both for this place and for the country around it. They are read in with “convenor reference import”.
reach-needs-column-topic = Topic
reach-needs-column-figure = Need here
reach-needs-column-ratio = Times the country’s
reach-needs-column-last = Last asked
reach-needs-column-recent = Activities in 24 months
reach-needs-figure-share = In { $place } { $here } in { $of } { $says }; in { $country } { $there } in { $of }.
reach-needs-figure-number = { $says }: { $here } in { $place }, { $there } in { $country }.
reach-needs-topic-gap = More need, little asked
reach-needs-topic-ago = { $months ->
    [0] less than a month ago
    [one] 1 month ago, { $month }
   *[other] { $months } months ago, { $month }
  }
reach-needs-topic-never = never, as far as recorded
reach-needs-topic-plan = Plan engagement on it
reach-needs-measures = Which figure measures which topic, and why
reach-needs-others = Topics without a figure of need
reach-needs-others-note = No official figure measures these, or none is read in, which does not say that there is no need. Those that nobody was asked about for longest come first.
reach-needs-others-lately = { $count ->
    [one] 1 more was asked about in the last 24 months
   *[other] { $count } more were asked about in the last 24 months
  }
reach-needs-others-none = All of them were asked about in the last 24 months.
reach-needs-no-figure = no figure of need
reach-needs-deprivation = Deprivation
reach-needs-health = Health
reach-needs-period = Heard
reach-needs-since = since { $day }
