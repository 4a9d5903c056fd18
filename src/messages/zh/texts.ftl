# 正文里的文字，以及检查本身。

unknown-check = { $has-name ->
        [yes] 没有叫 `{ $name }` 的检查
       *[no] 没有写关掉哪一项检查
    }
    .label = { $has-near ->
        [yes] 是不是 `{ $near }`？
       *[no] 这一处不起作用
    }
    .help = 写提示方括号里的代号，几个代号之间用逗号隔开；每个代号的意思，见 `huikan explain`

half-width-punctuation = 中文里用了半角标点
    .label = `{ $written }` 应为 `{ $meant }`
    .help = { $more ->
        [0] {""}
       *[other] 这一行还有{ $more }处
    }

makeshift-punctuation = 标点是用别的符号拼成的
    .label = `{ $written }` 应为 `{ $meant }`
    .help = { $more ->
        [0] {""}
       *[other] 这一行还有{ $more }处
    }

literal-marker = { $slip-is ->
        [heading] 这一行没有成为标题
        [wide] 这一行没有成为标题
       *[other] { $lines ->
            [1] 这一行会接在上一条后面
           *[other] 这{ $lines }行会连成一段
        }
    }
    .label = { $slip }
    .help = { $slip-is ->
        [heading] 写作 `{ $written } 标题`，中间空一格
        [wide] 换成半角的 `#`，后面空一格
        [list] 每一行的编号或符号后面都空一格，就成为列表
       *[run-on] 要各占一行，行与行之间空一行；要成为列表，写作 `1. ` 或 `- `，后面空一格
    }

marker-heading = 井号后面没有空格
marker-list = 编号或者符号后面没有空格
marker-wide = 井号是全角的
marker-run-on = 这样编号，不成列表

unpaired-mark = { $swapped ->
        [yes] `{ $mark }` 应为 `{ $partner }`
       *[no] `{ $mark }` 没有配对
    }
    .label = { $swapped ->
        [yes] 前面已经有一个 `{ $mark }`
       *[no] { $straight ->
            [yes] { $opens ->
                [yes] 后面的 `"` 是半角引号，应为 `{ $partner }`
               *[no] 前面的 `"` 是半角引号，应为 `{ $partner }`
            }
           *[no] { $opens ->
                [yes] 后面没有 `{ $partner }`
               *[no] 前面没有 `{ $partner }`
            }
        }
    }

repeated-mark = 标点重复了
    .label = `{ $written }` 只留一个

repeated-character = 多了一个字
    .label = “{ $written }”里有一个是多余的

wrong-word = “{ $written }”是错别字
    .label = 应为“{ $meant }”

house-word = 本站不写“{ $written }”
    .label = 应为“{ $right }”
    .help = { $has-reason ->
        [yes] `words.toml` 里写的理由：{ $reason }
       *[no] {""}
    }

unwanted-word = “{ $written }”是本站不用的词
    .label = 换一种说法
    .help = { $has-reason ->
        [yes] `words.toml` 里写的理由：{ $reason }
       *[no] {""}
    }

name-variant = 姓名“{ $written }”可能写错了
    .label = 是不是“{ $known }”？
    .help = 确实是另一个人的，把姓名写进 `words.toml` 的 `[allow]`

job-title = “{ $written }”的职务和资料对不上
    .label = 资料里是“{ $known }”
    .help = 哪边写错了就改哪边；当时的职务，写在这次活动、报道的 `speakers` 里，用 `job_title`

word-rule = `words.toml` 的这一条没法照办
    .label = { $flaw }

flaw-empty = 缺了词
flaw-same = 两边一样
flaw-twice = “{ $word }”另有一条
flaw-allowed = “{ $word }”又写在 `[allow]` 里
flaw-circle = 写成“{ $right }”也不行：另一条不许写“{ $word }”

text-weekday = { $date }不是{ $written }
    .label = 这一天是{ $actual }
    .help = 改日期，或者改星期

impossible-date = 没有“{ $written }”这一天
    .label = { $last ->
        [0] 没有{ $month }月
       *[other] { $has-year ->
            [yes] { $year }年{ $month }月只有{ $last }天
           *[no] { $month }月只有{ $last }天
        }
    }

day-count = “{ $written }”和日期对不上
    .label = { $days }是{ $count }天

mixed-script = { $traditional ->
        [yes] 繁体文章里夹着简体字
       *[no] 简体文章里夹着繁体字
    }
    .label = “{ $written }”应为“{ $meant }”

pinyin-gloss = 转换文件时留下的拼音
    .label = 删去“{ $written }”里的拼音

heading-number = 标题的序号接不上
    .label = “{ $written }”应为“{ $expected }”

garbled-text = 这里是乱码
    .label = “{ $written }”
    .help = 从原来的文件里重新复制这一段；确实要写这些字符的，在行尾加 `<!-- checks: off garbled-text -->`

id-number = 这里写着身份证号
    .label = 不该公开
    .help = { $table ->
        [yes] 删去，或者把中间几位改成 `*`；确实要公开的，在活动的文件头里写 `checks: {"{"} id-number: off {"}"}`
       *[no] 删去，或者把中间几位改成 `*`；确实要公开的，在行尾加 `<!-- checks: off id-number -->`
    }

mobile-number = 这里写着手机号码
    .label = 公开了就收不回来
    .help = { $table ->
        [yes] 删去，或者换成单位的座机；确实要公开的，在活动的文件头里写 `checks: {"{"} mobile-number: off {"}"}`
       *[no] 删去，或者换成单位的座机；确实要公开的，在行尾加 `<!-- checks: off mobile-number -->`，数据里写 `# checks: off mobile-number`
    }
