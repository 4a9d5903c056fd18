//! What programmes note beside a date: the weekday and the part of the day.

use jiff::civil::Weekday;

use super::{Moment, abbreviates};
use crate::date::PartOfDay;
use crate::date::fold::Cursor;

const WEEKDAYS: [(Weekday, &str, &str); 7] = [
    (Weekday::Monday, "一", "monday"),
    (Weekday::Tuesday, "二", "tuesday"),
    (Weekday::Wednesday, "三", "wednesday"),
    (Weekday::Thursday, "四", "thursday"),
    (Weekday::Friday, "五", "friday"),
    (Weekday::Saturday, "六", "saturday"),
    (Weekday::Sunday, "日天", "sunday"),
];

/// Longer words stand before the ones they begin with.
const PARTS: [(&str, PartOfDay); 24] = [
    ("凌晨", PartOfDay::BeforeDawn),
    ("早上", PartOfDay::EarlyMorning),
    ("早晨", PartOfDay::EarlyMorning),
    ("清晨", PartOfDay::EarlyMorning),
    ("早", PartOfDay::EarlyMorning),
    ("上午", PartOfDay::Morning),
    ("中午", PartOfDay::Noon),
    ("正午", PartOfDay::Noon),
    ("下午", PartOfDay::Afternoon),
    ("午后", PartOfDay::Afternoon),
    ("傍晚", PartOfDay::Dusk),
    ("晚上", PartOfDay::Evening),
    ("晚间", PartOfDay::Evening),
    ("夜间", PartOfDay::Evening),
    ("夜里", PartOfDay::Evening),
    ("晚", PartOfDay::Evening),
    ("before dawn", PartOfDay::BeforeDawn),
    ("early morning", PartOfDay::EarlyMorning),
    ("morning", PartOfDay::Morning),
    ("noon", PartOfDay::Noon),
    ("midday", PartOfDay::Noon),
    ("afternoon", PartOfDay::Afternoon),
    ("early evening", PartOfDay::Dusk),
    ("evening", PartOfDay::Evening),
];

/// A weekday or a part of the day, or leaves cursor and moment alone; in brackets also both.
pub(super) fn note(cursor: &mut Cursor<'_>, moment: &mut Moment) {
    let mut ahead = *cursor;
    let bracket = ahead.eat(&['(', '[', '【']).is_some();
    ahead.spaces();
    if !ahead.at_words() {
        return;
    }
    let day_start = ahead;
    let day = weekday(&mut ahead, bracket);
    if day.is_some() && moment.weekday.is_some() {
        return;
    }
    let day = day.map(|day| (day, ahead.since(&day_start)));
    if bracket {
        ahead.spaces();
    }
    let may_have_part = moment.part.is_none() && (bracket || day.is_none());
    let part = if may_have_part { part(&mut ahead) } else { None };
    if bracket {
        ahead.spaces();
        if ahead.eat(&[')', ']', '】']).is_none() {
            return;
        }
    }
    if day.is_some() || part.is_some() {
        *cursor = ahead;
        moment.weekday = day.or(moment.weekday.take());
        moment.part = part.or(moment.part);
    }
}

/// `星期三`, `周三`, `礼拜天`, `Wednesday`, `Wed.`; in brackets also a lone `三`.
fn weekday(cursor: &mut Cursor<'_>, bracket: bool) -> Option<Weekday> {
    let mut ahead = *cursor;
    let mut found = None;
    if ["星期", "礼拜", "周"].iter().any(|word| ahead.eat_word(word)) || bracket {
        found = ahead.peek().and_then(|c| WEEKDAYS.iter().find(|(_, names, _)| names.contains(c)));
        if found.is_some() {
            ahead.skip();
        }
    }
    if found.is_none() {
        ahead = *cursor;
        let letters = ahead.letters();
        found = WEEKDAYS.iter().find(|(_, _, name)| abbreviates(&letters, name));
        ahead.eat(&['.']);
    }
    let (weekday, _, _) = found?;
    *cursor = ahead;
    Some(*weekday)
}

fn part(cursor: &mut Cursor<'_>) -> Option<PartOfDay> {
    PARTS.iter().find(|(word, _)| cursor.eat_word(word)).map(|(_, part)| *part)
}
