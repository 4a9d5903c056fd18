//! The guide's page of all problems, out of the manual.

use std::fmt::Write as _;

use huikan::diag::Severity;
use huikan::manual::{Entry, GROUPS, Scope, entry, markdown, scope, severity};
use huikan::messages::Tongue;

/// The words that only the page has.
struct Said {
    head: &'static str,
    severities: [&'static str; 3],
    changeable: &'static str,
    comma: &'static str,
}

const CHINESE: Said = Said {
    head: "\
---
# 由 src/manual/entries/ 里的说明生成，不要直接修改：BLESS=1 cargo test --test manual
title: 提示一览
weight: 4
checks: { id-number: off, mobile-number: off, garbled-text: off }
summary: 构建和检查时出现的每一种提示：是什么意思，为什么要管，怎么改，附错误和正确的例子。
---

每条提示的方括号里是它的代号，例如 `error[full-width-colon]`。在本页找到这个代号，就知道怎么改；在终端里运行 `huikan explain full-width-colon`，看到的是同样的说明。

**错误**（`error`）改好才能发布；**提醒**（`warning`）不妨碍发布；**说明**（`note`）只是告诉你。标着“可以改”的，可以在 `site.toml` 的 `[checks]` 里改轻重或者关掉，写法见[议程的检查](organisers.md#checks)：`room-clash = \"off\"` 管全站，在一场活动的文件头里写 `checks: { room-clash: off }` 只管这一场，写在别的文件里只管这个文件，写在[一行的末尾](staff.md#check-only)只管这一行。
",
    severities: ["错误", "提醒", "说明"],
    changeable: "，可以改",
    comma: "，",
};

const ENGLISH: Said = Said {
    head: "\
---
# Made of the entries in src/manual/entries/, not to be edited: BLESS=1 cargo test --test manual
title: All problems
weight: 5
checks: { id-number: off, mobile-number: off, garbled-text: off }
lang: en
summary: Every problem that a build or a check can report, with what it means, why it matters, how to mend it, and a wrong and a right example.
---

The code of a problem stands in square brackets, as in `error[full-width-colon]`. Find it on this page to learn how to mend it; `huikan explain full-width-colon` says the same in a terminal.

While an **error** stands nothing is published; a **warning** keeps nothing from being published; a **note** only tells. Where it says “may be changed”, `[checks]` in `site.toml` may make it worse or better or switch it off: `room-clash = \"off\"` for the whole site, and `checks: { room-clash: off }` in the front matter of an event for that event alone, in that of another file for the file; `<!-- checks: off room-clash -->` or `# checks: off room-clash` at the end of a line is for the line.
",
    severities: ["error", "warning", "note"],
    changeable: ", may be changed",
    comma: ", ",
};

/// The page in a language.
pub(crate) fn page(tongue: Tongue) -> String {
    let said = match tongue {
        Tongue::Zh => &CHINESE,
        Tongue::En => &ENGLISH,
    };
    let mut out = said.head.to_string();
    for group in GROUPS {
        let _ = write!(out, "\n## {} {{#{}}}\n", group.name(tongue), group.id);
        for code in group.codes {
            write(&mut out, &entry(code).expect("every code has an entry"), tongue, said);
        }
    }
    out
}

fn write(out: &mut String, entry: &Entry, tongue: Tongue, said: &Said) {
    let code = entry.code;
    let text = entry.text(tongue);
    let bad = match severity(code) {
        Severity::Error => said.severities[0],
        Severity::Warning => said.severities[1],
        Severity::Note => said.severities[2],
    };
    let change = if scope(code) == Scope::Nowhere { "" } else { said.changeable };
    let _ = write!(out, "\n### {} {{#{code}}}\n\n`{code}`{}{bad}{change}\n", text.title, said.comma);
    let _ = write!(out, "\n{}", markdown(entry, tongue));
}
