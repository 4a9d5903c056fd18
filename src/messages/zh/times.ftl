# 日期、时间和时长。

forms-of-times = 写作 `2024-09-04`、`2024-09-04 14:30` 或 `2024年9月4日下午`
next-day = { $has-next-day ->
    [yes] 到第二天才结束的，写 `次日{ $next-day }`，或者写上日期
   *[no] {""}
}

not-a-date = `{ $text }` 不是日期
    .help = { forms-of-times }

no-such-month = 没有{ $month }月
    .label = 月份是1到12

no-such-day = { $month }没有{ $day }日
    .label = { $month }只有{ $last }天

no-such-time = { $in-part ->
        [yes] `{ $text }` 不在所写的时段里
       *[no] 没有 `{ $text }` 这个时间
    }
    .help = { $in-part ->
        [yes] 按24小时就是 `{ $text }` 的，去掉时段；不是的，改正时段或钟点
       *[no] 钟点从 00:00 到 24:00
    }

year-missing = `{ $text }` 没有年份
    .label = 这里推不出是哪一年
    .help = { forms-of-times }

day-missing = `{ $text }` 没有日期
    .label = 活动不止一天，要写明是哪一天
    .help = 写作 `9月4日 14:30`，或者给这一项写上 `date:`

range-backwards = 结束早于开始
    .help = `{ $text }` 应当把早的时间写在前面
    .help2 = { next-day }

wrong-weekday = { $date }不是{ $written }
    .label = 这一天是{ $actual }
    .help = 改日期，或者改星期

end-before-start = 结束早于开始
    .label = { $end }早于{ $start }
    .help = { $has-afternoon ->
        [yes] 钟点按24小时算：下午的，写 `{ $afternoon }`，或者写上“下午”
       *[no] {""}
    }
    .help2 = { next-day }

end-without-start = `{ $key }` 无从算起：没有开始的钟点
    .label = 这一项不起作用
    .help = 在 `start:` 里写上钟点，或者删去这一行

two-ends = 结束的钟点和时长对不上
    .label = 照这个时长，{ $by-duration }结束；写明的是 { $end }
    .help = 现在按写明的钟点公布：看看哪一个对，删去另一个

report-before-event = 报道的日期比活动早了一年还多
    .label = 这里是{ $date }，活动{ $event }开始
    .help = 核对两处的年份；报道写的是另一次活动的，放到那个活动的文件夹里

not-a-duration = `{ $text }` 不是时长
    .help = 写作 `90m`、`1h30m` 或 `90分钟`
