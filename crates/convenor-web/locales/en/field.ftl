# Words that forms share.
field-not-recorded = Not recorded
field-choose = { $field }: choose any number
field-own-words = Keep my own words, where they name no date
field-place-unknown = Place: “{ $line }” is not known. Check the spelling, or write its official code.
field-place-several = Place: “{ $line }” fits more than one place. Write one of these: { $areas }.
field-save = Save
field-cancel = Cancel
field-stale = Somebody else saved this record while you were working. What you typed is still here and not yet saved. Open the record in a new tab to see what is new, then save again to put yours in its place.
field-open-saved = See what is saved now
