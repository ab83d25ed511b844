units-title = Which units make up the office?
units-empty = There are no units yet
units-empty-text = Import the tree of units on the page “Imports”; a unit that ends keeps its history.
unit-name = Unit
unit-code = Code
unit-kind = Kind
unit-people = People
unit-dates = Dates
unit-from = from { $day }
unit-to = to { $day }
unit-successor = Succeeded by { $name }
unit-nobody = Not with any unit yet

people-title = Who works where?
people-filter-text = Name or user name
people-empty = Nobody is in this list
people-empty-text = Import people on the page “Imports”, or filter less.
person-name = Full name
person-position = Position
person-unit = Unit
person-roles = Roles
person-left = has left

unit-new-title = Which unit is to be added?
unit-new-act = Add a unit
unit-new-done = The unit was added.
unit-code-hint = A code that no other unit has.
unit-kind-missing = Choose the kind of unit.
unit-parent = Unit above
unit-valid-from = Exists from
unit-valid-to = Exists until
unit-valid-to-hint = Leave empty while the unit exists.
unit-successor-label = Successor
unit-successor-hint = The unit that takes over after a merger or an end.
unit-edit-title = Edit unit { $name }
unit-edit-done = The unit was saved.

edit-act = Edit
edit-one = Edit { $name }

person-new-title = Who is to be added, where, in which roles?
person-new-lead = The person changes the password at the first sign-in.
person-new-act = Add a person
person-new-done = The person was added. Hand the first password over in person.
person-username-hint = Small letters without marks, digits, dots, dashes, underscores or @.
person-unit-missing = Choose the unit.
person-email = E-mail
person-first-password = First password
person-password-title = First password of { $name }
person-password-lead = The old password ends at once; the person changes this one at the next sign-in.
person-password-act = Reset password
person-password-one = Reset the password of { $name }
person-password-done = The password of { $name } was reset. Hand it over in person.

person-edit-title = Edit { $name }
person-edit-done = The person was saved.
person-active = Works here
person-active-hint = Choose No: the person can no longer sign in; sessions and API tokens end at once, and the history stays.
