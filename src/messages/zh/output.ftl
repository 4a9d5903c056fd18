# 文件夹、文件和发布出去的东西。

no-site-toml = { $folder } 不是会刊的网站：里面没有 site.toml
    .help = 到网站的文件夹里运行，或者用 `--root 文件夹` 指明

not-utf8 = 这个文件不是 UTF-8 编码
    .label = 从这里起不是
    .help = { $has-looks-like ->
        [yes] 看起来是 { $looks-like }
       *[no] {""}
    }
    .help2 = { $has-looks-like ->
        [yes] 在编辑器里另存为 UTF-8；或者转换：`iconv -f { $looks-like } -t UTF-8 旧文件 > 新文件`
       *[no] 在编辑器里另存为 UTF-8
    }

symlink-outside = { $has-target ->
        [yes] 符号链接 { $link } 指向 { $target }
       *[no] 符号链接 { $link } 指向的文件不存在
    }
    .help = 链接只能指向网站里面的文件：把要用的复制进来

name-not-utf8 = 文件名 { $name } 不是 UTF-8 编码
    .help = 给文件改名；用小写英文字母最好，网址也整齐

duplicate-url = 两处的网址都是 { $url }
    .help = 另一处是{ $other }{ $has-own ->
        [yes] ，这一处是{ $own }
       *[no] {""}
    }
    .help2 = 给其中一个改名，或者改它的 `slug:`、`aliases:`

# 占着网址的。
holder-file = {" "}{ $path }
holder-topic = 主题“{ $name }”
holder-region = 地区“{ $name }”
holder-front-page = 首页
holder-list = 列表
holder-year = 年份页
holder-not-found = 找不到网页时的页面
holder-theme-file = 主题的文件
holder-feed = 订阅
holder-timetable = 日程文件
holder-calendar = 日历
holder-sitemap = 网站地图
holder-robots = {" "}robots.txt
holder-headers = {" "}`[hosting]` 要的 `_headers`
holder-search-page = 搜索页
holder-search-index = 搜索索引
holder-picture = 图片的一个尺寸

bad-slug = `{ $slug }` 不能用在网址里
    .help = 可以用 `{ $suggestion }`：写作 `slug:`，列表里写作 `id:`

foreign-output = { $folder } 里有不是会刊写的文件：{ $files }
    .help = 什么也没有改动；用 `--output 文件夹` 另选一个空的或新的文件夹，或者自己把它清空

output-over-sources = 输出到 { $folder } 会覆盖源文件
    .help = 用 `--output 文件夹` 另选一个文件夹

unknown-field = { $is-word ->
        [yes] 主题里没有 `{ $path }` 这一条文字
       *[no] 用到这个模板的页面都没有 `{ $path }`
    }
    .label = { $has-near ->
        [yes] 是不是 `{ $near }`？
       *[no] {""}
    }
    .help = { $is-word ->
        [yes] 文字写在 `i18n/` 的文件里，一条一行 `名称 = "…"`；名称里有连字符的，写作 `t["name-n"]`
       *[no] 每种页面有哪些字段，列在《模板字段》里；组件只看得见传给它的参数
    }

template-vain = { $vain }
    .label = { did-you-mean }
    .each-known = `{ $it }`
    .help = { $vain-is ->
        [loop] { $has-known ->
            [yes] 其中的列表有 { $known }
           *[no] 文字要先分开：`{"{%"} for one in … | split(pat="、") %{"}"}`；一组字段用 `.` 取其中一个
        }
        [argument] { $has-near ->
            [yes] {""}
           *[no] { $has-known ->
                [yes] 可用的有 { $known }
               *[no] 它不用参数
            }
        }
        [default] `default` 只补没有的名称；可能空着的，用 `or`
        [never] { $has-near ->
            [yes] {""}
           *[no] { $has-known ->
                [yes] 可能的值有 { $known }
               *[no] 数值不加引号
            }
        }
        [quoted] 值写在花括号里，文字才用引号
       *[always] 每个值都要写全比较；几个值里的任何一个，写作 `page.kind in ["home", "event"]`
    }

vain-loop = 循环要用列表，而 `{ $path }` 是{ $held }
vain-argument = `{ $taker }` 没有参数 `{ $name }`，写了不起作用
vain-default = `{ $path }` 空着的时候，`default` 不起作用
vain-never = `{ $path }` 从来不会是 `{ $value }`
vain-quoted = 引号里的 `{ $text }` 只是这几个字，不是它的值
vain-always = 单独的文字 `{ $text }` 在哪一页都算成立

unfilled-word = { $has-near ->
        [yes] `{ $path }` 里的 `{ $place }` 填不上，读者会照原样看到
       *[no] `{ $path }` 里有要填的 `{"{"}{ $place }{"}"}`，没有填，读者会照原样看到
    }
    .label = { did-you-mean }
    .help = { $has-near ->
        [yes] 能填的是 `{"{"}n{"}"}`、`m`、`name`、`title`、`count`、`total`、`url`，写在半角花括号里，中间不空格；同一条文字，在各种语言里、在继承来的主题里，要填的都一样
       *[no] 填上：`{"{{"} { $path } | fill({ $place }=…) {"}}"}`
    }

lost-block = 区块 `{ $name }` 哪一页也不显示：它本来在区块 `{ $within }` 里，那一块换掉了，换上的内容里没有它
    .help = 把它移到那一块里；或者在那一块里写 `{"{{"} super() {"}}"}`，留住原来的内容；或者两块去掉一块

may-be-empty = `{ $path }` 在有的页面上是空的，到那里就会出错
    .help = 先判断：`{"{%"} if { $path } %{"}"}…{"{%"} endif %{"}"}`；或者写明空的时候用什么，如 `{"{{"} event.venue?.name or "" {"}}"}`

shown-structure = { $held-is ->
        [structures] `{ $path }` 的每一项都是一组字段，而 `join` 只能连接文字
       *[other] `{ $path }` 是{ $held }，不能直接输出
    }
    .label = { $has-near ->
        [yes] 是不是 `{ $near }`？
       *[no] {""}
    }
    .help = { $held-is ->
        [structures] 连接其中一个字段，或者用 `{"{%"} for one in { $path } %{"}"}` 逐个输出
        [list] 用 `{"{%"} for one in { $path } %{"}"}` 逐个输出，文字列表可以用 `join` 连起来
       *[other] 输出其中一个字段；有哪些字段，列在《模板字段》里
    }
