//! Durations as authors write them (`90m`, `1h30m`, `一个半小时`), in whole minutes.

use super::fold::{Cursor, Folded};

/// How long something takes, in minutes: `90`, `90m`, `1h30m`, `1.5h`, `PT1H30M`, `90分钟`,
/// `1小时30分`, `一个半小时`, `半小时`, `一刻钟`.
///
/// `None` for anything else; days are not durations, as nobody lectures through the night.
pub fn parse_duration(text: &str) -> Option<u32> {
    let folded = Folded::new(text);
    let mut cursor = folded.cursor();
    cursor.spaces();
    // ISO 8601's prefix, `PT`.
    cursor.eat_word("pt");
    let minutes = hours_and_minutes(&mut cursor)?;
    cursor.spaces();
    cursor.done().then_some(minutes)
}

fn hours_and_minutes(cursor: &mut Cursor<'_>) -> Option<u32> {
    if let Some(hours) = hours(cursor) {
        cursor.spaces();
        let rest = if cursor.done() { 0 } else { minutes(cursor)? };
        return hours.checked_add(rest);
    }
    minutes(cursor)
}

/// Hours with their unit, in minutes; leaves the cursor alone if there are none.
fn hours(cursor: &mut Cursor<'_>) -> Option<u32> {
    let mut ahead = *cursor;
    let minutes = if ahead.eat(&['半']).is_some() {
        ahead.eat(&['个']);
        ahead.eat_word("小时").then_some(30)?
    } else {
        let whole = whole_hours(&mut ahead)?;
        ahead.spaces();
        let counted = ahead.eat(&['个']).is_some();
        let half_before = counted && ahead.eat(&['半']).is_some();
        if !eat_hour(&mut ahead) {
            return None;
        }
        let half_after = !half_before && ahead.eat(&['半']).is_some();
        whole.checked_add(if half_before || half_after { 30 } else { 0 })?
    };
    *cursor = ahead;
    Some(minutes)
}

/// A number of hours, perhaps with decimals, in minutes.
fn whole_hours(cursor: &mut Cursor<'_>) -> Option<u32> {
    let whole = cursor.number()?.value.checked_mul(60)?;
    if cursor.eat(&['.']).is_none() {
        return Some(whole);
    }
    let decimals = cursor.number().filter(|number| number.digits <= 4)?;
    let unit = 10_u32.pow(u32::try_from(decimals.digits).ok()?);
    // Rounded, so that 0.33h is 20 minutes.
    whole.checked_add((decimals.value * 60 + unit / 2) / unit)
}

fn eat_hour(cursor: &mut Cursor<'_>) -> bool {
    // `1h30m` has a digit after its letter, so only a further letter would make another word of it.
    ["小时", "hours", "hour", "hrs", "hr", "h"].iter().any(|word| cursor.eat_word(word))
}

/// Minutes, with or without their unit.
fn minutes(cursor: &mut Cursor<'_>) -> Option<u32> {
    let number = cursor.number()?.value;
    cursor.spaces();
    if cursor.eat_word("刻钟") {
        return number.checked_mul(15);
    }
    let _ = ["分钟", "分", "minutes", "minute", "mins", "min", "m"].iter().any(|word| cursor.eat_word(word));
    // `number` saturates, and nothing lasts that long.
    (number < u32::MAX).then_some(number)
}
