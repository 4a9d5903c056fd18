# 文件头和数据文件。

front-matter-unclosed = 文件头没有结尾
    .label = 从这里开始
    .help = 在最后一行资料下面写一行 `---`

front-matter-missing = { $cause-is ->
        [none] 这个文件没有文件头
       *[other] 文件头没有认出来
    }
    .label = { $cause }
    .help = { $cause-is ->
        [blank] 删掉它们，让 `---` 成为文件的第一行
        [text] 文件头要在最前面：把这些文字移到它后面
        [marks] 开头和结尾各写一行 `---`，三个半角连字符
        [line-ends] 在编辑器里把换行改成 LF 或 CRLF，再保存一次
       *[none] 文件开头写三行：`---`，`{ $key }: …`，再一行 `---`
    }

head-none = 应当从这里开始
head-blank = 它前面有空行或空格
head-text = 它前面有别的文字
head-marks = 这不是三个半角连字符 `---`
head-line-ends = 每行末尾只有 CR（很旧的 Mac 写法），整个文件成了一行

yaml-syntax = 写法不合 YAML：{ $slip }
    .label = 在这附近
    .help = { $slip-is ->
        [second-colon] 给内容加上引号，例如 `title: "甲: 乙"`；本来是另一项的，与上面各项对齐
        [bad-start] 给整个内容加上引号
        [no-colon] 写成 `名称: 内容`，冒号后面空一格；几行文字都要缩进，并在名称后面写 `|`
        [indent] 同一组的各行上下对齐，用空格，不用制表符
        [behind] 去掉引号；引号本来就是内容的，把整个内容放进另一种引号里，例如 `'"互联网+"课堂'`
        [behind-bracket] 括号本来就是内容的，给整个内容加上引号，例如 `"[转载] 三天集训"`
        [remark-in-brackets] 空格后面的 `#` 表示注释：给这一个内容加上引号，例如 `{ "{" } title: "三天集训 #2" { "}" }`
        [list-in-line] 列表写在名称的下一行，每条单独一行，以 `- ` 开头
        [full-width-brackets] 用半角的括号和逗号：`[张三, 李四]`、`{ "{" }name: 张三{ "}" }`
        [full-width-comma] 花括号里换成半角逗号，后面空一格；没有花括号的，另起一行
        [full-width-quote] 末尾的换成和开头一样的半角引号；引号也要印出来的，两边都写全角的
        [keys-for-list] 列表用方括号：`[张三, 李四]`
        [dash-space] 写作 `- `，短横后面空一格，各条的短横上下对齐
        [full-width-dash] 写作 `- `：半角短横，后面空一格，各条的短横上下对齐
        [wide-space] 删掉它；要缩进的，用半角空格，与同一组的各行上下对齐
        [escape] 反斜线写作 `\\`，或者改用单引号 `'`
        [control] 删掉它，这一行重新打一遍
        [second-document] 单独一行的 `---` 或 `...` 表示资料到此为止：删掉它
       *[other] 内容里有 `: ` 或 ` #`，或者以 `@`、`[`、`*` 之类的符号开头的，要加上引号
    }

# YAML 里常见的错误。
yaml-second-colon = 这里不能有冒号
yaml-bad-start = 内容不能以 `{ $character }` 开头
yaml-no-colon = 这一行不是 `名称: 内容`
yaml-indent = 这一行与上面的没有对齐
yaml-behind = 引号或括号已经结束，后面还有字
yaml-behind-bracket = 括号已经结束，后面还有字
yaml-remark-in-brackets = 从这个 `#` 起都成了注释，括号没有结束
yaml-list-in-line = 列表不能接在名称后面
yaml-full-width-brackets = 列表的括号是全角的
yaml-full-width-comma = 两项之间是全角逗号 `，`
yaml-full-width-quote = 开头的引号是半角的，末尾的 `{ $mark }` 不是
yaml-keys-for-list = 这里应当是列表，写的却是没有内容的名称
yaml-dash-space = 列表的 `-` 后面没有空格
yaml-full-width-dash = 列表开头的短横 `{ $mark }` 不是半角的 `-`
yaml-wide-space = 行首的{ $character ->
        [wide] 全角空格
        [no-break] 不间断空格（多从网页或 Word 里带来）
       *[other] 特殊空格（{ $character }）
    }不能用来缩进
yaml-escape = 双引号里的 `\` 有特殊意思，后面不能是这个字符
yaml-control = 有一个看不见的字符
yaml-second-document = 资料到此为止，后面却还有
yaml-other = { $message }

yaml-unclosed = `{ $opening }` 没有配对
    .label = 从这里开始
    .help = 在内容的末尾补上另一半

text-cut-off = 从 `#` 起的文字不会发布
    .label = 空格后面的 `#` 表示注释
    .help = 要发布的，给整个内容加上引号：`"… { $rest }"`；真是注释，在 `#` 后面空一格

full-width-colon = 名称后面是全角冒号
    .label = 这个冒号是 `：`
    .help = 写作 `{ $key }: `，用半角冒号，后面空一格

missing-space = 冒号后面没有空格
    .label = 就在这里
    .help = 写作 `{ $key }: `，后面空一格

tab-indent = 行首有制表符（Tab 键）
    .label = 这是制表符
    .help = { $outdent ->
        [yes] 这一行与上面的各行并列，不用再缩进：删掉制表符，与它们对齐
       *[no] 缩进要用空格：换成两个空格
    }

duplicate-key = `{ $key }` 写了两次
    .help = { $entry ->
        [yes] 这里若是新的一项，第一行前面加上 `- `，例如 `- title: …`；不是的，只留一个
       *[no] 只留一个
    }

releases-help = 这个文件由 `huikan release` 写，不用手改：`git checkout -- { $path }` 取回上次提交的那一份；没有用 git 的，从备份里取回

data-too-large = 这份资料层层套用，没有尽头
    .help = 去掉反复的引用（`*名称`）或过深的层次

toml-syntax = 写法不合 TOML：{ $slip }
    .label = 在这附近
    .help = { $slip-is ->
        [unquoted] 文字要加引号：`名称 = "文字"`
        [chinese-quotes] 两边都改成半角的 `"`
        [for-equals] 写作 `名称 = "文字"`
        [full-width-comma] 换成半角逗号 `,`
        [full-width-brackets] 换成半角的 `[` 和 `]`
        [no-value] 在 `=` 后面写上内容，文字加引号；不要的就删去这一行
        [no-equals] 写成 `名称 = "文字"`
        [bad-key] 名称用英文字母、数字、`-` 和 `_`；其他的要加引号，写作 `"…" = "文字"`
        [unclosed] 在同一行里补上另一半
        [unclosed-list] 在最后一条后面补上 `]`
        [comma] 两条之间用半角逗号 `,`
        [behind] 一行只写一项；注释以 `#` 开头
        [leading-zero] 去掉开头的0，或者整个加上引号
        [yes-or-no] 写作 `true` 或 `false`，全用小写
        [escape] 反斜线写作 `\\`，或者改用单引号 `'`
        [day] 写作 `2024-09-04`，或者加上引号
       *[other] 文字要加引号：`名称 = "文字"`
    }

# TOML 里常见的错误。
toml-unquoted = 文字没有加引号
toml-chinese-quotes = 引号是全角的
toml-for-equals = 名称后面应当是 `=`，这里是 `{ $mark }`
toml-full-width-comma = 两条之间是全角逗号 `，`
toml-full-width-brackets = 括号是全角的
toml-no-value = 只有名称，没有内容
toml-no-equals = 名称后面没有 `=`
toml-bad-key = 这不能作名称
toml-unclosed = 引号或括号没有配对
toml-unclosed-list = 这个 `[` 没有配对的 `]`
toml-comma = 两条之间没有逗号
toml-behind = 内容后面还有字
toml-leading-zero = 数以0开头
toml-yes-or-no = 既不是 `true`，也不是 `false`
toml-escape = 反斜线后面不能是这个字符
toml-day = 日期的写法不对
toml-other = { $message }

wrong-type = { $subject }应当是{ $expected }
    .label = 这里是{ $found }

subject-key = `{ $key }`{" "}
subject-part = { $part }

data-elsewhere = { $document-is ->
    [theme-options] 这个主题没有选项
   *[other] 自己的资料写在 `extra:` 下面
}

unknown-key = { $document }没有 `{ $key }` 这一项
    .label = 不起作用
    .each-known = `{ $it }`
    .help = { $document-is ->
        [site] 主题的选项写在 `[theme_options]` 下面
        [checks] 这里只能写可以改轻重的代号，错误大多不能改；能不能改，见 `huikan explain`
       *[other] { $role ->
            [yes] 它是署名里的职责：写在 `sign_off:` 下面，前面空两格
           *[no] { $has-known ->
                [yes] 这里可以写 { $known }
               *[no] { data-elsewhere }
            }
        }
    }

misspelt-key = 没有 `{ $key }` 这一项
    .label = 是不是 `{ $near }`？

misspelt-file = { $data ->
        [yes] 这个数据文件的名字不对，没有读
       *[no] 这个文件只当作普通页面
    }
    .label = 是不是 `{ $near }`？
    .help = { $data ->
        [yes] 议程、讲课人等等，是按文件名和文件夹认出来的，要一字不差；改名以前，它不公开，里面的内容也不起作用
       *[no] 报道、案例、讲课人等等，是按文件名和文件夹认出来的；确实是普通页面的，在文件头里写 `checks: {"{"} misspelt-file: off {"}"}`
    }

missing-key = { $empty ->
        [yes] { $document }的 `{ $key }` 是空的
       *[no] { $document }缺少 `{ $key }`
    }
    .help = { $empty ->
        [yes] { $document-is ->
            [site] 引号里写上内容
           *[other] { $comment ->
                [yes] `#` 起都是注释：本来是内容的，整个加上引号，例如 `{ $key }: "#1 …"`
               *[no] 在 `{ $key }:` 后面写上内容
            }
        }
       *[no] { $document-is ->
            [site] 加一行 `{ $key } = "…"`
            [theme-option] 加一行 `{ $key } = "…"`
           *[other] 加一行 `{ $key }: …`
        }
    }

unknown-value = `{ $key }` 不能是 `{ $value }`
    .label = { did-you-mean }
    .each-allowed = `{ $it }`
    .each-everyday = `{ $it }`
    .help = 可以写 { $has-everyday ->
        [yes] { $everyday }，或者 { $allowed }
       *[no] { $allowed }
    }

bad-value = `{ $key }` 不能是 `{ $value }`
    .label = 应当是{ $expected }

# 文件和文件里的各部分。
part-event = 活动
part-agenda = 议程
part-session = 议程的一项
part-report = 报道
part-case = 案例
part-speaker = 讲课人
part-speakers = 讲课人的名单
part-series = 系列
part-organisation = 单位
part-organisations = 单位的名单
part-venue = 地点
part-venues = 地点的名单
part-theme-options = 这个主题
part-room = 会场
part-page = 普通页面
part-front-page = 首页
part-source = 原载处
part-sign-off-step = 署名的一项
part-quote = 引语
part-correction = 更正
part-figure = 数字
part-link = 链接
part-track = 分组
part-appearance = 讲课人的一次出场
part-outcome = 成效
part-period = 实施时间
part-consent = 是否同意公开的一栏
part-photo = 图片
part-releases = releases.yaml{" "}
part-release = 一次发布
part-released-session = 发布过的一项
part-released-state = 发布过的一种状态
part-site = site.toml{" "}
part-theme = theme.toml{" "}
part-theme-option = 主题的选项
part-checks = 检查的设置
part-session-types = 项的类型
part-limits = 检查的限度
part-variants = 简繁版本的设置
part-variant = 一个版本
part-own-variant = 本站自己的字形
part-words = 用词表
part-house-words = words.toml{" "}
part-house-rule = words.toml 的一条

# 应当写的。
expected-keys = 若干行 `名称: 内容`
expected-text = 文字
expected-yes-or-no = {" "}`true` 或 `false`
expected-consent = {" "}`true`、`false`，或者 `page:` 和 `photo:` 两行
expected-roles = 若干行 `记者: 张三`，前面不加 `- `；要加的，每条写成 `- { "{" } role: 记者, name: 张三 { "}" }`
expected-headers = 表头和它的意思，例如 `授课形态: 主题`
expected-words = 列表，例如 `["甲", "乙"]`
expected-replacements = 若干行 `"误" = "正"`，写在 `[replace]` 下面
expected-list = 列表，每条以 `-` 开头
expected-bracket-list = 列表，如 `["甲", "乙"]`
expected-number = 数字
expected-whole-number = 整数
expected-positive-number = 大于0的整数
expected-up-to = 1到{ $most }的整数
expected-colour = 颜色，例如 `#1f5fa8`
expected-minutes = 分钟数，例如 `30`
expected-file-size = 大小，例如 `3 MB`、`500 KB`
expected-hours = 同一天的两个时间，例如 `11:30-13:30`
expected-day = 日期，例如 `2024-09-04`
expected-address = 网址，例如 `https://example.org/`
expected-address-or-page = 网址，例如 `https://example.org/`，或者本站的一页：`/about/`
expected-mail = 邮箱，例如 `office@example.org`
expected-mail-or-address = 邮箱，例如 `office@example.org`，或者表单的网址：`https://example.org/form?page={"{url}"}`
expected-icp = 备案号，例如 `鄂ICP备12345678号-1`
expected-police = 备案号，例如 `鄂公网安备42100302000123号`
expected-site-address = 网址，例如 `https://example.org/archive/`
expected-old-address = 本站的网址，以 `/` 开头
expected-language = 语言代号，例如 `zh-Hans`、`zh-Hant-HK`、`en`
expected-pinyin = 姓名的拼音，一个字一个音节，例如 `Zēng Chūn`
expected-zone = 时区，例如 `Asia/Shanghai`
expected-sheets = {" "}`coming`、`all` 或 `none`
expected-chinese = 一种中文，例如 `zh-Hant-HK` 或 `zh-Hans`
expected-chinese-area = {" "}`zh-Hans`、`zh-Hant`，或者写明地区的 `zh-Hant-HK`、`zh-Hant-MO`、`zh-Hant-TW`
expected-prefix = 网址中的一段，例如 `zh-hant`
expected-own-prefix = 和其他版本都不同的 `prefix`
expected-free-prefix = 本站其他网页没有用到的一段网址
expected-other-script = 和本站不同的字形；本站自己的字形前面已经写过一次
expected-quotes = {" "}`corner`（「」）、`curly`（“”）或 `keep`
expected-names = {" "}`keep` 或 `convert`
expected-parent = 不在这个单位之下的另一个单位
expected-related = 活动、报道或案例的文件路径
expected-uid = {" "}`huikan release` 写下的编号
expected-next-release = { $number }：发布按次序编号
expected-number-from = 从{ $first }起的数
expected-later-release = 这个文件里的一次发布，而且晚于前一种状态
expected-release-of = 第{ $first }到第{ $last }次发布

# 实际写的。
shape-nothing = 空的
shape-yes-or-no = {" "}`true` 或 `false`
shape-number = 数字
shape-text = 文字
shape-list = 列表
shape-keys = 若干行 `名称: 内容`
