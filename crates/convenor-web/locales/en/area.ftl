# Places.
area-title = Places
area-lede = Open a place to see what was heard there and inside it, and what came of it.
area-search-label = Name or official code of a place
area-search-button = Look up
area-found = { $places ->
    [one] 1 place found for “{ $q }”
   *[other] { $places } places found for “{ $q }”
}
area-not-found = No place begins with “{ $q }”
area-not-found-next = Type the beginning of its official name, such as “Marlow” for “Marlow Vale”, or its whole code.
area-browse = See the largest places instead
area-none = No places are loaded yet
area-none-next = Whoever runs this instance brings them in with official files; until then records only name places in words.
area-name = Name
area-what = Kind
area-code = Code
area-until = until { $day }
area-heard = What we have heard here
area-nothing-heard = No published insights from here that you may see yet. That does not mean that nothing was said.
area-find-all = Find everything from { $name } and places inside it
area-activities = Activities here
area-list-all = { $activities ->
    [one] See the 1 activity in { $name }
   *[other] See all { $activities } activities in { $name }
}
area-no-activities = No activities here that you may see yet.
area-facts = About this place
area-edition = Edition
area-from = Exists since
area-to = Exists until
area-lasts = Still exists
area-not-recorded = Not recorded
area-population = Residents
area-population-source = official count, edition { $edition }
area-around = Lies in
area-inside = Inside it
area-census = Who lives here
area-census-note = Published official counts, as published. They are about residents, not about people heard.
area-group = Group
area-people = People

area-kind-lsoa = Small area (LSOA)
area-kind-msoa = Neighbourhood (MSOA)
area-kind-ward = Ward
area-kind-district = District
area-kind-upper-tier = Upper-tier council area
area-kind-sub-icb = Sub-area of an integrated care board
area-kind-icb = Integrated care board area
area-kind-region = Region
area-kind-country = Country

area-kinds-lsoa = Small areas (LSOA)
area-kinds-msoa = Neighbourhoods (MSOA)
area-kinds-ward = Wards
area-kinds-district = Districts
area-kinds-upper-tier = Upper-tier council areas
area-kinds-sub-icb = Sub-areas of integrated care boards
area-kinds-icb = Integrated care board areas
area-kinds-region = Regions
area-kinds-country = Countries
