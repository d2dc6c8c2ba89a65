# Topics and population groups.
topic-topics = Topics
topic-topics-lede = What people were asked about. Open a topic to see what was heard and what came of it.
topic-groups = Groups of people
topic-groups-lede = Whose views were asked for. Open a group to see what was heard from its people and what came of it.
topic-heard = What we have heard
topic-nothing-heard = No published insights that you may see yet. That does not mean that nothing was said.
topic-find-all = Find everything about { $name }
topic-activities = Activities
topic-list-all = { $activities ->
    [one] See the 1 activity about { $name }
   *[other] See all { $activities } activities about { $name }
}
topic-no-activities = No activities that you may see yet.
topic-narrower = Narrower
topic-all-groups = Groups of people
topic-counts = Counts are of records that you may see. Narrower entries count for broader ones too.
topic-source = Where the list comes from: { $source }
