# Agendas: what cannot be meant.

two-sessions = the other is `{ $other-title }`, { $other-time }, in { $other-file }
off-in-event = if it is meant so, write `checks: {"{"} { $code }: off {"}"}` in the front matter of the event

room-clash = two sessions are in { $room } at once
    .label = `{ $one-title }` is { $one-time }
    .help = { two-sessions }
    .help2 = { off-in-event }

speaker-clash = { $speakers } should be in two sessions at once
    .label = `{ $one-title }` is { $one-time }
    .help = { two-sessions }
    .help2 = { off-in-event }

change-too-short = { $speaker } has { $minutes ->
        [one] 1 minute
       *[other] { $minutes } minutes
    } from one place to the next, and needs { $needed }
    .label = `{ $one-title }` is { $one-time }
    .help = { two-sessions }
    .help2 = { off-in-event }

outside-event = `{ $session-title }` is at a time when its event is not on
    .label = `{ $session-title }` is { $session-time }
    .help = the event is on { $event-time } in { $event-file }
    .help2 = { $ends ->
        [yes] mend the session's time, or the event's
       *[no] mend the session's time, or give the event an `end:`
    }

outside-day = `{ $session-title }` has two days
    .label = `{ $session-title }` is { $session-time }
    .help = its `date:` is { $date }: write a time alone as `start:`, or take the date out

small-hours = `{ $session-title }` is at night
    .label = `{ $session-title }` is { $session-time }
    .help = write `{ $afternoon }` if it is in the afternoon, or `凌晨{ $night }` if it is not
    .help2 = { off-in-event }

no-meal-break = { $day } leaves no { $minutes } minutes to eat
    .label = this begins to fill { $hours }
    .each-sessions = `{ $it-title }`, { $it-time }, in { $it-file }
    .help = it is filled by { $sessions }{ $more ->
        [0] {""}
       *[other] {" "}and { $more } more
    }
    .help2 = add the meal as a session of the type `break`, or leave a gap
    .help3 = { off-in-event }

over-capacity = { $room } holds { $capacity }, and { $people } are to come
    .label = { $has-session-time ->
        [yes] `{ $session-title }` is { $session-time }
       *[no] this is the room of `{ $session-title }`
    }
    .help = { $has-event ->
        [yes] they are the participants that { $event-file } names
       *[no] {""}
    }
    .help2 = { off-in-event }

title-weekday = { $date } is not a { $written }
    .label = it is a { $actual }
    .help = mend the date or the weekday
