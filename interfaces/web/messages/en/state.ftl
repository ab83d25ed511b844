# The four official states (report 1270/BC-TCTTTg of 2017) and what lies beside them.
state-in-time = In time
state-soon = Due soon
state-late = Overdue
state-due-unknown = Due time unknown
state-done-in-time = Done on time
state-done-late = Done late
state-done = Done
state-paused = Paused
state-withdrawn = Withdrawn
state-not-entered = Not entered in the system
state-met = Met
state-missed = Not met
state-no-figure = No figure yet
