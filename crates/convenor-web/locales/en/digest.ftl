# Records in a few lines, on the home page and on the pages of topics, groups and places.
digest-records = { $activities ->
    [0] No activities
    [one] 1 activity
   *[other] { $activities } activities
}, { $insights ->
    [0] no insights
    [one] 1 insight
   *[other] { $insights } insights
}
