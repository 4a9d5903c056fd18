# 表格。

workbook-broken = 这个表格读不了：{ $flaw }
    .help = { $flaw-is ->
        [other-format] 也许是别的软件的文件：在那里另存为 .xlsx、.ods 或 .csv
        [web-page] 用 Excel、WPS 或 LibreOffice 打开，另存为 .xlsx
        [encoding] 在 Excel 或 WPS 里另存为“CSV UTF-8”
        [damaged] 重新取一份；或者用 Excel、WPS 或 LibreOffice 打开，让它修复以后再存一次
       *[other] 用 Excel、WPS 或 LibreOffice 打开，另存为 .xlsx、.ods 或 .csv
    }

workbook-other-format = 它不是表格
workbook-web-page = 名为表格，其实是网页
workbook-encoding = 编码既不是 UTF-8，也不是 GB18030
workbook-damaged = 文件坏了，或者只有一部分
workbook-contradiction = 文件里前后矛盾
workbook-other = { $message }

workbook-encrypted = 这个表格有密码
    .help = 去掉密码再存一次

workbook-empty = { $yaml ->
        [yes] 议程是空的
       *[no] 这个表格是空的
    }
    .help = { $yaml ->
        [yes] 写上内容，一项一项以 `- title:` 开头；还没有议程的，先删掉文件
       *[no] 看得见的各页什么也没写：填上内容，或者删掉文件；`huikan new agenda --xlsx` 会写一个模板来填
    }

workbook-too-large = 作为议程，这个表格太大了：{ $what }
    .help = 把议程复制到一个新的工作簿里，不带图片和别的页

too-large-file = 有 { $size }，最多 { $most }
too-large-unpacked = 解压以后超过 { $most }
too-large-cells = 单元格超过{ $most }个
too-large-merges = 合并的单元格太多
too-large-repeats = 同一行或同一个单元格重复了{ $most }次以上

unlisted-spreadsheet = 没有哪里用到表格 { $name }
    .label = 它不会发布
    .help = { $has-agenda ->
        [yes] 如果是活动的议程，改名为 { $agenda }
       *[no] {""}
    }
    .help2 = 要给读者下载的，写进活动：`attachments: [{"{"} title: …, file: { $name } {"}"}]`
    .help3 = 都不是的，不要放在 content/ 里

agenda-twice = 活动有两份议程
    .help = 另一份是 { $other }
    .help2 = 只留一份

other-agenda-file = { $path }
other-agenda-in-event = { $path } 里的 `agenda:`

no-header = { $has-sheet ->
        [yes] “{ $sheet }”这一页里没有表头
       *[no] 这个文件里没有表头
    }
    .label = { $has-row ->
        [yes] 这一行最像表头
       *[no] 第一个单元格
    }
    .help = { $has-row ->
        [yes] 这一行写的是：{ $row }
       *[no] {""}
    }
    .help2 = 议程要有一行表头：至少有题目（主题、内容、title），再加上日期、时间、主讲人、地点中的一样
    .help3 = { $has-near ->
        [yes] 是不是有一个应当是“{ $near }”？别的表头在活动里说明：`agenda_columns: {"{"} 授课形态: 主题 {"}"}`
       *[no] 别的表头在活动里说明：`agenda_columns: {"{"} 授课形态: 主题 {"}"}`
    }
    .help4 = { $has-sheet ->
        [yes] 不是议程的页，把它隐藏，或者让页名以 `_` 开头
       *[no] {""}
    }

unknown-column = 不认得表头“{ $column }”
    .label = 这一列不读
    .help = 在活动里说明它是什么：`agenda_columns: {"{"} { $column-key }: 备注 {"}"}`；不要这一列的，写 `忽略`

misspelt-column = 不认得表头“{ $column }”
    .label = 是不是“{ $near }”？
    .help = 改表头，或者在活动里写 `agenda_columns: {"{"} { $column-key }: { $near } {"}"}`
    .help2 = 不要这一列的，写 `agenda_columns: {"{"} { $column-key }: 忽略 {"}"}`

column-of-nobody = “{ $column }”说的是人，却没有哪一列是人
    .label = 这一列不读
    .help = 加一列“主讲人”，写上姓名；不要这一列的，在活动里写 `agenda_columns: {"{"} { $column-key }: 忽略 {"}"}`

duplicate-column = “{ $column }”和另一列是一回事
    .help = 另一列是 { $other }
    .help2 = 改掉其中一个表头，或者在活动里用 `agenda_columns:` 说明

stray-cell = “{ $text }”所在的一列没有表头
    .label = 不读
    .help = 给这一列写上表头，例如“备注”；不要的，删去文字

row-unclear = 这一行既不是议程的一项，也不是小标题：“{ $text }”
    .help = 小标题写日期或时段（`9月5日上午`）；议程的一项写在题目那一列；说明以 `注：` 开头

row-without-title = 这一行没有题目
    .help = 写上是什么内容；几行同是一项的，把题目的单元格合并起来

row-below-table = 这一行不算议程：“{ $text }”
    .label = 它不会发布
    .help = 读者应当知道的，写进活动的正文；不想再看到这一条，在活动的文件头里写 `checks: {"{"} { $code }: off {"}"}`

merged-over-some-rooms = “{ $text }”只合并了一部分会场
    .label = 究竟在哪一个？
    .help = 全体参加的，合并全部会场；不是的，每个会场各写一次

cell-error = 公式的结果是 `{ $text }`
    .help = 改好公式，或者直接写上内容

status-elsewhere = “{ $word }”写在这里不起作用：这一项照常进行
    .help = { $new-date ->
        [yes] 新日期定了的，改这一行的日期；没定的，加一列“状态”，写 `延期`
       *[no] 加一列“状态”，写 `{ $word }`
    }
    .help2 = { off-in-event }

ambiguous-status = “{ $text }”没有说明新日期定了没有
    .help = 定了的，改这一行的日期，再运行 `huikan release`；没定的，写 `延期`

status-of-row = 这个状态管着这一行的全部{ $count }项
    .help = 只指其中一项的，把那一项单写一行
    .help2 = { off-in-event }

ambiguous-time = “{ $text }”是上午还是下午？
    .label = 分不清
    .help = 按24小时写，例如 `14:30`；或者写明时段，例如 `下午2:30`、`凌晨2:30`、`2:30 PM`

not-a-time = “{ $text }”不是时间
    .help = { $has-meant ->
        [yes] 写作 `{ $meant }`
       *[no] 时间这样写：`9:00-10:30`、`下午2:30`
    }；还没有定的，写 `待定`；其他的话写进别的列

days-missing = 有{ $rows }行没有日期，而活动不止一天
    .label = 这是第一行
    .help = 填上“日期”一列，或者用日期作页名，例如 `{ $day }`

time-left-blank = 这一行没有时间
    .help = 存成 csv 会丢掉合并的单元格：和上一行同时的，把时间再写一遍；还没有定的，写 `待定`

people-mismatch = { $people ->
        [0] 没有人，却写了{ $values }个{ $column }
       *[other] { $people }个人，却写了{ $values }个{ $column }
    }
    .label = 各是谁的？
    .help = 一人一个，次序相同，中间的符号也相同（、或；或换行）；或者一人一行

described-job-title = 职务
described-organisation = 单位
described-affiliation = 单位和职务

speakers-unclear = { $has-bare ->
        [yes] `{ $text }` 里不只是姓名
       *[no] 分不清“{ $text }”里有几个人，哪是姓名、哪是职务
    }
    .help = { $has-bare ->
        [yes] 姓名外面不要引号和括号，前面不要“主讲：”之类的话，写作 `{ $bare }`
       *[no] { $keyed ->
            [yes] `name` 里只写一个人的姓名；几个人就写几条，每条以 `- name: ` 开头
           *[no] 几个人之间用 `、` 隔开；一个人的姓名里不要空格；职务和单位写在括号里，例如 `张三（某大学教授）`，表格里也可以另放两列
        }
    }

speaker-as-written = “{ $text }”里恐怕不只是姓名
    .label = 先照原样当作姓名
    .help = { $keyed ->
        [yes] `name` 里只写姓名；职务写进 `job_title`，单位写进 `organisation`
       *[no] { $several ->
            [yes] 有几个人就写出几个姓名，用 `、` 隔开；不是指哪一个人的，写进简介
           *[no] 姓名后面跟着职务的，写作 `张三（教授）`，表格里也可以把职务放进“职务”一列；括号里的其他内容当作备注
        }
    }

extra-line = “{ $text }”是什么？
    .label = 先当作简介
    .help = 写明是什么，例如 `主讲：张三`、`主持：李四`
