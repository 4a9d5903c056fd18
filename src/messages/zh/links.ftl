# 链接和正文。

did-you-mean = { $has-near ->
    [yes] 是不是 `{ $near }`？
   *[no] {""}
}

missing-file = 没有 { $path } 这个文件
    .label = { did-you-mean }

missing-image = 没有 { $path } 这张图片
    .label = { did-you-mean }

missing-page = 网站上没有 { $url } 这一页
    .label = { did-you-mean }
    .help = 链接请写对方的源文件，例如 `../speakers/name.md`

missing-anchor = { $path } 里没有编号为 `#{ $anchor }` 的小标题
    .each-known = `#{ $it-id }`（{ $it-name }）
    .help = { $has-known ->
        [yes] 那里有 { $known }
       *[no] {""}
    }
    .help2 = 小标题的编号写在它后面：`## 小标题 {"{"}#name{"}"}`

outside-site = `{ $path }` 在内容文件夹之外
    .help = 把文件复制到 content/ 里，链接到那里

no-page = { $path } 没有自己的页面
    .label = 链接过去什么也没有
    .help = 列表没有页面，没写介绍和讲课人的休息也没有：链接到别处，或者去掉链接

link-to-withheld = { $path } 不发布
    .label = 链接过去什么也没有
    .help = 它是草稿、未到发布时间、隐藏，或者本人不同意公开：先发布它，或者去掉这一处

unsafe-link = `{ $scheme }:` 开头的链接不会发布
    .help = 用 http、https、mailto 或 tel

literal-emphasis = 加粗的符号原样留在了文字里
    .label = 没有与它成对的
    .help = 在同一段里补上另一半，里侧不留空格；要的就是这个字符，写作 `\*`

duplicate-anchor = 编号 `{ $id }` 用了两次
    .help = 换掉其中一个

missing-alt = 图片没有替代文字
    .help = 写清楚画面上有什么，给看不到图的人读：写在 `![` 和 `]` 之间，文件头里的写在 `alt:` 里

undefined-footnote = 没有脚注 `{ $label }`
    .help = 另起一行写脚注：`[^{ $label }]: …`

unused-footnote = 没有哪里引用脚注 `{ $label }`
    .label = 它不会发布
    .help = 在要加注的地方写 `[^{ $label }]`，或者删去脚注
