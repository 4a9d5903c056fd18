//! An entry as Markdown: for the guide's page, and for programs that show the help of a rule.

use std::fmt::Write as _;

use super::entry::{Block, Content, Entry};
use crate::messages::{Arguments, Tongue, text, words};

/// The paragraphs and the examples of an entry, without a heading.
#[must_use]
pub fn markdown(entry: &Entry, tongue: Tongue) -> String {
    let mut out = entry.text(tongue).paragraphs.join("\n\n") + "\n";
    for (heading, blocks) in [("explain-beside", &entry.beside), ("explain-wrong", &entry.wrong), ("explain-right", &entry.right)] {
        for (n, block) in blocks.iter().enumerate() {
            let heading = (n == 0).then(|| format!("**{}**", words(tongue, heading)));
            let path = block.path().map(|path| format!("`{path}`{}", block.remark(tongue)));
            // On lines of their own: justified in one, the words would be far apart on a phone.
            let _ = write!(out, "\n{}\n", heading.into_iter().chain(path).collect::<Vec<_>>().join("\\\n"));
            if let Some(language) = language(block) {
                let _ = write!(out, "\n```{language}\n{}```\n", block.text);
            }
        }
    }
    out
}

impl Block {
    /// What there is to say of a file besides its name, in brackets; empty for most.
    #[must_use]
    pub fn remark(&self, tongue: Tongue) -> String {
        let remark = match self.content {
            Content::File { gbk: true, .. } => words(tongue, "explain-gbk"),
            Content::File { gbk: false, .. } | Content::Console => return String::new(),
            Content::Asset { picture, megabytes, .. } => {
                let what = words(tongue, if picture { "explain-picture" } else { "explain-file" });
                match megabytes {
                    Some(size) => text(tongue, "explain-sized", &Arguments::new().with("what", what).with("size", size)),
                    None => what,
                }
            }
        };
        text(tongue, "explain-remark", &Arguments::new().with("remark", remark))
    }
}

/// The language of a fenced block; nothing for a file that is only named.
fn language(block: &Block) -> Option<&'static str> {
    match block.content {
        Content::File { language: "md", .. } => Some("markdown"),
        Content::File { language, .. } => Some(language),
        Content::Console => Some("text"),
        Content::Asset { .. } => None,
    }
}
