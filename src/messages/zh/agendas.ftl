# 议程里不可能是本意的安排。

two-sessions = 另一项是“{ $other-title }”，{ $other-time }，写在 { $other-file } 里
off-in-event = 确实如此的，在活动的文件头里写 `checks: {"{"} { $code }: off {"}"}`，不再提醒

room-clash = { $room }同时排了两项
    .label = “{ $one-title }”的时间是{ $one-time }
    .help = { two-sessions }
    .help2 = { off-in-event }

speaker-clash = { $speakers }同一时间排在两处
    .label = “{ $one-title }”的时间是{ $one-time }
    .help = { two-sessions }
    .help2 = { off-in-event }

change-too-short = { $speaker }从一处赶到另一处只有{ $minutes }分钟，至少要{ $needed }分钟
    .label = “{ $one-title }”的时间是{ $one-time }
    .help = { two-sessions }
    .help2 = { off-in-event }

outside-event = “{ $session-title }”不在活动的时间之内
    .label = “{ $session-title }”的时间是{ $session-time }
    .help = 活动的时间是{ $event-time }，写在 { $event-file } 里
    .help2 = { $ends ->
        [yes] 改这一项的时间，或者改活动的时间
       *[no] 改这一项的时间，或者给活动写上 `end:`
    }

outside-day = “{ $session-title }”写了两个日期
    .label = “{ $session-title }”的时间是{ $session-time }
    .help = 它的 `date:` 是{ $date }：`start:` 只写钟点，或者删去 `date:`

small-hours = “{ $session-title }”排在夜里
    .label = “{ $session-title }”的时间是{ $session-time }
    .help = 下午的，写 `{ $afternoon }`；真是夜里的，写 `凌晨{ $night }`
    .help2 = { off-in-event }

no-meal-break = { $day }中午没有留出{ $minutes }分钟用餐
    .label = 从这一项起，{ $hours }排满了
    .each-sessions = “{ $it-title }”{ $it-time }（{ $it-file }）
    .help = 排在中午的有：{ $sessions }{ $more ->
        [0] {""}
       *[other] {""}等，另有{ $more }项
    }
    .help2 = 把用餐写成一项，类型是 `break`；或者留出空当
    .help3 = { off-in-event }

over-capacity = { $room }只坐得下{ $capacity }人，要来{ $people }人
    .label = { $has-session-time ->
        [yes] “{ $session-title }”的时间是{ $session-time }
       *[no] “{ $session-title }”在这里
    }
    .help = { $has-event ->
        [yes] 人数取自 { $event-file } 的 `participants:`
       *[no] {""}
    }
    .help2 = { off-in-event }

title-weekday = { $date }不是{ $written }
    .label = 这一天是{ $actual }
    .help = 改日期，或者改星期
