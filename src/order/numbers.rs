//! `第十二期` as `第12期`, so that it stands behind `第二期`.
//!
//! In comes a text, out comes the same with the numbers behind `第` in digits. Other numerals are words
//! (`一支部一品牌`) and stay.

use std::borrow::Cow;

/// The text, with numbers behind `第` in digits.
pub(super) fn in_digits(text: &str) -> Cow<'_, str> {
    if !text.contains('第') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('第') {
        let (before, behind) = rest.split_at(at + '第'.len_utf8());
        out.push_str(before);
        let end = behind.find(|c| digit(c).is_none() && unit(c).is_none()).unwrap_or(behind.len());
        match value(&behind[..end]) {
            Some(value) => out.push_str(&value.to_string()),
            None => out.push_str(&behind[..end]),
        }
        rest = &behind[end..];
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// The value of numerals: `十二`, `一百零三`, `二〇`.
fn value(numerals: &str) -> Option<u64> {
    if numerals.is_empty() {
        return None;
    }
    if !numerals.contains(|c| unit(c).is_some()) {
        return numerals.chars().map(digit).try_fold(0_u64, |value, digit| value.checked_mul(10)?.checked_add(digit?));
    }
    let (mut total, mut pending) = (0_u64, None);
    for c in numerals.chars() {
        match unit(c) {
            Some(unit) => total = total.checked_add(pending.take().unwrap_or(1) * unit)?,
            None => pending = digit(c),
        }
    }
    total.checked_add(pending.unwrap_or(0))
}

fn digit(c: char) -> Option<u64> {
    let at = "〇一二三四五六七八九".chars().position(|digit| digit == c);
    at.or((c == '零').then_some(0)).and_then(|at| u64::try_from(at).ok())
}

fn unit(c: char) -> Option<u64> {
    match c {
        '十' => Some(10),
        '百' => Some(100),
        '千' => Some(1000),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::in_digits;

    #[test]
    fn numbers_behind_a_mark_of_order_are_values() {
        for (text, expected) in [
            ("第二期", "第2期"),
            ("第十期", "第10期"),
            ("第十二期", "第12期"),
            ("第二十期第三讲", "第20期第3讲"),
            ("第一百零三次", "第103次"),
            ("第二〇二四号", "第2024号"),
            ("第3期", "第3期"),
            ("第", "第"),
            ("一支部一品牌", "一支部一品牌"),
            ("第三方第", "第3方第"),
        ] {
            assert_eq!(in_digits(text), expected);
        }
        let long = format!("第{}", "九".repeat(40));
        assert_eq!(in_digits(&long), long);
        assert!(in_digits(&format!("第{}", "千".repeat(40))).starts_with("第40000"));
    }
}
