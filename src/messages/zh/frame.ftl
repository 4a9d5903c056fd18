# 每条问题前后的字样。

error = 错误
warning = 提醒
note = 说明
help = 提示

counted-errors = { $n }处错误
counted-warnings = { $n }处提醒
counted-notes = { $n }处说明
# 2个文件中有3处错误、1处提醒
summary = { $files ->
    [0] 有{ $found }
   *[other] { $files }个文件中有{ $found }
}

# 合成一段的问题，用于只有一处可写的格式。
in-one-text = { $title }：{ $label }
help-in-one-text = 提示：{ $help }
