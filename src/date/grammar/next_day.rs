//! What says that a time is the next day's: `次日0:30`, `00:30 (next day)`, `00:30 +1`.

use super::Moment;
use crate::date::fold::Cursor;

/// Longer words stand before the ones they begin with.
const WORDS: [&str; 6] = ["次日", "翌日", "第二天", "第二日", "the next day", "next day"];

/// The words, perhaps in brackets, or leaves cursor and moment alone.
pub(super) fn word(cursor: &mut Cursor<'_>, moment: &mut Moment) {
    read(cursor, moment, eat_words);
}

/// Behind a time, where `+1` does too.
pub(super) fn after_time(cursor: &mut Cursor<'_>, moment: &mut Moment) {
    if moment.clock.is_some() {
        read(cursor, moment, |cursor| eat_words(cursor) || eat_plus_one(cursor));
    }
}

fn read(cursor: &mut Cursor<'_>, moment: &mut Moment, eat: impl FnOnce(&mut Cursor<'_>) -> bool) {
    if moment.next_day.is_some() {
        return;
    }
    let start = *cursor;
    let mut ahead = *cursor;
    let bracket = ahead.eat(&['(', '[', '【']).is_some();
    if eat(&mut ahead) && (!bracket || ahead.eat(&[')', ']', '】']).is_some()) {
        *cursor = ahead;
        moment.next_day = Some(cursor.since(&start));
    }
}

fn eat_words(cursor: &mut Cursor<'_>) -> bool {
    cursor.at_words() && WORDS.iter().any(|word| cursor.eat_word(word))
}

fn eat_plus_one(cursor: &mut Cursor<'_>) -> bool {
    let one = cursor.eat(&['+']).is_some() && cursor.number().is_some_and(|days| days.value == 1 && days.digits == 1);
    if one {
        let _ = ["天", "日", "d", "day"].iter().any(|word| cursor.eat_word(word));
    }
    one
}
