# 磁盘或系统不让做的事。

failure-read = 读不了 { $path }：{ $cause }
failure-write = 写不进 { $path }：{ $cause }
failure-make = 建不了 { $path }：{ $cause }
failure-delete = 删不掉 { $path }：{ $cause }
failure-lock = 不能独占 { $path }：{ $cause }
failure-use = 不能用 { $path }：{ $cause }
failure-reread = { $path } 在生成网站的时候又有改动，请再运行一次

# 原因。
cause-not-found = 没有这个文件或文件夹
cause-permission-denied = 没有权限
cause-already-exists = 已经存在
cause-storage-full = 磁盘已满
cause-quota-exceeded = 分给你的磁盘空间已满
cause-read-only = 磁盘是只读的
cause-invalid-filename = 名称太长，或者不合规定
cause-file-too-large = 文件太大
cause-not-a-folder = 它不是文件夹
cause-is-a-folder = 它是文件夹
cause-folder-not-empty = 文件夹不是空的
cause-crosses-devices = 它在另一个磁盘上
cause-busy = 别的程序正在使用
cause-timed-out = 等得太久
cause-out-of-memory = 内存不足
cause-address-in-use = 端口已被占用
cause-address-not-available = 这台电脑没有这个地址
cause-other = 系统报告“{ $reason }”

# 怎么办。
advice-make-room = 在那个磁盘上腾出地方，或者用 `--output 文件夹` 输出到别处
advice-make-writable = 给自己读写它的权限，或者用 `--output 文件夹` 输出到别处
advice-shorter-name = 名称对那个磁盘来说太长：给页面一个短一些的 `slug:`，或者缩短文件名
advice-too-large = 文件超过了那个磁盘或你的账户允许的大小
advice-in-the-way = 别的东西占着这个位置：把它移开，或者用 `--output 文件夹` 输出到别处
