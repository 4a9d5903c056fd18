# `huikan serve` 在页面上说的话。

serve-problems = 有{ counted-errors }，网站暂时不能发布。{ $good ->
    [yes] 这里显示的是出错以前的页面。
   *[no] {""}
}
serve-template = { $good ->
    [yes] 这一页的模板出错。这里显示的是出错以前的页面。
   *[no] 这一页的模板出错，做不出页面。
}
serve-mark = { $why ->
    [draft] 草稿：只在预览里看得到，不会发布。
    [embargo] 未到发布时间：只在预览里看得到，到时才会发布。
   *[hidden] 隐藏：只在预览里看得到，不会发布。
}
serve-badge = { $why ->
    [draft] 草稿
    [embargo] 未到发布时间
   *[hidden] 隐藏
}
serve-close = 收起
serve-nothing-here = 这里没有页面。网站在 { $home }
serve-no-host = 请求没有写明主机。
serve-other-host = 这个主机名不在服务范围内。要让同一网络里的人也能看，运行 `huikan serve --host 0.0.0.0`。
serve-read-only = 只回答 GET 和 HEAD 请求。
serve-in-motion = 这一页的文件正在改动。
