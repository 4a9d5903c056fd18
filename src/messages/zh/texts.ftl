# 正文里的文字，以及检查本身。

unknown-check = { $has-name ->
        [yes] 没有叫 `{ $name }` 的检查
       *[no] 没有写关掉哪一项检查
    }
    .label = { $has-near ->
        [yes] 是不是 `{ $near }`？
       *[no] 这一处不起作用
    }
    .help = 写提示方括号里的代号，几个代号之间用逗号隔开；每个代号的意思，见 `huikan explain`

half-width-punctuation = 中文里用了半角标点
    .label = `{ $written }` 应为 `{ $meant }`
    .help = { $more ->
        [0] {""}
       *[other] 这一行还有{ $more }处
    }

makeshift-punctuation = 标点是用别的符号拼成的
    .label = `{ $written }` 应为 `{ $meant }`
    .help = { $more ->
        [0] {""}
       *[other] 这一行还有{ $more }处
    }
