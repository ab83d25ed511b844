proof-title = Is this event in the log?
proof-lead = The log is only ever added to; a change cannot go unseen. The proof below can be checked without trusting this system.
proof-place = The event stands at place { $index } of the log, counted from 0.
proof-event = Event
proof-checkpoint = Signed checkpoint
proof-document = The whole proof
proof-document-hint = Copy all of it, so that others can check it by RFC 9162 and C2SP.
