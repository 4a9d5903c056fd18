# Dates, times and durations.

forms-of-times = write `2024-09-04`, `2024-09-04 14:30` or `2024年9月4日下午`
next-day = { $has-next-day ->
    [yes] if it ends on the next day, write `次日{ $next-day }`, or the date with it
   *[no] {""}
}

not-a-date = `{ $text }` is not a date
    .help = { forms-of-times }

no-such-month = there is no month { $month }
    .label = months go from 1 to 12

no-such-day = { $month } has no day { $day }
    .label = { $month } has { $last } days

no-such-time = { $in-part ->
        [yes] `{ $text }` does not lie in that part of the day
       *[no] `{ $text }` is not a time of day
    }
    .help = { $in-part ->
        [yes] if it is `{ $text }` on the 24-hour clock, leave out the part of the day; otherwise put the two right
       *[no] times go from 00:00 to 24:00
    }

year-missing = `{ $text }` has no year
    .label = and nothing here tells it
    .help = { forms-of-times }

day-missing = `{ $text }` has no day
    .label = the event lasts more than one day, so the day is needed
    .help = write `9月4日 14:30`, or give the session a `date:`

range-backwards = the end comes before the start
    .help = `{ $text }` should begin with the earlier one
    .help2 = { next-day }

wrong-weekday = { $date } is not a { $written }
    .label = it is a { $actual }
    .help = mend the date or the weekday

end-before-start = the end comes before the start
    .label = { $end } is before { $start }
    .help = { $has-afternoon ->
        [yes] hours count to 24: in the afternoon it is `{ $afternoon }`, or write 下午 or pm with it
       *[no] {""}
    }
    .help2 = { next-day }

end-without-start = `{ $key }` has no hour to count from
    .label = it is ignored
    .help = give a `start:` with an hour, or take it out

two-ends = the end and the duration come to different hours
    .label = by this duration it ends at { $by-duration }, by its end at { $end }
    .help = it is published with its end: see which is right, and take the other out

report-before-event = this report is dated more than a year before its event
    .label = { $date }, and the event begins { $event }
    .help = one of the two years is wrong, or the report belongs to another event

not-a-duration = `{ $text }` is not a duration
    .help = write `90m`, `1h30m` or `90分钟`
