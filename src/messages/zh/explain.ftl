# huikan explain：一条提示的说明。

explain-how-to-ask = 想知道一条提示是什么意思、怎么改：huikan explain 代号；不记得代号，写一个词：huikan explain 手机
explain-pointer = 看不懂的，用方括号里的代号查：huikan explain { $code }
explain-about = 与“{ $asked }”有关的有{ $n }条；看其中一条：huikan explain 代号
explain-unknown = 没有 `{ $asked }` 这个代号。全部代号用 `huikan explain` 查看。
explain-unknown-near = 没有 `{ $asked }` 这个代号，是不是 `{ $near }`？全部代号用 `huikan explain` 查看。
explain-off-in-site = 怎样关掉：在 `site.toml` 的 `[checks]` 里写 `{ $code } = "off"`；写 `"warning"` 是提醒，写 `"error"` 是错误。
explain-off-in-event = { explain-off-in-site }只管一场活动的，在它的文件头里写 `checks: {"{"} { $code }: off {"}"}`。

explain-beside = 两种写法都有的文件
explain-wrong = 有问题
explain-right = 改好以后
explain-remark = （{ $remark }）
explain-picture = 图片
explain-file = 文件
explain-sized = { $what }，{ $size } MB
explain-gbk = GBK 编码
