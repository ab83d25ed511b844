form-problems = Not sent yet. Please correct these and send again:
form-optional = optional
form-choose = Choose…
form-date-shape = dd/mm/yyyy
