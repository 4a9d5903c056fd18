# huikan explain: what a code means.

explain-how-to-ask = What a message means and how to mend it: huikan explain CODE; if you do not know the code, a word: huikan explain photo
explain-pointer = What a code means and how to mend it: huikan explain { $code }
explain-about = { $n } entries are about “{ $asked }”; for one of them: huikan explain CODE
explain-unknown = there is no code `{ $asked }`; `huikan explain` lists all of them
explain-unknown-near = there is no code `{ $asked }`; did you mean `{ $near }`? `huikan explain` lists all of them
explain-off-in-site = To switch it off, write `{ $code } = "off"` under `[checks]` in `site.toml`; `"warning"` and `"error"` say how bad it is.
explain-off-in-event = { explain-off-in-site } For one event alone, write `checks: {"{"} { $code }: off {"}"}` in its front matter.

explain-beside = Files of both
explain-wrong = Wrong
explain-right = Right
explain-remark = { " " }({ $remark })
explain-picture = picture
explain-file = file
explain-sized = { $what }, { $size } MB
explain-gbk = in GBK
