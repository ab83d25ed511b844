calendar-title = Which days are worked, which are off?
calendar-count = Count a term
calendar-from = From
calendar-count-act = Count
calendar-year = Days off and swapped days of { $year }
calendar-kind = Kind
calendar-worked = Worked
calendar-off = Off
calendar-provisional = provisional
calendar-basis = Basis

term-working-days = working days
term-working-hours = working hours
term-days = days
term-months = months
term-unit-missing = Choose what the term counts.

explained-open = Why this day?
explained-day = Day
explained-count = Count
explained-why = Reason
explained-hours = { $hours } hours
explained-provisional = A year in this time has no announced days off yet, so the result is provisional.
basis-house-rule = Rule of the house: { $basis }
basis-unverified = Not verified: { $basis }
