//! The words for what only a check looks for: what lies in the archive and leads nowhere, or has nothing to say.

use crate::diag::Problem;
use crate::diag::words::Words;

/// The words for a problem of the archive as a whole.
pub(super) fn words(problem: &Problem) -> Option<Words> {
    Some(match problem {
        Problem::UnusedSpeaker { name, id } => {
            Words::new(format!("{name} appears nowhere"), "no event, session, report or case names this speaker")
                .help(format!("if one does in another form, write `{name}` or the id `{id}` there; otherwise the file can go"))
                .help(off(problem))
        }
        Problem::NoSummary => {
            Words::new("lists, feeds and search engines have nothing to say of this", "it has neither a summary nor text")
                .help("add a line `summary: …`, or begin its text with a paragraph")
        }
        Problem::LargePicture { size, limit } => {
            Words::new(format!("this picture has {}, which is more than {}", bytes(*size), bytes(*limit)), "")
                .help("readers on phones wait for it: save it smaller, about 2000 pixels wide, as JPEG or WebP")
                .help("`picture-size` under `[checks.limits]` in site.toml sets the limit")
        }
        Problem::OrphanPage { folder } => Words::new("nothing leads to this page", "it is not in the menu, and no text links to it")
            .help(format!("link to it, or write {folder}/index.md, which will list it"))
            .help("if only those who know the address should find it, write `visibility: unlisted`"),
        Problem::UnusedFile => Words::new("nothing refers to this file", "")
            .help("it is published all the same: show it, offer it among `attachments:` or `materials:`, link to it, or delete it")
            .help(off(problem)),
        _ => return None,
    })
}

fn off(problem: &Problem) -> String {
    format!("if it is meant so, write `{} = \"off\"` under `[checks]` in site.toml", problem.code())
}

/// A size as file managers show it, rounded up.
fn bytes(n: u64) -> String {
    const KB: u64 = 1024;
    const MB: u64 = 1024 * KB;
    if n < KB {
        return format!("{n} bytes");
    }
    if n < MB {
        return format!("{} KB", n.div_ceil(KB));
    }
    let tenths = n.saturating_mul(10).div_ceil(MB);
    let tenth = if tenths.is_multiple_of(10) { String::new() } else { format!(".{}", tenths % 10) };
    format!("{}{tenth} MB", tenths / 10)
}

#[cfg(test)]
mod tests {
    use super::bytes;

    #[test]
    fn sizes_are_rounded_up_so_that_too_much_never_looks_like_the_limit() {
        let words = [0, 1023, 1024, 1025, 3 << 20, (3 << 20) + 1, 9 << 20].map(bytes);
        assert_eq!(words, ["0 bytes", "1023 bytes", "1 KB", "2 KB", "3 MB", "3.1 MB", "9 MB"]);
    }
}
