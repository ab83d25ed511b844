level-government = Government
level-prime-minister = Prime Minister
level-province = Provincial People's Committee
level-chairman = Chairman of the Provincial People's Committee
level-other = Another body

direction-incoming = Incoming document
direction-outgoing = Outgoing document
direction-meeting = Meeting conclusions

urgency-normal = Normal
urgency-urgent = Urgent
urgency-express = Very urgent
urgency-immediate = Express

secrecy-none = Not secret
secrecy-confidential = Confidential
secrecy-secret = Secret
secrecy-top-secret = Top secret

unit-committee = People's Committee
unit-office = Office
unit-department = Department
unit-division = Division
unit-centre = Centre
unit-commune = Commune, ward, special zone
unit-agency = Other agency

role-records-clerk = Records clerk
role-officer = Officer
role-follower = Follower
role-unit-head = Unit head
role-counter-officer = Counter officer
role-iso-secretary = ISO secretary
role-qmr = Quality management representative
role-office-leader = Office leader
role-vice-chairman = Vice chairman
role-chairman = Chairman
role-auditor = Internal auditor
role-inspector = Inspector
role-council-member = Member of the initiative council
role-administrator = Administrator

reason-no-records-yet = There are no such records yet; bring them in on the page “Imports”.
reason-none-in-period = No record belongs to the period yet.
reason-nothing-judged = No record can be judged yet.
reason-not-bound = No indicator is bound.

verdict-met = Met
verdict-missed = Missed
verdict-not-yet = Not countable yet
verdict-unknown = Information missing

act-documents-record = Entered in the register
act-directives-enter = Task entered in the system
act-directives-record = Taken over from a record
act-directives-follow-up = Followed up
act-directives-complete = Reported complete
act-programme-adjust = Changed by decision
act-other = Another change
act-objectives-load = Decision loaded
act-objectives-confirm = Indicator confirmed
act-objectives-correct = Target corrected by hand
act-objectives-freeze = Figures frozen
act-indicators-add = Indicator added
