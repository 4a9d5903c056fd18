# 主题和模板。

no-theme = 没有主题 `{ $name }`
    .label = { did-you-mean }
    .each-known = `{ $it }`
    .help = { $bare ->
        [yes] 文件夹 `themes/{ $name }/` 里没有 `theme.toml`，写一个，里面有 `name = "{ $name }"` 就行
       *[no] 现有的主题：{ $known }
    }

theme-cycle = 主题 `{ $name }` 绕一圈又继承了自己
    .help = 去掉其中一个主题的 `extends`，或者换成别的主题

no-template = { $has-names ->
        [yes] 主题 `{ $theme }` 没有模板 { $names }
       *[no] 主题 `{ $theme }` 一个模板也没有
    }
    .each-names = `{ $it }`
    .help = { $has-names ->
        [yes] 在 `themes/{ $theme }/templates/` 里写一个，或者让主题继承有这个模板的主题，如 `extends = "plain"`
       *[no] 没有模板，一页也做不出来；把模板写进 `themes/{ $theme }/templates/`，或者继承有模板的主题，如 `extends = "plain"`
    }
    .help2 = { $has-names ->
        [yes] 生成 { $page } 这一页时发现的
       *[no] {""}
    }

missing-templates = 主题 `{ $theme }` 没有模板 { $names }
    .each-names = `{ $it }`
    .help = 一旦有了这种页面，就做不出来；在 `themes/{ $theme }/templates/` 里补上，或者让主题继承有这些模板的主题，如 `extends = "plain"`

missing-asset = { $astray ->
        [yes] `{ $name }` 不通向主题里的文件
       *[no] 主题里没有文件 `static/{ $name }`
    }
    .label = { did-you-mean }
    .help = { $astray ->
        [yes] `static/` 里的文件，模板里写作 `{"{{"} site.assets {"}}"}own.css`，样式里从样式文件所在的文件夹写起；它们发布在哪里，随内容而变
       *[no] 主题的文件放在它的 `static/` 里，继承来的主题有的也算
    }

option-about = 选项 `{ $key }`：{ $about }

remote-file = 浏览器要到别的网站去取这个文件：{ $host }
    .help = 把它存进主题的 `static/`，写那里的文件名；不然对方会知道谁在读，对方一改，这里也跟着变。发布出去的网站按自己的安全策略，不许浏览器去取

unknown-option = 主题里没有选项 `{ $name }`
    .label = { did-you-mean }
    .help = 选项写在主题的 `theme.toml` 的 `[options]` 下面，继承来的主题有的也算；现在这条样式取不到值

unread-file = { $what }
    .label = { did-you-mean }
    .help = { $what-is ->
        [words] 主题的界面文字只读 `i18n/` 里的 `zh-Hans.toml`、`zh-Hant.toml`、`en.toml`
        [astray] 主题的文件分别放在 `templates/`、`static/`、`i18n/`、`top/` 里；模板都是 HTML
        [published] 读者会看到里面的标记
       *[template] 模板以网页的种类命名，如 `event.html`；别的名称要有模板用 `{"{%"} include "…" %{"}"}` 等引用
    }

idle-option = `{ $name }` { $why }
    .help = { $why-is ->
        [above] 把它移到 `[options]` 这一行的上面
        [unfit] `var(--option-{ $name })` 只取由字母、数字、空格和 `# % . , ( ) / -` 组成的文字和数值，如 `#1d5c4d`、`1.5rem`；现在这条样式取不到值
       *[other] 模板里写 `options.{ $name }`，或者样式里写 `var(--option-{ $name })`，它才起作用；不用的，去掉
    }

idle-unread = 这个选项没有用上：没有模板或样式用到它
idle-above = 写在了 `[options]` 下面，只当作主题的一个选项
idle-unfit = 的值不能写进样式，而有样式用到它

unread-words = 这个文件里的界面文字没有用上：文件名不是语言的名称
unread-astray = 这个文件放在这里，没有用上
unread-published = 这个模板照原样发布出去了
unread-template = 没有用到这个模板

dead-link = 网址 `{ $address }` { $lack }
    .label = { did-you-mean }
    .help = { $lack-is ->
        [beside] 网站里的网址以 `{"{{"} site.home {"}}"}` 开头；同一域名下网站以外的网址写完整：`https://…`
       *[other] {""}
    }
    .help2 = 写在 `{ $page }` 这一页上，别的页面也可能有

lack-page = 在网站里没有对应的页面
lack-file = 在网站里没有对应的文件
lack-anchor = 指到的位置不存在：那一页上没有 id 为 `{ $id }` 的内容
lack-beside = 不在网站里：网站的网址都以 `{ $base }` 开头

search-mark = 搜索不会起作用：搜索页里没有 { $marks }
    .label = { did-you-mean }
    .each-marks = `{ $it }`
    .help = 没有它，搜索的脚本就停下，也不提示；什么写在哪里，见《制作主题》里讲搜索的一节

flawed-page = { $flaw }
    .help = { $flaw-is ->
        [twice] 一个 id 只能给一个元素；链接、标签和脚本只找得到第一个
        [inline] 写到主题的 `static/` 里的文件中：脚本用 `<script src="{"{{"} site.assets {"}}"}…">`，样式用类名加样式表，事件在脚本里绑定；或者去掉 `[hosting]` 里的 `headers = true`
        [empty] 先判断，连同整个元素：`{"{%"} if … %{"}"}…{"{%"} endif %{"}"}`；空的网址只会回到本页
       *[unreached] 模板里没有通向后面各页的链接；它们在列表的 `pager` 里，如 `{"{%"} if index.list.pager?.next %{"}"}`
    }

page-flaw-twice = `{ $page }` 这一页上有两个 id 是 `{ $id }`，别的页面也可能有
page-flaw-inline = 浏览器不会理会这里的 `{ $written }`（见 `{ $page }` 这一页）：`[hosting]` 的 `headers` 发布的安全策略不让网页自带脚本和样式
page-flaw-empty = `{ $path }` 在有的页面上是空的，网址也就是空的
page-flaw-unreached = 没有链接通向列表的第二页 `{ $path }`

missing-words = `{ $file }` 缺少界面文字 { $keys }{ $more ->
        [0] {""}
       *[other] {" "}等，另有 { $more } 条
    }
    .each-keys = `{ $it }`
    .help = 现在用 `{ $instead }` 的代替；全部都在这个主题或它继承的主题的 `i18n/{ $instead }.toml` 里

template-syntax = 模板写得不对：{ $has-template ->
        [yes] { $template }：{ $slip }
       *[no] { $slip }
    }
    .label = { did-you-mean }
    .each-known = `{ $it }`
    .help = { $slip-is ->
        [end] 有一处 `{"{{"}` 或 `{"{%"}` 没有结尾，或者缺少 `{"{%"} end… %{"}"}`
        [circle] 模板可以继承或引用别的模板，不能绕回自己
        [tag] 标签有 `if`、`elif`、`else`、`for`、`set`、`block`、`extends`、`include`、`component`、`filter`、`raw`，以及 `endif` 这样的结尾；没有 `macro`、`import`，用 `component`
        [template-of] 要用另一个主题的模板，如 `gazette/report.html`，先在自己的 theme.toml 里写上 `extends = "gazette"`
        [filter] 能用的过滤器，列在《模板字段》里
        [function] 调用组件要写成标签：`{"{{"} <名称 of={"{"}page{"}"} /> {"}}"}`
       *[other] {""}
    }
    .help2 = { $has-known ->
        [yes] 可用的有 { $known }
       *[no] {""}
    }

template-error = { $has-template ->
        [yes] { $template }：{ $slip }
       *[no] { $slip }
    }
    .label = { did-you-mean }
    .each-known = `{ $it }`
    .help = { $slip-is ->
        [empty] 可能没有值的，先判断再用：`{"{%"} if … %{"}"}`；或者用 `or` 补上别的，如 `{"{{"} event.venue?.name or "" {"}}"}`
        [hollow] 可能没有值的，先判断再用：`{"{%"} if … %{"}"}`；或者用 `or` 补上别的，如 `{"{{"} event.venue?.name or "" {"}}"}`；文字、数值和列表没有字段，要长度用 `| length`
        [no-number] 要把文字接在一起，用 `~`，如 `{"{{"} page.title ~ "！" {"}}"}`；要把文字变成数值，用 `| int`
        [no-fields] 文字、列表的长度，用 `| length`
        [takes] 主题里同名的组件换成了这一个，参数要能对上；给它补上这个参数，或者换个名称
        [demands] 主题里同名的组件换成了这一个，参数要能对上；给它一个默认值，如 `colour = none`，或者换个名称
        [word] 在那个文件里补一行 `名称 = "…"`
       *[other] { $has-known ->
            [yes] 可用的有 { $known }
           *[no] {""}
        }
    }
    .help2 = { $has-chain ->
        [yes] 引用这个模板的是 { $chain }
       *[no] {""}
    }
    .help3 = 生成 { $page } 这一页时发现的

# 模板里常见的错误。
slip-blank = 这个模板里什么也没有，做出来的是一张白页
slip-field = 没有 `{ $name }` 这一项
slip-variable = 没有变量 `{ $name }`
slip-undefined = 变量 `{ $name }` 没有值
slip-nothing-to-go-through = 要循环的内容不存在
slip-empty = `{ $path }` 在这一页是空的
slip-hollow = `{ $path }` 在这里是空的，或者没有字段
slip-no-fields = `{ $path }` 是{ $held }，没有字段
slip-word = { $file } 里没有 `{ $name }` 这一条
slip-hyphen = 名称里有连字符的文字，写作 `t["{ $name }"]`
slip-inner = 组件要写在所有标签的外面
slip-no-list = 循环要用列表，而这里是{ $held }
slip-unfit = 过滤器 `{ $name }` 要用在{ $wanted }上，而这里是{ $held }
slip-no-number = 只有数值能运算，而这里是{ $held }
slip-unfilled = 这句话里有 `{"{"}{ $name }{"}"}`，而 `fill` 没有给 `{ $name }`
slip-no-place = `fill` 能填的是 `n`、`m`、`name`、`title`、`count`、`total`、`url`，没有 `{ $name }`
slip-long-for-qr = 网址太长，做不成二维码
slip-component = 没有组件 `{ $name }`
slip-component-argument = 这个组件没有参数 `{ $name }`
slip-takes = { $caller }（内置）用组件 `{ $component }` 时给了 `{ $name }`，这个组件没有这个参数
slip-demands = { $caller }（内置）用组件 `{ $component }` 时不给 `{ $name }`，这个组件却要用
slip-component-type = 参数 `{ $name }` 要用{ $wanted }，而这里是{ $held }
slip-open = 这个 `{ $tag }` 没有 `{ $end }`{ $has-before ->
        [yes] ，第 { $line } 行已经是 `{ $before }`
       *[no] {""}
    }
slip-quote = 这个引号没有另一半
slip-stray = 这个 `{ $end }` 多余：前面没有开着的 `{ $tag }`
slip-filter = 没有过滤器 `{ $name }`
slip-function = 没有函数 `{ $name }`
slip-test = 没有判断 `{ $name }`
slip-template = 没有模板 `{ $name }`
slip-template-of = 没有模板 `{ $name }`
slip-block = 上级模板里没有叫 `{ $name }` 的 block
slip-tag = 没有这种标签
slip-circle = 模板 `{ $name }` 绕回了自己
slip-argument = 缺少参数 `{ $name }`
slip-end = 模板没有写完
slip-found = 这里是{ $found }，应当是{ $expected }
slip-rule = { $rule }
slip-other = 模板引擎报告“{ $message }”

# 模板里不能这样写的。
template-rule-instead = 模板里没有 `{ $written }` 这种写法，要写 `{ $instead }`
template-rule-inside = 标签里面不用再加花括号：`{ $written }` 写成 `{ $instead }`
template-rule-time = 模板里没有 `{ $written }`：时间已经写成文字，用它的 `.text`；年、月、日是 `.year`、`.month`、`.day`，给程序读的是 `.iso`
template-rule-no-clock = 模板里没有 `{ $written }`：网页不知道自己是什么时候生成的，内容不变，网页就不变
template-rule-html = 模板里没有 `{ $written }`：正文已经是 HTML，写 `{"{{"} text.html {"}}"}`；别的字段里没有 Markdown
template-rule-address = 模板里没有 `{ $written }`：有网页的内容都带着网址，如 `{"{{"} card.url {"}}"}`；别的网址以 `{"{{"} site.home {"}}"}` 开头，主题的文件以 `{"{{"} site.assets {"}}"}` 开头
template-rule-no-other = 模板里没有 `{ $written }`：一页只能显示它的字段里有的，不读别的
template-rule-second-else = 这个 `{ $tag }` 在第 { $line } 行已经有 `else` 了{ $tag ->
        [if] ；再要判断，在 `else` 前面用 `elif`
       *[other] {""}
    }
template-rule-no-sign = `{ $sign }` 在这里没有意义
template-rule-dot = `.{ $name }` 的点号前面缺少变量，如 `page.title`
template-rule-unnamed = 参数前面要写它的名称，如 `truncate(length=20)`
template-rule-braces = 不是引号里的文字，要放进花括号：`{ $name }={"{"}{ $value }{"}"}`
template-rule-quoted = `{ $tag }` 后面是引号里的模板名，不能是变量；要按情况选用，可以用 `{"{%"} if … {"%}"}`
template-rule-import = 不用导入：各个模板里的组件，在每个模板里都能直接用
template-rule-ignored = 这个模板继承了别的模板，写在 block 外面的内容不会显示；把它放进上级模板已有的 `{"{%"} block … {"%}"}` 里
template-rule-super-outside = `super()` 不在 block 里；它是上级模板里同名 block 的内容
template-rule-super-top = `super()` 取不到内容：上级模板里没有这个 block
template-rule-loop-field = `loop` 没有 `{ $name }` 这一项
template-rule-compare = { $one }和{ $other }不能比较：数值只能和数值比，文字只能和文字比；要比文字、列表的长度，用 `| length`
template-rule-sort = { $one }和{ $other }不能一起排序；列表里都是同一类的值，才能排序
template-rule-attribute = 列表的第 { $entry } 项没有 `{ $name }`，不能按它排序或分组
template-rule-key-value = 循环里写了两个名称，就要用在一组字段上，而这里是{ $held }；要知道是第几项，用 `loop.index`
template-rule-method = 值的后面不能写 `{ $name }(…)` 这样的函数；要改变它，用过滤器，如 `page.title | upper`
template-rule-no-length = 过滤器 `length` 用来数文字、列表或一组字段，而这里是{ $held }
template-rule-zero = 这里除以了 0；先判断它是不是大于 0
template-rule-container = `in` 用来在列表、文字或一组字段里查找，而这里是{ $held }
template-rule-not-number = `{ $value }` 不能变成数值
template-rule-end-name = 这里结束的是 `{ $end }`，而开着的是 `{ $start }`
template-rule-twice = 这个模板里已经有一个 `{ $name }`；给其中一个换个名称
template-rule-both = 组件 `{ $name }` 在 `{ $one }` 和 `{ $other }` 里各有一个；给其中一个换个名称
template-rule-nested = block `{ $name }` 写在了它自己里面（在这个模板里，或者连同上级模板）；给里面的换个名称，或者移到外面
template-rule-extends-twice = 一个模板只能继承一个模板，这里已经继承了 `{ $name }`
template-rule-extends-late = `extends` 要写在模板的最前面
template-rule-holding = 组件的 `>` 前面没有 `/`，就是里面还有内容的，要写成标签：`{"{%"} <名称> {"%}"}…{"{%"} </名称> {"%}"}`；里面没有内容的，以 `/>` 结尾
template-rule-set = `set` 是给一个值取名，如 `{"{%"} set title = page.title {"%}"}`，不能改动字段
template-rule-no-loop = `{ $name }` 要写在循环里，而这里不在循环里
template-rule-reserved = `{ $name }` 是模板自己的词，不能用作名称

# 模板里的值是什么。
held-text = 文字
held-number = 数值
held-yes-or-no = `true` 或 `false`
held-list = 列表
held-structure = 一组字段
held-structures = 一个列表，每一项都是一组字段
held-nothing = 空值

# 模板里写着什么。
sign-name = 名称
sign-text = 引号里的文字
sign-number = 数值
sign-yes-or-no = `true` 或 `false`
sign-value = 一个值
sign-content = 正文
sign-exactly = {" "}`{ $text }`

# 不在网站里的模板。
template-built-in = { $path }（内置）
template-other = { $name }
