# Seats on boards, panels, groups and forums.
seat-title = Seats on boards and panels
seat-lede = Who sits where for the public and for voluntary organisations, so that it can be seen whether it is always the same few. Nobody’s name is kept.
seat-to-voices = See what the seats tell
seat-new = Add a board, panel or group
seat-edit = Change what is recorded
seat-list = Boards, panels, groups and forums
seat-none = No board or panel is recorded yet
seat-none-next = Add one, or bring in a list of who sits where.
seat-of-system = The system as a whole
seat-field-name = Name
seat-field-kind = Kind
seat-field-organisation = Organisation
seat-field-area = Place
seat-field-topic = Topic
seat-field-person = Person
seat-field-capacity = Sits there
seat-field-from = First day
seat-field-until = Last day
seat-hint-area = Where it is for one place: a name or an official code.
seat-hint-person = An e-mail address or anything else that is this person’s alone. Write it the same way every time. It is turned into a key that nobody can turn back, and forgotten.
seat-hint-from = For example, 1 September 2026. A month counts from its first day.
seat-hint-until = Leave it empty while nobody has said.
seat-kind-board = Board
seat-kind-panel = Panel
seat-kind-reference-group = Reference group
seat-kind-forum = Forum
seat-capacity-public = For themselves: a member of the public, a patient, a carer
seat-capacity-vcse = For a voluntary, community or social enterprise organisation
seat-capacity-staff = As part of their work
seat-capacity-other = Otherwise
seat-held-public = For themselves
seat-held-vcse = For VCSE
seat-held-others = Others
seat-export = Download the register (CSV)
seat-import = Bring in a list
seat-import-about = A table with the columns body, organisation, kind, person reference, capacity, from and until. All of it is taken, or nothing and you are told which rows to mend. Bringing the same list in again changes nothing.
seat-file = List of seats
seat-file-hint = CSV or a spreadsheet, up to 20 MB. What tells who people are is turned into keys, and the file is not kept.
seat-import-button = Bring in
seat-imported = { $seats ->
    [one] 1 seat was added
   *[other] { $seats } seats were added
  }{ $bodies ->
    [0] {""}
    [one] , with 1 new body
   *[other] , with { $bodies } new bodies
  }. { $known ->
    [0] {""}
    [one] 1 seat was there already.
   *[other] { $known } seats were there already.
  }
seat-rejected = { $count ->
    [one] Nothing was taken: 1 row has to be mended
   *[other] Nothing was taken: { $count } rows have to be mended
  }
seat-rejected-next = Mend them in your file and bring it in again.
seat-rejected-caption = Rows to be mended
seat-row = Row
seat-column = Column
seat-mend = What is wrong
seat-erase = Erase a person
seat-erase-about = Removes every seat of one person from all boards and panels of the system. Nobody can bring it back.
seat-erase-button = Erase every seat of this person
seat-erase-missing = Person: write what you called them when their seats were recorded.
seat-erased = { $count ->
    [0] Nobody of this reference holds a seat. Check how it was written when the seats were recorded.
    [one] 1 seat was erased.
   *[other] { $count } seats were erased.
  }
seat-seats = Seats
seat-seats-none = No seat is recorded yet.
seat-seats-note = Seats that have ended are forgotten after { $days } days.
seat-number = Seat
seat-change = Change
seat-last-day = Last day of seat { $number }
seat-end = End
seat-remove = Recorded by mistake
seat-add = Add a seat
seat-added = The seat was added.
seat-known = This person’s seat was there already. Its last day is now what you wrote.
seat-ended = The seat ends on the day that you wrote.
seat-removed = The seat was removed.
seat-person-missing = Person: write something that is theirs alone, such as an e-mail address.
seat-saved = Saved.
seat-added-body = Added. Now add its seats.
seat-name-taken = Name: there is one of this name already. Choose another name, or open that one.
seat-not-ours = Organisation: choose one that you work for.
seat-remove-body = Remove this board, panel or group
seat-remove-body-will = It goes with all its seats. Nobody can bring it back. If it only came to an end, end its seats instead.
seat-remove-body-confirm = Remove it with all its seats
seat-removed-body = It was removed with all its seats.
