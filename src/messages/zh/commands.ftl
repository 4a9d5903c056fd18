# 各命令做完以后说的话，以及做不了时说的话。

error-line = 错误：{ $what }
sentence = { $text }。
no-such-event = 没有 `{ $event }` 这场活动{ $n ->
    [0] 。活动写它在 content/events/ 里的文件夹名称，或者标题。
   *[other] 。是不是要写：{ $near }？
}
several-such-events = 有几场活动都叫“{ $event }”，请写其中一场的文件夹名称：{ $ids }
id-and-name = `{ $id }`（{ $name }）
disk-failed = 读写磁盘失败：{ $reason }

# huikan build
counted-pages = { $n }个网页
build-done = 生成{ counted-pages }，用时 { $seconds } 秒：写入{ $written }个文件{ $deleted ->
        [0] {""}
       *[other] ，删除{ $deleted }个
    }，{ $unchanged }个没有变化。网站在 { $folder }。{ $summary ->
        [none] {""}
       *[other] { $summary }。
    }
build-nothing-written = { $summary }，没有写入任何文件。
build-site-untouched = 原来的网站没有改动。
build-half-done = 网站的每个文件都完整，只是有的已更新，有的还没有；再生成一次就会全部更新。
build-waits = 另一次生成{ $process ->
        [0] {""}
       *[other] （进程 { $process }）
    }正在写同一个文件夹，等它结束。
memo-lost = 没有找到 .huikan/，这次全部重新生成。
memo-other-version = .huikan/ 是其他版本留下的，这次全部重新生成。
memo-damaged = .huikan/ 已损坏，这次全部重新生成。
memo-not-kept = .huikan/ 写不进去，下次会全部重新生成。
progress = { $done }/{ $all } 个网页

# huikan build --explain
explain-page-none = { $page }：没有这个网页。
explain-page-new = { $page }：以前没有记录，所以重新生成。
explain-page-missing = { $page }：内容没有变化，但文件不见了，或者长度不对，所以重新生成。
explain-page-left = { $page }：没有变化，没有动它。
explain-page-moved = { $page }：下面这些有变化，所以重新生成：
explain-page-same = 生成出来的文件与原来相同。
key-theme = 主题：模板、界面用词或选项
key-site = 网站：每页都显示的内容（站名、菜单、页脚）
key-page = 网页：地址、标题、所在位置、前后篇
key-text = 正文：Markdown 正文，或其中链接的地址
key-content = 内容：这类网页显示的内容

# huikan build --timings
stage-read = 读取
stage-parse = 解析
stage-resolve = 关联
stage-plan = 定址
stage-render = 成页
stage-emit = 写入
stage-all = 合计

# huikan check
check-done = 检查了{ counted-pages }，用时 { $seconds } 秒：{ $summary ->
        [none] 没有发现问题
       *[other] { $summary }
    }。

# huikan pdf
pdf-withheld = { $event } 还没有公开，不能打印
pdf-no-agenda = { $event } 没有议程，会议手册印不出什么
pdf-off = 这个网站不做会议手册：site.toml 里写了 `[booklet]` 的 `enabled = false`，或者主题没有 `booklet.html`
pdf-errors = 请先改正错误。没有打印任何内容。
pdf-no-such-browser = 没有找到浏览器 { $browser }
    `--browser` 和环境变量 `HUIKAN_BROWSER` 里写浏览器的路径，或者命令的名称
pdf-no-browser = 没有找到能打印的浏览器
    请安装 Chromium、Chrome 或 Edge 中的任何一个；已经装在别处的，用 `--browser 路径` 或环境变量 `HUIKAN_BROWSER` 指明
pdf-printing = 正在用 { $browser } 打印……
pdf-no-fonts = 浏览器找不到中文字体，印出来的会是方框，所以没有写入
    请安装一种中文字体，例如思源宋体、思源黑体；Debian、Ubuntu 上是 `apt install fonts-noto-cjk`
pdf-missing = 提醒：手册里有{ $n }个字可能没有字体，印成了方框，请核对：{ $characters }
pdf-not-written = 写不进 { $path }：{ $reason }
pdf-done = 已写入 { $path }，共{ $n }页。
pdf-unread = 已写入 { $path }。这个浏览器印出的 PDF 看不懂，所以目录没有页码，字体也没有检查。
pdf-failed = 浏览器没有印出任何内容。它最后说：
    { $said }
pdf-too-long = 浏览器打印超过{ $seconds }秒，已经停止
    页面很长、机器很慢的，用 `--timeout 秒数` 多等一会儿
pdf-not-run = 浏览器运行不了：{ $reason }

# huikan release
release-nothing-done = 没有发布任何内容。
release-withheld = { $event } 还没有公开，不能发布议程
release-no-agenda = { $event } 没有可以发布的议程
release-agenda-gone = { $event } 的议程不见了，照此发布会取消已经发布的{ $count }个环节
    是不是文件丢了，或者文件名不是 agenda.yaml、agenda.xlsx 这一类？没有发布任何内容。
    如果这些环节确实都不举行了，请写明：`huikan release { $event } --all-cancelled`
release-errors = 请先改正错误。没有发布任何内容。
release-nothing = { $event } 的议程自第{ $version }版以来没有变化。
release-backwards = 这次发布的日期 { $day } 早于第{ $version }版的 { $last }
    没有发布任何内容。请用 `--today` 写明这次的日期；第{ $version }版的日期不对的，用 git 取回那次发布以前的 releases.yaml，再发布一次
release-moved = 刚才有别人发布了这份议程，请再运行一次
release-would = 如果发布，{ $event } 第{ $version }版就是这样{ $first ->
        [0] {""}
       *[other] ，共{ $first }个环节
    }。没有写入任何文件。
release-done = { $event } 第{ $version }版已发布{ $first ->
        [0] {""}
       *[other] ，共{ $first }个环节
    }：请提交 { $path }。
release-change = { $change ->
    [new] 新增
    [cancelled] 取消
    [restored] 恢复
    [postponed] 延期
    [moved-online] 改为线上
    [moved] 调整
    [id] 改编号
   *[title] 改名
}
release-was = 它是不是原来的“{ $old }”？如果是，请在{ $at ->
        [entry] {" "}{ $path } 第{ $line }行的这一项里写上 `was: { $old }`
        [row] {" "}{ $path } 第{ $line }行的“原编号”一栏写上 `{ $old }`
       *[nowhere] 这一项里写上 `was: { $old }`
    }
release-now = “{ $old }”现在是“{ $id }”
release-no-time = 未定时间
release-no-place = 未定地点

# huikan serve
serve-no-folder = 没有文件夹 { $folder }
serve-no-port = 不能使用 { $host } 的 { $port } 端口：{ $reason }
serve-port-taken = { $asked } 端口已被占用，改用 { $port }。
serve-open-to-all = 同一网络里的人都能看到这个网站，包括草稿。
serve-welcome = 网站在 { $url }
    文件一有改动，网页就会更新；按 Ctrl-C 结束。
serve-no-browser = 打不开浏览器：{ $reason }
serve-mended = 错误都已改正。
serve-news = { $gone ->
        [0] 新出现{ $new }处
       *[other] { $new ->
            [0] 少了{ $gone }处
           *[other] 新出现{ $new }处，少了{ $gone }处
        }
    }；现在{ $summary }。
serve-shown = { $what }：{ $ms } 毫秒后显示
serve-another-day = 日期变了
serve-and-more = { $one }，另有{ $more }个文件
serve-browser-none = 没有找到
serve-watch-limit = 监视的文件数已到上限
serve-unwatched = 系统不通知文件的改动（{ $reason }），每次打开网页时会重新查看。

# huikan check --fix
fix-can = 有{ fix-lines }可以自动改好：huikan check --fix
fix-nothing = 没有可以放心自动改的地方。
fix-lines = { $lines }行
fix-files = { $files }个文件
fix-question = 改动{ fix-files }中的{ fix-lines }，写入吗？[y/N]
fix-not-written = 没有写入任何文件。要改动{ fix-files }中的{ fix-lines }：huikan check --fix --yes
fix-written = 已改动{ fix-files }中的{ fix-lines }。
fix-moved = { $file } 在检查期间被改动过，没有动它。
fix-read-only = { $file } 是只读文件，没有动它。

# huikan check --online
online-asks = 正在试打开{ $hosts }台服务器上的{ $links }个网址……
online-offline = 一台服务器也找不到，大概没有联网。外部链接没有查成。
