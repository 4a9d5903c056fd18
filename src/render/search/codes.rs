//! Numbers as printable characters, few for small ones: what lists are made of in the files of the index.
//!
//! 92 characters are digits: printable ASCII without the three that mean something in a
//! template literal of JavaScript. `search.js` reads what is written here.

/// Numbers below this take one character.
const ONE: u32 = 60;
/// First characters of numbers that take two.
const TWO: u32 = 24;
/// First characters of numbers that take three; the one first character that is left opens five.
const THREE: u32 = 7;
const BASE: u32 = 92;

/// Adds a number.
pub(super) fn push(out: &mut String, value: u32) {
    if value < ONE {
        return out.push(digit(value));
    }
    let rest = value - ONE;
    if rest < TWO * BASE {
        out.push(digit(ONE + rest / BASE));
        return out.push(digit(rest % BASE));
    }
    let rest = rest - TWO * BASE;
    if rest < THREE * BASE * BASE {
        out.push(digit(ONE + TWO + rest / (BASE * BASE)));
        out.push(digit(rest / BASE % BASE));
        return out.push(digit(rest % BASE));
    }
    let rest = rest - THREE * BASE * BASE;
    out.push(digit(BASE - 1));
    for power in (0..4).rev() {
        out.push(digit(rest / BASE.pow(power) % BASE));
    }
}

/// Adds numbers that rise, each by how much it is above the one before.
pub(super) fn push_rising(out: &mut String, values: impl IntoIterator<Item = u32>) {
    let mut next = 0;
    for value in values {
        push(out, value.saturating_sub(next));
        next = value + 1;
    }
}

/// The character for a digit: `!` and what follows it, without `$`, `\` and `` ` ``, and last of all the space.
fn digit(value: u32) -> char {
    let code = match value {
        0..=2 => 33 + value,
        3..=57 => 34 + value,
        58..=60 => 35 + value,
        61..=90 => 36 + value,
        _ => 32,
    };
    char::from(u8::try_from(code).unwrap_or(b' '))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_printable_and_mean_nothing_in_a_template_literal() {
        let digits: std::collections::BTreeSet<char> = (0..BASE).map(digit).collect();
        assert_eq!(digits.len(), 92);
        assert!(digits.iter().all(|c| matches!(c, ' '..='~') && !"$\\`".contains(*c)));
    }

    #[test]
    fn small_numbers_are_short_and_none_are_alike() {
        let code = |value| {
            let mut out = String::new();
            push(&mut out, value);
            out
        };
        assert_eq!([0, 59, 60, 2267, 2268, 61_515, 61_516, 70_000_000].map(|value| code(value).len()), [1, 1, 2, 2, 3, 3, 5, 5]);
        let all: std::collections::BTreeSet<String> = (0..70_000).map(code).collect();
        assert_eq!(all.len(), 70_000);
    }
}
