weekday-monday = Monday
weekday-tuesday = Tuesday
weekday-wednesday = Wednesday
weekday-thursday = Thursday
weekday-friday = Friday
weekday-saturday = Saturday
weekday-sunday = Sunday

due-title = Due: { $moment }
due-days-left = { $days ->
    [one] { $days } working day left
   *[other] { $days } working days left
}
due-hours-left = { $hours ->
    [one] { $hours } working hour left
   *[other] { $hours } working hours left
}
due-minutes-left = { $minutes ->
    [one] { $minutes } working minute left
   *[other] { $minutes } working minutes left
}
due-days-late = { $days ->
    [one] { $days } working day late
   *[other] { $days } working days late
}
due-late-today = just overdue
due-unknown = due time unknown
