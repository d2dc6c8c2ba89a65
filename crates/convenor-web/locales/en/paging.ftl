# Below a list: which rows are shown, and the way to the others.
paging-label = Pages
paging-showing = Showing { $from } to { $to } of { $total }
paging-previous = Previous page
paging-next = Next page
paging-rows = { $rows } a page
