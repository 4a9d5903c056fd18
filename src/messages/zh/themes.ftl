# 主题和模板。

no-theme = 没有主题 `{ $name }`
    .label = { did-you-mean }
    .each-known = `{ $it }`
    .help = 现有的主题：{ $known }

theme-cycle = 主题 `{ $name }` 绕一圈又继承了自己
    .help = 去掉其中一个主题的 `extends`，或者换成别的主题

no-template = 主题里没有模板 { $names }
    .each-names = `{ $it }`
    .help = 写一个，或者让主题继承有这个模板的主题

template-syntax = 模板写得不对：{ $has-template ->
        [yes] { $template }：{ $slip }
       *[no] { $slip }
    }
    .label = { did-you-mean }
    .each-known = `{ $it }`
    .help = { $slip-is ->
        [end] 有一处 `{"{{"}` 或 `{"{%"}` 没有结尾，或者缺少 `{"{%"} end… %{"}"}`
        [circle] 模板可以继承或引用别的模板，不能绕回自己
        [tag] 标签有 `if`、`for`、`set`、`block`、`extends`、`include`、`filter`、`raw`，以及 `endif` 这样的结尾
        [template] 要用另一个主题的模板，如 `gazette/report.html`，先在自己的 theme.toml 里写上 `extends = "gazette"`
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
    .help = { $has-known ->
        [yes] 可用的有 { $known }
       *[no] {""}
    }
    .help2 = { $has-chain ->
        [yes] 引用这个模板的是 { $chain }
       *[no] {""}
    }
    .help3 = 生成 { $page } 这一页时发现的

# 模板里常见的错误。
slip-field = 没有 `{ $name }` 这一项
slip-variable = 没有变量 `{ $name }`
slip-undefined = 变量 `{ $name }` 没有值
slip-nothing-to-go-through = 要循环的内容不存在
slip-no-list = 循环要用列表，而这里是 `{ $kind }`
slip-filter = 没有过滤器 `{ $name }`
slip-function = 没有函数 `{ $name }`
slip-test = 没有判断 `{ $name }`
slip-template = 没有模板 `{ $name }`
slip-block = 上级模板里没有叫 `{ $name }` 的 block
slip-tag = 没有这种标签
slip-circle = 模板 `{ $name }` 绕回了自己
slip-argument = 缺少参数 `{ $name }`
slip-end = 模板没有写完
slip-found = 这里是 { $found }，应当是 { $expected }
slip-other = 模板引擎报告“{ $message }”

# 不在网站里的模板。
template-built-in = { $path }（内置）
template-other = { $name }
