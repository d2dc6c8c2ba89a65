# What is wrong with a field, and how to mend it.
problem-missing = { $field }: fill this in. It cannot be left empty.
problem-too-long = { $field }: shorten this to { $limit } characters or fewer. It has { $found } now.
problem-not-text = { $field }: this has characters that are not text. Type it again.
problem-unknown = { $field }: “{ $value }” is not in the list. Choose from the list.
problem-ends-before-start = { $field }: this is before the start. Change one of the two dates.
problem-not-an-address = { $field }: start the web address with https://
problem-unreadable = { $field }: “{ $value }” cannot be read. Write it like “{ $example }”.
problem-not-allowed = { $field }: “{ $value }” cannot follow from where the record is. Open the record again to see what can.
