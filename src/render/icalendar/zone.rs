//! The rules of a time zone for some years, as a VTIMEZONE (RFC 5545, 3.6.5), from the tz database.
//!
//! Every change of the clocks stands there as itself; recurrence rules would
//! be shorter and are guesses, as governments do not keep to them.

use jiff::civil::date;
use jiff::tz::{Dst, Offset, TimeZone};
use jiff::{Timestamp, Zoned};

use super::line::Lines;

/// The rules from the beginning of the year before `first` to the end of the year after `last`; `None` for UTC, which needs none.
pub(super) fn rules(zone: &TimeZone, first: i16, last: i16) -> Option<String> {
    let name = zone.iana_name().filter(|name| !matches!(*name, "UTC" | "Etc/UTC" | "Etc/UCT" | "Etc/Zulu" | "Zulu"))?;
    let year = |year: i16| zone.to_ambiguous_zoned(date(year.clamp(-9998, 9998), 1, 1).at(0, 0, 0, 0)).compatible().ok();
    let (from, to) = (year(first - 1)?, year(last + 2)?);
    let mut out = Lines::new();
    out.raw("BEGIN", "VTIMEZONE");
    out.raw("TZID", name);
    // What held when the first year began.
    let info = zone.to_offset_info(from.timestamp());
    let mut offset = info.offset();
    observance(&mut out, &from, offset, (offset, info.dst(), info.abbreviation()));
    for change in zone.following(from.timestamp()).take_while(|change| change.timestamp() < to.timestamp()) {
        let at: Timestamp = change.timestamp();
        // The clocks show the old time up to the moment of the change.
        let shown = at.to_zoned(TimeZone::fixed(offset));
        observance(&mut out, &shown, offset, (change.offset(), change.dst(), change.abbreviation()));
        offset = change.offset();
    }
    out.raw("END", "VTIMEZONE");
    Some(out.finish())
}

fn observance(out: &mut Lines, onset: &Zoned, from: Offset, (to, dst, name): (Offset, Dst, &str)) {
    let kind = if dst.is_dst() { "DAYLIGHT" } else { "STANDARD" };
    out.raw("BEGIN", kind);
    out.raw("DTSTART", &onset.strftime("%Y%m%dT%H%M%S").to_string());
    out.raw("TZOFFSETFROM", &written(from));
    out.raw("TZOFFSETTO", &written(to));
    out.raw("TZNAME", name);
    out.raw("END", kind);
}

/// `+0800`, `-0330`.
fn written(offset: Offset) -> String {
    let (sign, seconds) = if offset.seconds() < 0 { ('-', -offset.seconds()) } else { ('+', offset.seconds()) };
    let (hours, minutes, rest) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if rest == 0 { format!("{sign}{hours:02}{minutes:02}") } else { format!("{sign}{hours:02}{minutes:02}{rest:02}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(zone: &str, first: i16, last: i16) -> Option<String> {
        rules(&TimeZone::get(zone).expect("a zone"), first, last)
    }

    #[test]
    fn a_zone_without_summer_time_has_one_rule() {
        let text = of("Asia/Shanghai", 2024, 2025).expect("rules");
        assert_eq!(text.matches("BEGIN:STANDARD").count(), 1);
        assert!(text.contains("TZOFFSETFROM:+0800\r\nTZOFFSETTO:+0800\r\nTZNAME:CST\r\n"), "{text}");
        assert!(!text.contains("DAYLIGHT"), "{text}");
    }

    #[test]
    fn every_change_of_the_clocks_stands_there() {
        let text = of("Europe/Berlin", 2024, 2024).expect("rules");
        assert!(text.contains("DTSTART:20240331T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nTZNAME:CEST"), "{text}");
        assert!(text.contains("DTSTART:20241027T030000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nTZNAME:CET"), "{text}");
        let text = of("America/St_Johns", 2024, 2024).expect("rules");
        assert!(text.contains("TZOFFSETFROM:-0330\r\nTZOFFSETTO:-0230"), "{text}");
        assert_eq!(of("UTC", 2024, 2024), None);
    }
}
