# 只有检查才找的：档案里没有用到的、没有话可说的。

off-in-site = 确实如此的，在 site.toml 的 `[checks]` 里写 `{ $code } = "off"`，不再提醒

unused-speaker = 没有哪里提到{ $name }
    .label = 活动、议程、报道、案例里都没有这位讲课人
    .help = 别处若用了另一种写法，改成“{ $name }”或编号 `{ $id }`；确实没有提到，就删去这个文件
    .help2 = { off-in-site }

no-summary = 没有摘要可以给列表、订阅和搜索引擎用
    .label = 既没有摘要，也没有正文
    .help = 加一行 `summary: …`，或者在正文开头写一段

large-picture = 这张图片有 { $size }，超过了 { $limit }
    .help = 用手机看的读者要等很久：JPEG、PNG、WebP 的照片会缩小了发布，这一张照原样发布
    .help2 = 上限由 site.toml 的 `[checks.limits]` 里的 `picture-size` 决定

size-bytes = { $n } 字节

remote-picture = 读者打开这一页，图片要到 { $host } 去取
    .help = 把图片存进 content/，这里写文件的路径：别的网站会换网址，会禁止引用，还会知道谁看了这一页

own-link = 本站没有 `{ $url }`
    .label = { $has-near ->
        [yes] 是不是 `{ $near }`？
       *[no] 这是本站自己的网址
    }
    .help = 站内的链接写文件，例如 `report.md`、`通知.pdf`：每次构建都检查，网址变了也跟着变。这个网址若由别的系统提供，会刊并不知道
    .help2 = { off-in-site }

orphan-page = 没有链接通向这一页
    .label = 它不在菜单里，也没有哪里链接到它
    .help = 加一个链接；或者写 { $folder }/index.md，由它列出
    .help2 = 只给知道网址的人看的，写 `visibility: unlisted`

unused-file = 没有哪里用到这个文件
    .help = 它照样会公开：放进正文，列入 `attachments:` 或 `materials:`，加一个链接，或者删掉
    .help2 = { off-in-site }
