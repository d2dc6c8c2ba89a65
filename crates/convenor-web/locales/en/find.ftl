# Find insight: the look-up before anybody asks again.
find-title = Find insight
find-heading = Has this been asked before?
find-lede = Search what people have already told us, and what came of it.
find-lede-system = Search what people across { $system } have already told us, and what came of it.
find-words = What do you want to know?
find-button = Find
find-chips = Filters in force
find-chip-remove = (take this filter off)
find-clear = Clear all
find-filters = Filters
find-apply = Apply filters
find-place = Place
find-place-hint = Name or code. Places inside it count too.
find-place-unknown = No place is called “{ $place }”. Check the spelling, or enter its official code.
find-place-several = More than one place fits “{ $place }”. Choose the one you mean.

find-when = When
find-recent-first = Last 18 months, or else older
find-months = Last { $months } months
find-any-time = Any time
find-people = People
find-outcome = What came of it
find-organisation = Organisation
find-topic = Topic
find-record = Kind of record
find-source = Source
find-method = Method
find-status = Status of the activity

find-area-lsoa = small area
find-area-msoa = neighbourhood area
find-area-ward = ward
find-area-district = district
find-area-upper-tier = county or unitary
find-area-sub-icb = part of an ICB
find-area-icb = integrated care board
find-area-region = region
find-area-country = country

record-insight = Finding
record-engagement = Activity
record-decision = Decision

find-results = What was found
find-total = { $count ->
    [one] 1 record:
   *[other] { $count } records:
}
find-count-insight = { $count ->
    [one] 1 finding
   *[other] { $count } findings
}
find-count-engagement = { $count ->
    [one] 1 activity
   *[other] { $count } activities
}
find-count-decision = { $count ->
    [one] 1 decision
   *[other] { $count } decisions
}
find-best-first = Best match first.
find-newest-first = Newest first.
find-looked-first = We looked through the last 18 months first.
find-looked-further = Nothing was found in the last 18 months, so this is older, or has no date.
find-look-further = Look at any time
find-save = Save this search
find-save-name = Name of the search
find-save-button = Save
find-cited = This is its reference
find-matched = Matched the words
find-slip = “{ $typed }” was read as “{ $found }”
find-similar = Similar meaning
find-cite = Cite as { $reference }

find-zero-title = Nothing found
find-zero-steps = Close to what you asked, there is:
find-zero-nowhere = Nobody has recorded anything like it. Try other words, fewer words, or fewer filters.
find-zero-record = Record what you plan, so that others find it
find-zero-ask = If you work in engagement, you can record what you plan.
find-zero-sign-in = Sign in
find-zero-older = { $count ->
    [one] 1 older or without a date
   *[other] { $count } older or without a date
}
find-zero-nearby = { $count ->
    [one] 1 nearby
   *[other] { $count } nearby
}
find-zero-any-place = { $count ->
    [one] 1 in another place
   *[other] { $count } in other places
}
find-zero-any-group = { $count ->
    [one] 1 about other people
   *[other] { $count } about other people
}
find-zero-any-topic = { $count ->
    [one] 1 on another topic
   *[other] { $count } on other topics
}
find-zero-unfiltered = { $count ->
    [one] 1 without any filter
   *[other] { $count } without any filter
}
