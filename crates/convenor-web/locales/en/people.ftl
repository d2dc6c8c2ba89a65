# Numbers of people, in bands.
people-nobody = nobody
people-fewer = fewer than { $below } people
people-between = { $from } to { $to } people
