# `huikan new`：新建文件。

## 结果。

new-nothing = 什么也没有写。
new-there = { $path } 已经存在，什么也没有写
new-unwritable = { $path } 写不进去：{ $reason }
new-agenda-no-folder = 没有文件夹 { $folder }；请先建好，并在里面放上活动的 index.md
new-agenda-no-event = { $folder } 里没有活动的 index.md，议程没有活动可归；请先在里面写好 index.md，或者用 `huikan new event` 新建活动，把表格放进它的文件夹。什么也没有写
new-agenda-ending = { $path } 的后缀不是 .xlsx，写出来的是 Excel 工作簿，要叫 { $meant }；什么也没有写
new-agenda-other = 已经有 { $path }，一个活动只有一份议程；什么也没有写
new-wrote = 已新建 { $path }
new-added = 已写入 { $path }
new-moved = 原来的页面移到了 { $to }。旧网址 { $from } 已经写进 `aliases`，老链接会自动转过来。
new-remarks = 加上以后，检查会提醒：
new-mistakes = 写进去网站就会出上面的错。
new-in-the-way = { $path } 已经有了，不会覆盖它。

## 找网站，找活动。

new-no-site = { $folder } 不是网站：这里和上层文件夹里都没有 { $file }。先用 `huikan new site 文件夹` 新建一个，或者用 --root 指明网站在哪里。
new-broken-event = 活动 `{ $event }` 的文件有错，读不出来。先运行 `huikan check`，改好再来。
new-no-events = 还没有活动。先运行 `huikan new event`。

# 编号和它的名称
new-name-and-id = { $name }（{ $id }）

## 回答有缺有错。

new-missing = 还缺{ $n }项：{ $flags }。
new-wrong = { $flag }：{ $why }
new-needed = 这一项不能空着
new-not-one-of = 没有 `{ $text }` 这一种，可以写：{ $names }
new-bad-slug = `{ $slug }` 不能用作网址，只能有汉字、小写字母、数字、连字符和下划线{ $has-suggestion ->
    [no] {""}
   *[yes] ，例如 `{ $suggestion }`
}
new-taken-slug = `{ $slug }` 已经用了，可以改成 `{ $suggestion }`
new-slug-needed = 标题里没有能写成拼音的字，请用 --slug 给出网址里的名称，例如 --slug spring-course
new-series-is-there = 已经有这个系列了。活动归入它，在活动的文件头里写 `series: { $id }`；要另建一个系列，请换个名称
new-article-is-there = 这场活动已经有同名的一篇：{ $path }。请接着写那一篇；确实要另写一篇，请换个标题，或者用 --slug 给它另一个网址
new-unknown-id = 没有 `{ $id }` 这个编号{ $has-near ->
    [yes] ，是不是 { $near }？
   *[no] 。写已有的编号，或者写名称。
}
new-ambiguous = 有几位都叫{ $name }，请写编号：{ $ids }
new-people-unclear = 分不清“{ $text }”里有几个人、哪是姓名。几个人之间用 `、` 隔开，一个人的姓名里不要空格，外面不要引号和括号；职务和单位写在括号里：`张三（某大学教授）`。
new-one-person = “{ $text }”不是一个人的姓名。一次登记一位。
new-title-twice = “{ $text }”里有职务或单位，又用 --job-title 或 --organisation 写了一遍：只写一处
new-ends-before = 结束（{ $end }）比开始（{ $start }）还早
new-outside-event = { $time }不在活动的时间之内，活动是{ $event-time }
new-end-twice = --start 里已经写到了什么时候结束，{ $flag } 写的又是另一个时间：只写一处
new-end-without-start = 有 { $flag } 而没有 --start
new-agenda-is-a-book = 这场活动的议程在表格 { $path } 里，程序不去动它。请打开表格，在末尾加一行，存盘就行；要写长篇介绍的，可以加上 --file，写成 sessions/ 里的一个文件。
new-add-it-yourself = { $path } 的写法没有把握接着往下写，请自己加上：
    { $lines }
new-bad-theme-name = `{ $name }` 不能作主题的名称：可以用文字、数字、连字符和下划线，开头是文字或数字
new-theme-of-program = `{ $name }` 是程序自带的主题；请另起一个名称，用 --extends 说明继承哪个
new-theme-is-there = 已经有 themes/{ $name } 了，请换一个名称
new-bad-address = `{ $text }` 不是网址，应该像 https://example.org/archive/ 这样
new-bad-language = --language：`{ $text }` 不是语言代号，可以写 zh-Hans、zh-Hant、en

## 话说在前。

new-new-name = 提醒：“{ $name }”是第一次出现，会有一个新的人物页。{ $has-near ->
    [yes] 是不是“{ $near }”？
   *[no] 要登记职务和单位，用 `huikan new speaker --name "{ $name }"`。
}
new-same-title = 提醒：已经有一场“{ $title }”了，在 { $event } 里。
new-same-article = 提醒：已经有一篇“{ $title }”了：{ $path }。
new-same-name = 提醒：已经有一位{ $name }了，编号是 `{ $id }`。
new-gitignore = 原有的 .gitignore 没有动，请在里面加上：{ $lines }

## 新网站的文件夹。

new-not-a-folder = { $folder } 是一个文件，不是文件夹
new-site-is-there = { $folder } 已经是一个网站
new-site-in-site = { $folder } 在网站 { $more } 的内容里面，请换一个地方
new-folder-not-empty = { $folder } 里已经有 { $more } 等文件，请用空的或者新的文件夹

## 接下来做什么。

new-site-next = 接下来：
    {"  "}cd { $folder }
    { new-site-next-steps }
new-site-next-here = 接下来：
    { new-site-next-steps }
new-site-next-steps =
    {"  "}登记第一场活动：huikan new event
    {"  "}在浏览器里边写边看：huikan serve --open
    发布以前，把 site.toml 里的 base_url 改成真实的网址。
new-event-next = 接下来：
    {"  "}写议程：huikan new session { $event }
    {"  "}在浏览器里边写边看：huikan serve --open
new-session-next = 接下来：再加一项，或者用 `huikan serve --open` 看议程。要改内容和次序，直接编辑文件。
new-article-next = 这是草稿，只在预览（`huikan serve --open`）里看得到。正文写好以后，删掉 `draft: true` 那一行就会发布。
new-speaker-next = 接下来：在议程或文章的 `speakers` 里写 `{ $id }`，就是这一位；也可以写 huikan new session 活动 --speaker { $id }
new-series-next = 在活动的文件头里写 `series: { $id }`，活动就归入这个系列。
new-theme-whole-next = 接下来：
    {"  "}换上看看：huikan serve --theme { $name } --open
    {"  "}整个主题都是自己的，是 plain 的一份拷贝：各页的版式在 templates/_layout.html，样式在 static/style.css，全部界面文字在 i18n/
    {"  "}以后 plain 再改进，它不跟着变（继承 plain 的会跟着变）；定下来以后，在 site.toml 里写 theme = "{ $name }"

new-theme-next = 接下来：
    {"  "}换上它看看：huikan serve --theme { $name } --open
    {"  "}颜色在 themes/{ $name }/{ $colour }，报道末尾那句话的位置在 templates/report.html，文字在 i18n/
    {"  "}正式换上：在 site.toml 里写 theme = "{ $name }"；有的页面上会缺的，huikan check 会指出来

## 提问。

new-choose-help = ↑↓ 选择，回车确定，打字筛选
new-complete-help = Tab 补全
new-title = 标题
new-summary = 摘要
    .help = 一两句话，印在标题下面和列表里；可以以后再写
new-slug = 网址里的名称
    .help = 就是文件或文件夹的名称，以后改标题，网址不变
new-which-event = 哪一场活动
new-event-start = 开始日期
    .help = 例如 2027年5月8日、2027-05-08，也可以一次写全：2027年5月8日至10日
new-event-end = 结束日期
    .help = 例如 5月10日；只有一天的，直接回车
new-kind = 活动的种类
new-venue = 地点
    .help = 还没定的，直接回车
new-organisers = 主办单位
    .help = 几个单位用顿号隔开
new-series = 所属系列
    .help = 年年办、分批办的才有
new-type = 类型
new-session-start = 时间
    .help = 例如 5月8日上午9点、5月8日 9:00-10:30、5月8日下午；还没定的，直接回车
new-session-end = 结束时间，或者时长
    .help = 例如 10:30、90分钟
new-room = 会场
new-speakers = 讲课人
    .help = 几个人用顿号隔开
new-date = 发表日期
new-case-organisation = 谁的做法
    .help = 单位的名称
new-name = 姓名
new-job-title = 职务
new-organisation = 单位
new-series-name = 系列的名称
new-cadence = 多久办一次
    .help = 例如 每年一次
new-folder = 网站放在哪个文件夹
    .help = 写新文件夹的名称；就放在这里的，写一个英文句点
new-site-title = 网站的名称
new-language = 网站的语言
new-base-url = 网站发布在哪里
    .help = 完整的网址；还不知道的，直接回车，发布以前改 site.toml
new-site-organisation = 办网站的单位
    .help = 印在页脚，可以不写

## 选择。

new-language-hans = 简体中文
new-language-hant = 繁體中文
new-language-en = English
new-kind-course = 培训班
new-kind-lecture = 讲座
new-kind-conference = 会议
new-kind-workshop = 研习
new-kind-seminar = 研讨
new-kind-ceremony = 典礼
new-type-opening = 开班、开幕
new-type-lecture = 讲课
new-type-case-sharing = 案例交流
new-type-discussion = 讨论
new-type-site-visit = 现场教学、参观
new-type-self-study = 自学
new-type-ceremony = 仪式
new-type-closing = 结业、闭幕
new-type-break = 休息
new-type-social = 联谊

## 写在新文件里，给编辑的人看。

new-file-open = 下面各项知道了再写，去掉行首的 # 和空格就行：
new-file-kind = kind: course    # 培训班；讲座 lecture，会议 conference，研习 workshop，研讨 seminar，典礼 ceremony
new-file-series = series: 系列的名称
new-file-venue = venue: 地点
new-file-organisers = organisers: [主办单位]
new-file-summary = summary: 一两句话的摘要，印在标题下面和列表里
new-file-topics = topics: [主题]
new-file-region = region: 省/市
new-file-sign-off =
    署名，按印出来的次序写：
    sign_off:
      记者: 某某
      编辑: 某某
new-file-organisation = organisation: 谁的做法
new-file-outcomes =
    成效：
    outcomes:
      - {"{"} metric: 指标, value: 数值, unit: 单位 {"}"}
new-file-draft = 草稿，不会发布。正文写好以后，删掉下面这一行。
