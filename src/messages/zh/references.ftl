# 文件之间的引用、署名、发布。

did-you-mean-named = { $has-near ->
    [yes] 是不是 `{ $near-id }`（{ $near-name }）？
   *[no] {""}
}

unknown-speaker = 没有编号是 `{ $id }` 的{ $kind }
    .label = { did-you-mean-named }
    .help = { $has-near ->
        [yes] {""}
       *[no] 写一个 content/speakers/{ $id }.md，或者这里直接写姓名
    }

unknown-series = 没有编号是 `{ $id }` 的{ $kind }
    .label = { did-you-mean-named }
    .help = { $has-near ->
        [yes] {""}
       *[no] 写一个 content/series/{ $id }.md，或者这里直接写名称
    }

unknown-organisation = 没有编号是 `{ $id }` 的{ $kind }
    .label = { did-you-mean-named }
    .help = { $has-near ->
        [yes] {""}
       *[no] 在 content/organisations.yaml 里登记，或者这里直接写名称
    }

unknown-venue = 没有编号是 `{ $id }` 的{ $kind }
    .label = { did-you-mean-named }
    .help = { $has-near ->
        [yes] {""}
       *[no] 在 content/venues.yaml 里登记，或者这里直接写名称
    }

unknown-event = 没有编号是 `{ $id }` 的{ $kind }
    .label = { did-you-mean-named }
    .help = { $has-near ->
        [yes] {""}
       *[no] 写那场活动在 content/events/ 里的文件夹名称
    }

# 引用的对象。
kind-speaker = 讲课人
kind-series = 系列
kind-organisation = 单位
kind-venue = 地点
kind-event = 活动

ambiguous-name = 叫“{ $name }”的{ $kind }不止一个
    .label = 是哪一个？
    .help = 重名的有：{ $candidates }
    .help2 = { $kind-is ->
        [speaker] 写编号，或者写明单位：`{"{"} name: …, organisation: … {"}"}`
       *[other] 这里写编号
    }

same-name = 叫“{ $name }”的讲课人不止一位
    .help = 重名的有：{ $candidates }
    .help2 = 是同一个人的，在 content/speakers/ 里给他一个文件，各处都写编号；不是同一个人的，各给一个文件

# 同名的：有编号的；有文件的讲课人；没有文件的讲课人。
candidate-known = `{ $id }`（{ $name }）
candidate-registered = `{ $id }`（{ $has-organisation ->
    [yes] { $organisation }
   *[no] 没有写单位
}）
candidate-mentioned = { $name }（{ $has-organisation ->
    [yes] { $organisation }
   *[no] 没有写单位
}）

duplicate-id = 编号 `{ $id }` 已经有了
    .help = 用它的是{ $other }
    .help2 = 给其中一个换一个编号

# 用着编号的。
taker-file = {" "}{ $path }
taker-named = “{ $name }”
taker-session-of-event = 活动的另一项
taker-session-of-file = 这个文件里的另一项

sign-off-incomplete = 署名缺{ $roles }
    .label = { $has-written ->
        [yes] 是不是“{ $roles }”？
       *[no] {""}
    }
    .help = { $has-written ->
        [yes] 写错了就改过来；“{ $written }”若确是另一项职责，就在旁边补上{ $roles }的姓名
       *[no] 在 `sign_off:` 里补上，或者改 site.toml 里的 `sign_off.required`
    }

event-missing = { $folder } 里没有 index.md
    .label = 所以这个文件不属于任何活动
    .help = 写一个 { $folder }/index.md，至少有 `title:` 和 `start:`

unreleased-change = { $gone ->
        [yes] 活动没有议程了
       *[no] 议程发布以后又改过
    }
    .label = 这是第{ $version }版
    .help = { $gone ->
        [yes] 是不是文件不见了，或者名称不是 agenda.yaml、agenda.xlsx 之类？
       *[no] 改过的有：{ $titles }{ $more ->
            [0] {""}
           *[other] {""}等，另有{ $more }项
        }
    }
    .help2 = { $gone ->
        [yes] 全部取消的，运行 `huikan release { $event } --all-cancelled`
       *[no] 运行 `huikan release { $event }`，日历和变动页才会跟着改
    }

never-released = 没有哪一项用编号 `{ $id }` 发布过
    .label = { $has-near ->
        [yes] 是不是 `{ $near }`？
       *[no] 这一行不起作用
    }
    .help = `was:` 写的是 releases.yaml 里的编号
