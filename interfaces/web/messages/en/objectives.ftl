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
objectives-empty-text = Load the signed decision on quality objectives with “dunghan objectives load FILE”; each objective becomes a figure that opens.

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
indicator-directives-entered = Entered in the system
indicator-directives-entered-on-time = Entered within the time limit
indicator-directives-tracked = Tracked
indicator-directives-on-time = Completed on time
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
