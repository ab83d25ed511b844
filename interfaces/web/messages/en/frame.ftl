brand = Đúng Hạn
skip = Skip to main content
nav-label = Rooms
nav-more = More
tabs-label = Pages of this room
crumbs-label = Breadcrumb
clock-title = The office's time
find-label = Find a task
find-hint = Find a task by content or code
menu-person = Open my menu
language-title = Change language
language-other = Tiếng Việt
theme-system = As the system
theme-light = Light
theme-dark = Dark
logout = Sign out

room-inbox = My work
room-objectives = Objectives
room-directives = Directives
room-programme = Programme
room-organisation = Organisation
tab-board = Board
filter-open = Open
tab-directives = Assigned tasks
tab-late = Late
tab-report = Report
tab-documents = Document register
tab-pending = Not entered
tab-programme = Items
tab-versions = Decisions
tab-units = Units
tab-people = People
tab-calendar = Working calendar
tab-objectives = Objectives
tab-indicators = Indicators
tab-frozen = Frozen figures
tab-imports = Imports
tab-deliveries = Reminder mail

pager-label = Pages of the list
pager-shown = { $rows ->
    [one] { $rows } row on this page
   *[other] { $rows } rows on this page
}
pager-first = Back to the beginning
pager-next = Next

filter-all = All
proof-link = Proof

filter-act = Filter
filter-text = Content or code
filter-clear = Clear the filter
filter-empty = No line matches
filter-empty-text = Filter less, or search for other words; diacritics are not needed.
