inbox-title = What must I do first?
inbox-lead = What I owe or follow, the most pressing first.
inbox-empty = No work is waiting
inbox-empty-text = Tasks given to your unit, or followed by you, appear here as soon as they are entered.

directives-title = Who works on which task?
directives-empty = There are no tasks yet
directives-empty-text = Tasks are entered from a document of the register: open the document and choose “Enter a task”, or import a file on the page “Imports”.

late-title = Which tasks are overdue?
late-lead = The longest overdue first; each line says who leads, who follows, and how late it is.
late-empty = No task is overdue
late-empty-text = A task that passes its due time without completion appears here by itself.

lines-pick = Pick
lines-pick-one = Pick task { $code }
lines-what = What
lines-from = Given by
lines-who = Lead unit
lines-follower = Followed by { $name }
lines-due = Due
lines-state = State
lines-acts = Next
lines-follow-up = Follow up
lines-complete = Report complete

bulk-text = What was found, for all picked tasks
bulk-act = Record for the picked tasks

follow-up-title = What was found?
follow-up-lead = { $tasks ->
    [one] { $tasks } task is picked.
   *[other] { $tasks } tasks are picked.
}
follow-up-text = What was found
follow-up-act = Record
follow-up-done = { $tasks ->
    [one] Recorded for { $tasks } task.
   *[other] Recorded for { $tasks } tasks.
}
follow-up-none-picked = No task is picked. Mark at least one line and record again.

task-document = Document
task-lead = Lead unit
task-lead-missing = Choose the lead unit.
task-co-units = Cooperating units
task-follower = Follower
task-follower-hint = Who records follow-ups in time and is reminded. Enter the user name, or type a name to choose.
task-follower-unknown = Nobody who works here has the user name “{ $typed }”. Type a name and choose from the list, or enter the exact user name.
task-no-follower = Nobody is named yet
task-entered = Entered at
task-completed = Completed on
task-evidence = Evidence
task-not-recorded = Not recorded
task-deadlines = Deadlines so far
task-deadline-since = in force from { $moment }
task-follow-ups = Follow-ups
task-no-follow-ups = No follow-up yet.
task-lapses = The next follow-up is needed by { $moment }.
task-history = History

task-new-title = What does the document ask, and of whom?
task-new-lead = Enter a task of document { $number } of { $day }.
task-new-act = Enter a task
task-new-done = The task was entered. The lead unit sees it in “My work” at once.
task-code = Task code
task-code-hint = A code that no other task has.
task-content = What is to be done
task-due-on = Due: the day that the document names
task-due-on-hint = Enter the day, or leave it empty and enter a term below; it is counted from the document's receipt.
task-term = Term
task-term-hint = A whole number.
task-term-unit = Counted in

complete-title = What is the result, and what proves it?
complete-at = Date of the result
complete-at-hint = The date of the result document, as dd/mm/yyyy.
complete-number = Number of the result document
complete-number-hint = For example 125/BC-SNNMT. A number or a file is needed.
complete-issued-on = Its date of issue
complete-file = File of evidence
complete-file-hint = PDF, .docx, .xlsx, .odt, a picture, .txt or .csv, up to 25 MB.
complete-act = Report complete
complete-done = The completion was recorded with its evidence.

evidence-document = { $number } of { $day }
evidence-file = { $name } ({ $kilobytes } KB)
