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
