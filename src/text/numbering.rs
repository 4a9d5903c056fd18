//! The numbers that authors write at the head of headings: `一、`, `（一）`, `1.`, `（1）`, `第一讲`.
//!
//! In come the headings of a text with their levels, out comes what does not go on from the one before. Numbers stay
//! what the author wrote; nothing is numbered here. The series is that of GB/T 15834, but no order of forms is demanded.

/// A number at the head of a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Number<'t> {
    value: u32,
    /// What stands before the number and behind it: what makes two of one series.
    form: (&'t str, &'t str),
    /// In Chinese characters.
    han: bool,
}

/// A number that does not go on from the one before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutOfOrder {
    /// Which heading.
    pub heading: usize,
    /// The number as written, with what is around it.
    pub written: String,
    /// The one that belongs there.
    pub expected: String,
}

/// The headings whose number does not go on; `headings` are levels and words.
#[must_use]
pub fn out_of_order(headings: &[(u8, &str)]) -> Vec<OutOfOrder> {
    let mut found = Vec::new();
    // The last number of each level that is open.
    let mut open: Vec<(u8, Option<Number<'_>>)> = Vec::new();
    for (n, (level, words)) in headings.iter().enumerate() {
        while open.last().is_some_and(|(deeper, _)| deeper > level) {
            open.pop();
        }
        let this = number(words);
        let before = match open.last_mut() {
            Some((same, before)) if same == level => std::mem::replace(before, this),
            _ => {
                open.push((*level, this));
                None
            }
        };
        let Some(this) = this else { continue };
        let expected = match before {
            Some(before) if before.form == this.form && before.han == this.han => before.value + 1,
            // A heading without a number, or with one of another form, begins a series; a text may be a part of another,
            // so the first number is what it is.
            _ => this.value,
        };
        if this.value != expected {
            let whole = |value: u32| format!("{}{}{}", this.form.0, if this.han { han(value) } else { value.to_string() }, this.form.1);
            found.push(OutOfOrder { heading: n, written: whole(this.value), expected: whole(expected) });
        }
    }
    found
}

/// The number at the head of a line, with what is around it.
#[must_use]
pub fn head(line: &str) -> Option<&str> {
    let number = number(line)?;
    let end = line.find(number.form.1).filter(|_| !number.form.1.is_empty())? + number.form.1.len();
    line.get(..end)
}

/// Whether the number at the head of a line is the one after that of another.
#[must_use]
pub fn goes_on(before: &str, line: &str) -> bool {
    let (Some(before), Some(this)) = (number(before), number(line)) else { return false };
    before.form == this.form && before.han == this.han && before.value + 1 == this.value
}

/// Whether the number at the head of a line is written as that of another, and larger; those of chapters and articles, which
/// sentences name too, only by one.
#[must_use]
pub fn rises(before: &str, line: &str) -> bool {
    let (Some(old), Some(new)) = (number(before), number(line)) else { return false };
    goes_on(before, line) || (old.form == new.form && old.form.0 != "第" && old.han == new.han && old.value < new.value)
}

fn number(words: &str) -> Option<Number<'_>> {
    let words = words.trim_start();
    let start = ["第", "（", "("].into_iter().find(|start| words.starts_with(start)).map_or(0, str::len);
    let digits = |c: char| c.is_ascii_digit();
    let numerals = |c: char| "一二三四五六七八九十".contains(c);
    let rest = &words[start..];
    let is_han = rest.starts_with(numerals);
    let length = rest.find(|c: char| if is_han { !numerals(c) } else { !digits(c) }).unwrap_or(rest.len());
    let (written, behind) = rest.split_at(length);
    let value = if is_han { value(written) } else { written.parse().ok() }?;
    let end = match &words[..start] {
        "第" => ["部分", "章", "节", "讲", "单元", "条", "步", "课"].into_iter().find(|end| behind.starts_with(end)),
        "（" => Some("）").filter(|end| behind.starts_with(end)),
        "(" => Some(")").filter(|end| behind.starts_with(end)),
        _ if is_han => Some("、").filter(|end| behind.starts_with(end)),
        // `2.5 版` is none, and neither is a year.
        _ => [".", "．", "、"].into_iter().find(|end| behind.strip_prefix(end).is_some_and(|rest| !rest.starts_with(digits))),
    }?;
    (value > 0 && value < 100).then_some(Number { value, form: (&words[..start], end), han: is_han })
}

/// Numbers up to ninety-nine.
fn value(written: &str) -> Option<u32> {
    let digit = |c: char| "一二三四五六七八九".chars().position(|one| one == c).and_then(|n| u32::try_from(n + 1).ok());
    match *written.chars().collect::<Vec<_>>() {
        ['十'] => Some(10),
        [one] => digit(one),
        ['十', one] => digit(one).map(|one| 10 + one),
        [ten, '十'] => digit(ten).map(|ten| 10 * ten),
        [ten, '十', one] => Some(10 * digit(ten)? + digit(one)?),
        _ => None,
    }
}

fn han(value: u32) -> String {
    let digit = |n: u32| "一二三四五六七八九".chars().nth(n.saturating_sub(1) as usize).filter(|_| n > 0);
    let tens = value / 10;
    let ten = [digit(tens).filter(|_| tens > 1), Some('十').filter(|_| tens > 0)];
    ten.into_iter().chain([digit(value % 10)]).flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(headings: &[(u8, &str)]) -> Vec<String> {
        out_of_order(headings).into_iter().map(|one| format!("{}→{}", one.written, one.expected)).collect()
    }

    #[test]
    fn gaps_and_repetitions_are_found() {
        assert_eq!(found(&[(2, "一、甲"), (2, "二、乙"), (2, "四、丙")]), ["四、→三、"]);
        assert_eq!(found(&[(2, "一、甲"), (2, "一、乙"), (2, "二、丙")]), ["一、→二、"]);
        assert_eq!(found(&[(2, "一、甲"), (3, "（一）子"), (3, "（三）丑"), (2, "二、乙"), (3, "（一）寅")]), ["（三）→（二）"]);
        assert_eq!(found(&[(3, "1. 甲"), (3, "3. 乙")]), ["3.→2."]);
        assert_eq!(found(&[(2, "第九讲 甲"), (2, "第十讲 乙"), (2, "第十二讲 丙")]), ["第十二讲→第十一讲"]);
        assert_eq!(found(&[(2, "十九、甲"), (2, "二十、乙"), (2, "二十二、丙")]), ["二十二、→二十一、"]);
    }

    #[test]
    fn what_goes_on_is_fine() {
        let none = [""; 0];
        assert_eq!(found(&[(2, "一、甲"), (3, "1. 子"), (3, "2. 丑"), (2, "二、乙"), (3, "1. 寅")]), none);
        assert_eq!(found(&[(2, "三、甲"), (2, "四、乙")]), none);
        assert_eq!(found(&[(2, "一、甲"), (2, "附录"), (2, "一、乙")]), none);
        assert_eq!(found(&[(2, "2024.9 甲"), (2, "2.5 版"), (2, "2024、2025年"), (2, "一体化"), (2, "十大案例"), (2, "第一、甲")]), none);
        assert_eq!(found(&[(2, "（一）甲"), (2, "1. 乙"), (2, "2. 丙")]), none);
    }

    #[test]
    fn numbers_are_written_as_they_are_read() {
        for n in 1..100 {
            assert_eq!(value(&han(n)), Some(n), "{}", han(n));
        }
    }
}
