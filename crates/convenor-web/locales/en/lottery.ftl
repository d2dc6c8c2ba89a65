# Democratic lotteries: from the pool to the panel record.
lottery-title = Lottery
lottery-lede = Draw a panel that looks like the place, as fairly as can be, from the people who volunteered.
lottery-begin = Begin a lottery
lottery-list = Lotteries, newest first
lottery-status = Where it stands
lottery-begun = Begun
lottery-people = People in the pool
lottery-list-erased = pool erased
lottery-none = There is no lottery yet
lottery-none-next = Begin one once people have volunteered: you need the list of them, and how many seats each group is to have.
lottery-status-preparing = Being prepared
lottery-status-searching = Searching
lottery-status-listed = Ready to draw
lottery-status-drawn = Drawn
lottery-step = Step { $step } of 5
lottery-back = Back to all lotteries
lottery-look-again = Look again
lottery-keep = Leave everything as it is

# Step 1: name, seats, pool
lottery-begin-lede = Name it, say how many seats there are, and choose the file of the people who volunteered.
lottery-for = The panel is for:
lottery-field-name = Name
lottery-hint-name = As people will know it, such as “Winter care panel”.
lottery-field-seats = Seats
lottery-hint-seats = How many people are drawn.
lottery-file = The people who volunteered
lottery-file-hint = CSV, XLSX or ODS with a row for each person: one column for each thing the quotas ask, one that tells people apart, and others such as names and addresses. 20 MB at most.
lottery-upload = Upload and go on
lottery-kept-title = What happens with this list
lottery-kept-who = Only administrators and engagement leads of your system see it.
lottery-kept-where = It stands in no log, no search and no history. Names and addresses appear in the panel record only.
lottery-kept-long = It is erased 90 days after the draw, or earlier when you say so. You can change the number of days.

# Step 2: quotas
lottery-quotas-title = How many seats each group is to have
lottery-quotas-lede = { $name }: { $seats } seats, { $people } people in { $file }.
lottery-quotas-file-title = From a file
lottery-quotas-file = The quotas
lottery-quotas-file-hint = CSV or XLSX with the columns category, feature, min, max, or feature, value, min, max, and min_flex, max_flex where a quota may give way.
lottery-quotas-upload = Use this file
lottery-quotas-problems = The quotas: mend what is listed below, and choose the file again.
lottery-population-title = From the people of a place
lottery-population-about = Seats in proportion to the people who live there, by official figures. Answers in your list are read as the categories of those figures, so that “27” counts as 25 to 34.
lottery-field-areas = Places
lottery-areas-hint = A name or code on each line.
lottery-population-place = Look up these places
lottery-population-columns = Which columns say the same?
lottery-population-columns-hint = For each thing that the figures count people by, choose the column of your list that asked it, or leave it out.
lottery-population-not = Leave out
lottery-population-none = No official figures cover these places. Name others, or use a file.
lottery-population-choose = Which columns: choose one at least.
lottery-field-margin = Margin in seats
lottery-margin-hint = How many seats more or fewer than in proportion a group may have. 0 is exact, and often cannot be met.
lottery-from-16 = The panel is of people of 16 and over: leave younger ones out
lottery-cross = Two things together
lottery-cross-hint = Quotas for every combination, such as young women. What is known of each alone is put together by raking.
lottery-cross-one = { $place ->
    [1] First
   *[other] Second
}
lottery-cross-none = None
lottery-cross-columns = Two things together: choose a column for both above.
lottery-population-use = Use these figures

# Step 3: choices
lottery-choices-title = Columns, people and chances
lottery-choices-columns = What the columns are for
lottery-choices-people = People
lottery-choices-chances = Chances
lottery-choices-save = Save and look at the pool
lottery-field-id = Identifier
lottery-hint-id = What the published lists call people by. Choose a number that tells nobody who it is, never a name.
lottery-id-row = The number of the row
lottery-field-name-columns = Name
lottery-hint-name-columns = For the panel record, which only you see.
lottery-field-address = Address
lottery-hint-address = People with the same in all of these columns are one household, and only one of them is drawn. Choose none where that does not matter.
lottery-field-must-be-in = People who have a seat whatever happens
lottery-hint-must-be-in = Identifiers, one on each line. It is shown that there are some.
lottery-field-must-be-out = People who cannot be drawn
lottery-hint-must-be-out = Identifiers of earlier members and people who withdrew, one on each line.
lottery-field-algorithm = How chances are shared out
lottery-algorithm-leximin = Leximin: the least likely person gets the largest chance that the quotas allow, then the next, and so on
lottery-algorithm-maximin = Maximin: the least likely person gets the largest chance that the quotas allow
lottery-algorithm-nash = Nash welfare: the product of all chances is as large as can be, between fairness to the least likely and equal odds
lottery-algorithm-legacy = Step by step: somebody of the most urgent group, again and again, as it was long done by hand
lottery-algorithm-uniform = Every panel that meets the quotas is equally likely; possible for small pools
lottery-field-panels = Numbered panels
lottery-hint-panels = The draw is one of so many panels, each as likely.
lottery-field-keep-days = Days until the list of people is erased
lottery-hint-keep-days = Counted from the draw. Keep it as long as you may have to draw somebody in another’s place.

# Step 4: pool beside quotas
lottery-check-title = Pool beside quotas: { $name }
lottery-check-lede = Look whether there are enough people for every group before you search.
lottery-decided = What is decided
lottery-pool = Pool
lottery-pool-of = { $people } people, { $file }
lottery-quotas-from = Quotas from
lottery-household = One address
lottery-household-no = does not matter
lottery-household-yes = one seat at most for the same { $columns }
lottery-change-quotas = Change the quotas
lottery-change-choices = Change columns, people and chances
lottery-wrong-title = The list and the quotas do not fit together
lottery-wrong-about = Mend the list and begin again with it, change the quotas, or choose other columns. Everything that is wrong is here.
lottery-problems = What is wrong, row by row
lottery-problem-file = File
lottery-problem-row = Row
lottery-problem-column = Column
lottery-problem-what = What is wrong
lottery-problem-mend = What to do
lottery-sheet-quotas = Quotas
lottery-sheet-pool = People
lottery-ready = A panel can be found
lottery-ready-about = Next, the fairest chances are worked out and the panels are numbered. That takes seconds for some hundred people, and minutes for some thousand. Nobody is drawn yet.
lottery-search = Work out the chances
lottery-conflict-title = No panel meets these quotas
lottery-conflict-bounds = These cannot hold together:
lottery-conflict-seats = The seats cannot be filled, whatever the quotas are. Draw fewer people, find more, or let more than one person of an address in.
lottery-bound-min = at least { $seats } of “{ $value }” ({ $feature })
lottery-bound-max = at most { $seats } of “{ $value }” ({ $feature })
lottery-ways-title = What you can change
lottery-ways-about = The least change stands first. What you choose is kept, and stated wherever the lottery is shown.
lottery-way = { $number }. { $seats ->
    [one] One seat:
   *[other] { $seats } seats:
}
lottery-way-flexible = Your file allows this.
lottery-way-apply = Change it
lottery-move-min = { $feature }, “{ $value }”: at least { $to } rather than { $from }
lottery-move-max = { $feature }, “{ $value }”: at most { $to } rather than { $from }
lottery-relaxed = The quotas are changed. The change is stated with the lottery.
lottery-adjusted-title = Quotas that were changed because they could not be met
lottery-adjusted = { $feature }, “{ $value }”: { $to } seats rather than { $from }
lottery-between = { $min } to { $max }
lottery-check-table = People beside quotas
lottery-group = Group
lottery-quota = Seats
lottery-share = Share of the pool
lottery-share-population = Share of the people here
lottery-look-at = Look at
lottery-warning-too-few = Too few people
lottery-warning-few = Few volunteers
lottery-joint = Seats for { $name }
lottery-joint-about = Worked out by raking from what is known of each alone.
lottery-failed = The search ended without panels
lottery-end-link = Erase the list of people, or remove the lottery
lottery-erase-about = It goes by itself as many days after the draw as you chose.
lottery-erased-title = The list of people is erased
lottery-erased-undrawn = Nothing can be drawn without it. Begin a new lottery.
lottery-not-open = Pool, quotas and choices cannot be changed now. Take the list of panels back first; what was drawn stays.
lottery-pool-gone = The list of people is erased, so nothing more can be drawn from it.

# Step 5: search
lottery-progress-title = Working out the chances
lottery-progress-lede = The fairest chances are worked out, with a proof that nobody could do better.
lottery-progress-waiting = Waiting for other work to end.
lottery-progress-reached = The panels found so far reach { $percent }% of the fairest average.
lottery-progress-proving = Now the levels are proven and the panels are numbered.
lottery-progress-leave = You can leave this page. The search goes on, and this page shows how far it is when you come back.
lottery-search-ended = It ended too soon. Begin the search again.
lottery-stop = Stop the search
lottery-stopped = You can change quotas and choices again.
lottery-back-to-check = Back to pool and quotas

# What was found
lottery-found-title = Chances and panels: { $name }
lottery-found-lede = { $people } people volunteered for { $seats } seats. Everybody who can have a seat has a chance of at least { $smallest }, and nobody of more than { $largest }.
lottery-found-heading = What was found
lottery-fact-smallest = Smallest chance
lottery-fact-largest = Largest chance
lottery-fact-panels = Numbered panels
lottery-fact-change = Largest change by numbering
lottery-fact-kinds = Kinds of people
lottery-fact-levels = Levels proven
lottery-hash = SHA-256 of the list of panels:
lottery-file-panels = The numbered panels, by identifier. Publish it before the draw.
lottery-file-audit = What anybody needs to check the draw. Publish it after the draw. Nobody is in it.
lottery-file-certificate = The proof of the chances. It counts people by group: for you and for whoever checks it.
lottery-erased-drawn = The list of people, the panels and the certificate are erased.
lottery-plot = Everybody’s chance
lottery-plot-about = Everybody who can have a seat, from the least likely to the most, beside the older step-by-step way.
lottery-plot-no-legacy = The older way is not shown: it found no panels, or is the way you chose.
lottery-plot-people = People, from the least likely to the most
lottery-line-leximin = Leximin
lottery-line-maximin = Maximin
lottery-line-nash = Nash welfare
lottery-line-legacy = Step by step
lottery-line-uniform = Every panel equally likely
lottery-line-equal = If all chances were equal
lottery-tenths = Chances at each tenth of the people
lottery-tenths-people = So many are less likely
lottery-tenths-chance = Chance
lottery-take-back = Take the list back and change something

# The draw
lottery-draw-title = Settle how the number is drawn
lottery-draw-about = Publish the list and its SHA-256 first. Then nobody can change it after the draw.
lottery-by-number-title = A public number
lottery-by-number-about = Dice or balls are thrown in public, and the number is typed here.
lottery-by-number-choose = Use a public number
lottery-by-seed-title = A seed committed to beforehand
lottery-by-seed-about = A secret text decides. Its fingerprint is shown now and the text after the draw, so that everybody sees it was not changed.
lottery-by-seed-choose = Commit to a seed
lottery-seed = Secret text
lottery-seed-hint = Leave it empty to have one made that nobody can guess.
lottery-by-public-number = A number that is drawn in public decides.
lottery-by-seed = A seed decides. It was fixed before the draw, and nobody can change it without its fingerprint changing.
lottery-commitment = Fingerprint of the seed (SHA-256 of “commitment: ” and the seed):
lottery-hold = Hold the draw
lottery-number = Number that was drawn
lottery-number-hint = From 1 to { $panels }; 0 is the last. A larger number counts by what is left on dividing by { $panels }.
lottery-draw-now = Draw the panel
lottery-not-listed = There is no list of panels to draw from. Work out the chances first.
lottery-drawn-stays = What was drawn stays. Begin a new lottery to draw again.
lottery-drawn-title = Panel { $number } was drawn
lottery-to-panel = Panel record
lottery-to-ceremony = Page of the draw
lottery-to-chance = See one person’s chance
lottery-to-audit = Download audit.json
lottery-public-title = Public page of the draw
lottery-public-closed = Only you and your colleagues see the page of the draw. Open it to let everybody who has its link watch; no identifier and no name is on it.
lottery-public-do-open = Open the public page
lottery-public-open = Everybody who has this link can watch the draw, and look up their own chance by their identifier:
lottery-public-close = Close the public page
lottery-opened = The public page is open.
lottery-closed = The public page is closed. Its link leads nowhere any more.

# Ceremony
lottery-ceremony-title = The draw: { $name }
lottery-ceremony-lede = { $seats } seats, { $people } people who volunteered.
lottery-ceremony-not-yet = The panels are not listed yet.
lottery-ceremony-panels = { $panels } numbered panels
lottery-ceremony-panels-about = Each meets every quota, and each is as likely as any other.
lottery-ceremony-hash = The list is fixed
lottery-ceremony-hash-about = This is the SHA-256 of the published list. If one letter of the list changed, it would be another.
lottery-ceremony-by = Who decides
lottery-ceremony-by-open = That is not settled yet.
lottery-ceremony-number = The panel that is drawn
lottery-ceremony-wait = Not drawn yet.
lottery-ceremony-read-out = The number read out was { $number }; the panel is what is left on dividing it by the number of panels.
lottery-ceremony-seed = The seed was:
lottery-ceremony-panel = The panel of { $seats }
lottery-ceremony-panel-about = Only counts are shown here. Those who were drawn are told in person.
lottery-on-panel = On the panel

# Panel record
lottery-panel-title = Panel: { $name }
lottery-panel-lede = { $held } seats are held, { $confirmed } of them confirmed.
lottery-panel-csv = Download the record (CSV)
lottery-panel-private = Names are for those who run this lottery only. Every step is kept with its time and who recorded it.
lottery-person = Identifier
lottery-name = Name
lottery-seats-title = Seats
lottery-seat-status = Where the offer stands
lottery-seat-since = Since
lottery-seat-by = Recorded by
lottery-seat-next = Record
lottery-seat-drawn = Drawn
lottery-seat-offered = Offered
lottery-seat-confirmed = Confirmed
lottery-seat-refused = Refused
lottery-seat-left = Left
lottery-seat-replacement = Drawn later, in somebody’s place.
lottery-seat-replaced = Somebody else was drawn in this place.
lottery-step-drawn = Not offered after all
lottery-step-offered = Seat offered
lottery-step-confirmed = They take it
lottery-step-refused = They refuse
lottery-step-left = They left
lottery-open-title = { $open ->
    [one] One seat is open
   *[other] { $open } seats are open
}
lottery-replace-about = Draw people from the rest of the pool so that the panel meets its quotas again. Nobody who refused or left is drawn again.
lottery-replace = Draw replacements
lottery-replace-agree = Draw them all the same
lottery-replaced-news = { $people ->
    [one] One person was drawn. Offer them the seat.
   *[other] { $people } people were drawn. Offer them the seats.
}
lottery-short = Nobody who is left can meet these quotas. The nearest panel would have:
lottery-short-of = { $feature }, “{ $value }”: { $seats } rather than { $wanted }
lottery-replace-no-pool = The list of people is erased, so nobody can be drawn in another’s place.

# One's own chance
lottery-chance-title = My chance of a seat
lottery-chance-of = The chance of { $person }
lottery-chance-person = Your identifier
lottery-chance-person-hint = As the published list of panels has it.
lottery-chance-show = Show my chance
lottery-chance-unknown = Your identifier: write it as the published list does. Nobody is called this.
lottery-chance-none = Chances are not there
lottery-chance-none-next = They are there once the panels are listed, until the list of people is erased.
lottery-why-none = You could not be drawn: you are an earlier member or withdrew, or somebody at your address has a seat already.
lottery-why-alike = { $alike ->
    [one] Nobody else who volunteered is like you in everything the quotas ask ({ $features }). You have { $seats } seats on average.
   *[other] { $alike } people who volunteered, you among them, are like you in everything the quotas ask ({ $features }). They share { $seats } seats on average, each with the same chance.
}
lottery-why-panels = You are in { $times } of the { $panels } numbered panels.
lottery-why-leximin = The chances are such that nobody’s could be made larger without taking from somebody who is no more likely.
lottery-why-maximin = The chances are such that the least likely person could not have a larger one.
lottery-why-nash = The chances are such that their product is as large as can be.
lottery-why-legacy = The chances come from drawing somebody of the most urgent group again and again.
lottery-why-uniform = Every panel that meets the quotas is equally likely.

# Erasing
lottery-erase-title = Erase or remove
lottery-erase = Erase the list of people
lottery-erase-will = The list of { $people } people, everybody’s chance, the numbered panels and the certificate go for good.
lottery-erase-drawn = The panel record, the counts and audit.json stay. Nobody can be drawn in another’s place any more.
lottery-erase-undrawn = What was decided stays. Nothing can be drawn any more.
lottery-erase-confirm = Erase the list
lottery-erased-news = The list of people is erased.
lottery-remove = Remove the lottery
lottery-remove-will = Everything of it goes for good, the panel record with its names too.
lottery-remove-confirm = Remove the lottery
lottery-removed-news = The lottery is removed.
