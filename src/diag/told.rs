//! A problem's data as a message names it: each field under its name, with hyphens.
//!
//! | data | what a message may ask |
//! |---|---|
//! | a text, in one line; a number | `$name` |
//! | what is true or not | `$name`: `yes` or `no` |
//! | what may be missing | `$has-name`: `yes` or `no`; the rest only if it is there |
//! | a list | `$name`, joined; `$has-name`; how one entry is said is the message's part `each-name`, with the entry as `$it` |
//! | a group, such as a [`Slot`] | `$name-title`, `$name-time`, … |
//! | a [`Header`] | `$name`; `$name-key`, as a key of YAML |
//! | one of a few ([`terms`]) | `$name`, itself a message; `$name-is`, the word it goes by |

use crate::date::{period_words, weekday_name};
use crate::messages::{Arguments, Tongue, Value, part, text};

use super::{Header, Named, Size, Slot, Time, Weekday};

/// A message with what it may ask, while it is put together.
pub(super) struct Telling<'a> {
    pub(super) tongue: Tongue,
    /// Its id.
    id: &'a str,
    pub(super) arguments: Arguments,
}

/// Data that a message can name.
pub(super) trait Told {
    /// Tells it under a name.
    fn told(&self, name: &str, to: &mut Telling<'_>);
}

impl<'a> Telling<'a> {
    /// What may be asked of every problem: its code.
    pub(super) fn new(tongue: Tongue, id: &'a str) -> Telling<'a> {
        Telling { tongue, id, arguments: Arguments::new().with("code", id) }
    }

    /// Nothing yet.
    pub(super) fn bare(tongue: Tongue, id: &'a str) -> Telling<'a> {
        Telling { tongue, id, arguments: Arguments::new() }
    }

    pub(super) fn set(&mut self, name: &str, value: impl Into<Value>) {
        self.arguments.set(name.replace('_', "-"), value);
    }

    pub(super) fn flag(&mut self, name: &str, is: bool) {
        self.set(name, if is { "yes" } else { "no" });
    }
}

impl Told for str {
    fn told(&self, name: &str, to: &mut Telling<'_>) {
        to.set(name, one_line(self));
    }
}

impl Told for String {
    fn told(&self, name: &str, to: &mut Telling<'_>) {
        self.as_str().told(name, to);
    }
}

impl Told for bool {
    fn told(&self, name: &str, to: &mut Telling<'_>) {
        to.flag(name, *self);
    }
}

macro_rules! numbers {
    ($($type:ty),*) => {
        $(impl Told for $type {
            fn told(&self, name: &str, to: &mut Telling<'_>) {
                to.set(name, *self);
            }
        })*
    };
}

numbers!(u8, u16, u32, u64, usize, i16);

impl<T: Told> Told for Option<T> {
    fn told(&self, name: &str, to: &mut Telling<'_>) {
        to.flag(&format!("has-{name}"), self.is_some());
        if let Some(it) = self {
            it.told(name, to);
        }
    }
}

impl<T: Told + ?Sized> Told for Box<T> {
    fn told(&self, name: &str, to: &mut Telling<'_>) {
        (**self).told(name, to);
    }
}

impl<T: Told> Told for Vec<T> {
    fn told(&self, name: &str, to: &mut Telling<'_>) {
        self.as_slice().told(name, to);
    }
}

impl<T: Told> Told for [T] {
    fn told(&self, name: &str, to: &mut Telling<'_>) {
        let each = format!("each-{}", name.replace('_', "-"));
        let one = |it: &T| {
            let mut own = Telling::bare(to.tongue, to.id);
            it.told("it", &mut own);
            part(to.tongue, to.id, &each, &own.arguments).unwrap_or_else(|| own.arguments.as_text("it"))
        };
        let all: Vec<String> = self.iter().map(one).collect();
        to.flag(&format!("has-{name}"), !all.is_empty());
        to.set(name, to.tongue.join(&all));
    }
}

impl Told for Slot {
    fn told(&self, name: &str, to: &mut Telling<'_>) {
        self.title.told(&format!("{name}-title"), to);
        self.time.told(&format!("{name}-time"), to);
        self.file.told(&format!("{name}-file"), to);
    }
}

impl Told for Named {
    fn told(&self, name: &str, to: &mut Telling<'_>) {
        self.id.told(&format!("{name}-id"), to);
        self.name.told(&format!("{name}-name"), to);
    }
}

impl Told for Time {
    fn told(&self, name: &str, to: &mut Telling<'_>) {
        to.set(name, period_words(&self.period.start, self.period.end.as_ref(), to.tongue.words(), self.style));
    }
}

/// In one line, and as a key of YAML.
impl Told for Header {
    fn told(&self, name: &str, to: &mut Telling<'_>) {
        let header = self.0.split_whitespace().collect::<Vec<_>>().join(" ");
        let plain = header.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '（' | '）' | '、'));
        to.set(&format!("{name}-key"), if plain { header.clone() } else { format!("'{}'", header.replace('\'', "''")) });
        to.set(name, header);
    }
}

/// As file managers show it, rounded up, so that too much never looks like the limit.
impl Told for Size {
    fn told(&self, name: &str, to: &mut Telling<'_>) {
        const KB: u64 = 1024;
        const MB: u64 = 1024 * KB;
        let tenths = self.0.saturating_mul(10).div_ceil(MB);
        let size = match (self.0, tenths % 10) {
            (..KB, _) => text(to.tongue, "size-bytes", &Arguments::new().with("n", self.0)),
            (..MB, _) => format!("{} KB", self.0.div_ceil(KB)),
            (_, 0) => format!("{} MB", tenths / 10),
            (_, tenth) => format!("{}.{tenth} MB", tenths / 10),
        };
        to.set(name, size);
    }
}

impl Told for Weekday {
    fn told(&self, name: &str, to: &mut Telling<'_>) {
        to.set(name, weekday_name(self.0, to.tongue.words()));
    }
}

/// Without line breaks, which would tear a message apart.
fn one_line(text: &str) -> String {
    if text.contains(['\n', '\r', '\t']) { text.split_whitespace().collect::<Vec<_>>().join(" ") } else { text.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_rounded_up_so_that_too_much_never_looks_like_the_limit() {
        let said = |bytes: u64| {
            let mut telling = Telling::bare(Tongue::En, "");
            Size(bytes).told("size", &mut telling);
            telling.arguments.as_text("size")
        };
        let words = [0, 1, 1023, 1024, 1025, 3 << 20, (3 << 20) + 1, 9 << 20].map(said);
        assert_eq!(words, ["0 bytes", "1 byte", "1023 bytes", "1 KB", "2 KB", "3 MB", "3.1 MB", "9 MB"]);
    }
}
