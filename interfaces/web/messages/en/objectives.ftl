objectives-title = How far are the objectives?
objectives-decision = Decision { $number }
objectives-period = from { $from } to { $to }
objectives-as-of = As of the end of
objectives-as-of-act = Show
objectives-proposed = { $measures ->
    [one] { $measures } measure waits for the quality management representative to confirm its indicator.
   *[other] { $measures } measures wait for the quality management representative to confirm their indicators.
}
objectives-item = Objective { $item }
objectives-no-measures = This objective names no number.
objectives-empty = No decision is loaded yet
objectives-empty-text = The ISO secretary loads the signed decision with “Load a decision”; each objective becomes a figure that opens.

measure-indicator = Indicator: { $name }
measure-proposed = to be confirmed
measure-unbound = No indicator is bound
measure-bind = The indicator of this measure
measure-bind-act = Confirm
measure-bind-done = The indicator was confirmed.
measure-parts = Parts of the figure
measure-by-unit = By unit
measure-name = Part
measure-value = Share
measure-counts = Met / counted

records-title = Which records make this figure?
records-total = { $total ->
    [one] { $total } record
   *[other] { $total } records
}
records-record = Record
records-verdict = Verdict

indicator-procedures-iso-coverage = Procedures with an ISO process
indicator-qms-maintained = Quality management system maintained
indicator-qms-improved = Quality management system improved
indicator-programme-tracked-and-urged = Work programme tracked and urged
indicator-programme-on-time = Work programme completed on time
indicator-directives-entered = Entered in the system
indicator-directives-entered-on-time = Entered within the time limit
indicator-directives-tracked = Tracked
indicator-directives-on-time = Completed on time
indicator-directives-province-on-time = Directives of the province's committee and chairman completed on time
indicator-directives-on-time-so-far = On time, or not yet due
indicator-directives-entered-tracked-on-time = Entered, tracked and on time
indicator-directives-entered-on-time-and-tracked = Entered within the time limit and tracked
indicator-dossiers-right-process = Dossiers handled by the right process
indicator-dossiers-on-time = Dossiers finished on time
indicator-centre-monitored = Dossiers at the Centre monitored and urged
indicator-procedures-published-and-recorded = Procedures published and in the national database
indicator-reports-online = Units that report online and on time
indicator-initiatives-recognised = Initiatives recognised
indicator-other = Another indicator
indicator-urged = Reminded and urged in full
indicator-dossiers-on-time-resolved = On time among finished dossiers
indicator-centre-tracked = Each step owned and timed
indicator-centre-supervised = Each flag seen by a supervisor in time
indicator-procedures-published = Published
indicator-procedures-national-db = In the national database
indicator-reports-programme = Programmes sent
indicator-reports-report = Reports sent
measure-other-reading = By the other reading of the target
measure-by-level = By level
measure-by-month = By month
measure-no-month = Month not known
level-commune = Commune level
level-committee = Provincial People's Committee
level-office = The Office
level-none = No level
records-closed = A task of another unit
objectives-counted-at = as of { $moment }
trend-in-words = From { $from } as of { $first } to { $to } as of { $last }
trend-as-of = As of
measure-rule-due = Denominator: work that has fallen due; open overdue work is not met.
measure-rule-resolved = Denominator: work that was finished; open work is not counted yet.
book-figures = Figures
book-item = Item
book-subject = Subject
book-sign = Compared
book-target = Target
book-unit = Unit
book-count = count
book-numerator = Numerator
book-denominator = Denominator
book-value = Value
book-result = Result
book-reason = Why there is no value
book-about = What the record is about
book-whose = Unit of the organisation
book-as-of = As of { $moment }
book-tab = Item { $item } - { $place }
book-cut = The first { $rows } of { $total } records are listed
