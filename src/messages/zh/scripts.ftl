# 简体和繁体。

and-more = { $more ->
        [0] {""}
       *[other] {""}等，另有{ $more }个
    }

names-in-one-script = 这一版本的页面上，有些名称没有转换
    .label = 名称不会自动猜测：{ $names }{ and-more }
    .help = 在讲课人文件、organisations.yaml、venues.yaml 或 `[organisation]` 里写上 `{ $key }: …`
    .help2 = 在这里写 `names = "convert"`，一律自动转换；写 `names = "keep"`，一律不转换，也不再提醒

unsure-names = 有些姓名的繁体写法是猜的
    .label = 其中有一个字对应几个繁体字：{ $names }{ and-more }
    .help = 在页面上核对；写错的，或者怕写错的，在讲课人文件里写上 `name_hant: …`
    .help2 = { off-in-site }

translation-without-original = 没有原文 `{ $original }`，这份译文无处可放
    .label = 文件名末尾带语言的，是同名文件的译文
    .help = 补上原文；本来就只有这一种语言的，把语言从文件名里去掉，在开头写 `lang: …`

translation-in-same-language = 译文与原文 `{ $original }` 或者本站是同一种语言
    .label = 按文件名，这是 `{ $lang }`
    .help = 文件名里不带语言的是原文，译文要用另一种语言，也不能是本站的语言

language-meant = { $has-meant ->
    [yes] 是不是想写 `{ $meant }`？
   *[no] {""}
}

unknown-language = 文件名末尾的 `{ $tag }` 不是语言代码，这个文件成了单独的页面
    .label = { $own ->
        [yes] 原文已经是 `{ $meant }`，不能再译成它自己
       *[no] { language-meant }
    }
    .help = 语言代码这样写：`report.en.md`、`report.ja.md`、`report.zh-Hant.md`
    .help2 = 本来就不是语言的，文件名里不要用点号
