# The history of a record.
history-caption = Who changed what, newest first. Times are Universal Time.
history-when = When
history-who = Who
history-what = What
history-added = Added
history-changed = Changed
history-moved = Taken to another status
history-removed = Removed
history-elsewhere = Someone in another system
history-operator = An import, or the operator of this instance
