# 链接和正文。

did-you-mean = { $has-near ->
    [yes] 是不是 `{ $near }`？
   *[no] {""}
}

missing-file = 没有 { $path } 这个文件
    .label = { did-you-mean }
    .help = { $has-near ->
        [yes] {""}
       *[no] 把文件放到那里，或者写对路径
    }

missing-image = 没有 { $path } 这张图片
    .label = { did-you-mean }
    .help = { $has-near ->
        [yes] {""}
       *[no] 把图片放到那里，或者写对路径
    }

broken-picture = { $path } { $fault-is ->
        [large] 太大，没法缩小
        [other] 这种格式浏览器显示不出来
       *[other-fault] 打不开，不是完好的图片
    }
    .label = { $fault }
    .help = { $fault-is ->
        [large] 缩到约2400像素宽，存成 JPEG
        [other] 用看图软件打开，另存为 JPEG
       *[other-fault] 从相机或手机上重新复制一份，或者另存为 JPEG
    }
    .help2 = 换好之前照原样发布，只去掉能找到的拍摄信息

picture-cut = 文件不完整，后半截没有复制过来
picture-damaged = 文件内容坏了
picture-large = 有 { $width } × { $height } 像素
picture-other = 实际上是 { $format }
picture-unknown = 里面的内容不是图片

missing-page = 网站上没有 { $url } 这一页
    .label = { did-you-mean }
    .help = { $has-near ->
        [yes] {""}
       *[no] 对方有自己的文件，就写那个文件，例如 `../speakers/name.md`；没有文件的人写 `/speakers/编号/`，没有编号的写 `/speakers/姓名/`
    }

missing-anchor = { $path } 里没有编号为 `#{ $anchor }` 的小标题
    .each-known = `#{ $it-id }`（{ $it-name }）
    .help = { $has-known ->
        [yes] 那里有 { $known }
       *[no] {""}
    }
    .help2 = 小标题的编号写在它后面：`## 小标题 {"{"}#name{"}"}`

outside-site = `{ $path }` 在内容文件夹之外
    .help = 把文件复制到 content/ 里，链接到那里

no-page = { $agenda ->
        [yes] 这场活动还没有议程的页面
       *[no] { $path } 没有自己的页面
    }
    .label = 链接过去什么也没有
    .help = { $agenda ->
        [yes] 议程里写上要公布的内容，就有页面；或者去掉链接
       *[no] 列表没有页面，没写介绍和讲课人的休息也没有：链接到别处，或者去掉链接
    }

link-to-withheld = { $has-name ->
        [yes] { $name }（{ $path }）不发布
       *[no] { $path } 不发布
    }
    .label = 链接过去什么也没有
    .help = 它是草稿、未到发布时间、隐藏，或者本人不同意公开：先发布它，或者去掉这一处

unsafe-link = `{ $scheme }:` 开头的链接不会发布
    .help = 网址用 http、https、mailto 或 tel 开头

bad-address = { $slip-is ->
        [empty] 链接是空的
        [no-host] `{ $url }` 后面没有网站的名称
        [backslashes] 路径里用了反斜线 `\`
        [no-picture] `{ $url }` 不是图片
        [unshowable] 多数浏览器显示不出 `{ $url }`
       *[other] `{ $url }` 写得不对
    }
    .label = { $slip }
    .help = { $has-meant ->
        [yes] 写作 `{ $meant }`
       *[no] { address-instead }
    }

address-instead = { $slip-is ->
    [no-picture] 要的是链接，去掉前面的 `!`；要放图片，先把它存成 JPEG 或 PNG
    [unshowable] 先存成 JPEG 或 PNG；苹果手机在“设置”的“相机”“格式”里选“兼容性最佳”，以后拍的就是 JPEG
   *[other] 填上网址或者文件的路径；不需要链接，只留文字
}

address-no-picture = 在页面上显示不出来
address-unshowable = 这种格式的图片，读者大多看不到
address-mail = 邮箱地址前面要写 `mailto:`
address-empty = 括号里什么也没有
address-no-host = 网址不完整
address-slashes = `:` 后面应当是两条斜线 `//`
address-no-scheme = 网站的网址以 `https://` 开头，没有就是指文件
address-backslashes = 路径一律用 `/`
address-full-width = 括号或冒号是全角的
address-space = 域名里不能有空格

literal-link = { $slip-is ->
        [exclamation] 图片成了链接
       *[other] { literal-words }
    }
    .label = { $slip }
    .help = { $slip-is ->
        [space] 写作 `{ $meant }`；也可以把文件名里的空格去掉
       *[other] 写作 `{ $meant }`
    }

literal-words = { $picture ->
        [yes] 图片的写法原样留在了文字里
       *[no] 链接的写法原样留在了文字里
    }

link-space = 路径里有空格
link-in-address = 网址里有空格
link-brackets = 括号是全角的
link-gap = 两对括号之间有空格
link-quotes = 标题的引号是全角的
link-open-title = 标题的引号少了后一个
link-unclosed = 少了后一个括号 `)`
link-exclamation = 感叹号是全角的

literal-emphasis = 加粗的符号原样留在了文字里
    .label = { $wide ->
        [yes] 星号是全角的
       *[no] 没有与它成对的
    }
    .help = { $wide ->
        [yes] 写作 `**重点**`，两边各两个半角星号
       *[no] 在同一段里补上另一半，里侧不留空格；要的就是这个字符，写作 `\*`
    }

duplicate-anchor = 编号 `{ $id }` 用了两次
    .help = 换掉其中一个

missing-alt = 图片没有替代文字
    .help = 写清楚画面上有什么，给看不到图的人读：写在 `![` 和 `]` 之间，文件头里的写在 `alt:` 里

undefined-footnote = 没有脚注 `{ $label }`
    .label = { $colon ->
        [yes] 冒号是全角的
       *[no] {""}
    }
    .help = { $colon ->
        [yes] 写作 `[^{ $label }]: `，用半角冒号，后面空一格
       *[no] 另起一行写脚注：`[^{ $label }]: …`
    }

unused-footnote = 没有哪里引用脚注 `{ $label }`
    .label = 它不会发布
    .help = 在要加注的地方写 `[^{ $label }]`，或者删去脚注

# 外部链接，只在要求时才查。
dead-link-online = { $url } 打不开
    .label = { $trouble }
    .help = { $trouble-is ->
        [gone] 查一查网页搬到了哪里；也可以改为链接到网页存档里的副本
        [malformed] 照浏览器地址栏里的样子写
        [no-host] 网站可能已经关了，也可能网址写错了
        [insecure] 浏览器会警告读者；网站归本单位管的，告诉管理员
       *[other] 用浏览器打开试试：能打开，就是一时的故障
    }
    .help2 = 要原样保留的，在这一行关掉提醒：`checks: off dead-link-online`

trouble-gone = 服务器回答 { $status }：没有这个网页
trouble-status = 服务器回答 { $status }，没有给出网页
trouble-no-host = 找不到服务器 { $host }
trouble-no-answer = { $seconds }秒内没有回音
trouble-no-connection = 连接不上，或者中途断开
trouble-insecure = 证书不可信（{ $reason }）
trouble-redirects = 一再转到别的网址，没有尽头
trouble-malformed = 这不是能打开的网址
