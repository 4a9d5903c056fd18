//! `[contact]` and `[legal]`: how readers reach whoever publishes the site, and what the law wants at the foot of its pages.

use super::check::{group, or_note};
use crate::diag::{Expected, Trail};
use crate::parse::{Fields, url_of};

/// Where an ICP number can be looked up: every site in mainland China links there.
const ICP: &str = "https://beian.miit.gov.cn/";

/// Where the number of a filing with the police can be looked up.
const POLICE: &str = "https://beian.mps.gov.cn/#/query/webSearch?code=";

/// What stands at the foot of each page, and where mistakes are reported.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Imprint {
    /// The lines, in the order in which they are printed.
    pub lines: Vec<ImprintLine>,
    /// Where readers report a mistake on a page.
    pub corrections: Option<Corrections>,
}

/// A line at the foot of each page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImprintLine {
    /// `sponsor`, `operator`, `address`, `phone`, `email`, `complaints`, `copyright`, `site-code`, `icp`, `police` or `accessibility`.
    pub key: &'static str,
    /// The words; empty where the theme's words for the key say it all.
    pub text: String,
    /// Where it leads: elsewhere, or to a path inside the site.
    pub url: Option<String>,
    /// Where it is written, if somebody chose where it leads.
    pub trail: Option<Trail>,
}

/// Where readers report a mistake.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Corrections {
    /// By mail.
    Mail(String),
    /// With a form, in whose address `{url}` and `{title}` stand for the page's.
    Form(String),
}

impl ImprintLine {
    /// Whether its text is words, which the other script of Chinese writes with other characters; numbers of registers stay.
    #[must_use]
    pub fn is_words(&self) -> bool {
        matches!(self.key, "sponsor" | "operator" | "address" | "copyright")
    }
}

pub(super) fn imprint(f: &mut Fields<'_>) -> Imprint {
    let contact = group(f, "contact", |f| {
        let lines = [words(f, "address"), phone(f), email(f), complaints(f)];
        (lines, f.text("corrections").and_then(|said| or_note(f, said, Expected::MailOrAddress, corrections)))
    });
    let legal = group(f, "legal", |f| {
        let publisher = [words(f, "sponsor"), words(f, "operator")];
        let register = [words(f, "copyright"), named(f, "site_code", "site-code"), icp(f), police(f), accessibility(f)];
        (publisher, register)
    });
    let ([address, phone, email, complaints], corrections) = contact.unwrap_or_default();
    let ([sponsor, operator], register) = legal.unwrap_or_default();
    let lines = [sponsor, operator, address, phone, email, complaints].into_iter().chain(register).flatten();
    Imprint { lines: lines.collect(), corrections }
}

fn words(f: &mut Fields<'_>, key: &'static str) -> Option<ImprintLine> {
    named(f, key, key)
}

fn named(f: &mut Fields<'_>, key: &'static str, name: &'static str) -> Option<ImprintLine> {
    f.plain(key).map(|text| line(name, text, None))
}

fn line(key: &'static str, text: String, url: Option<String>) -> ImprintLine {
    ImprintLine { key, text, url, trail: None }
}

fn phone(f: &mut Fields<'_>) -> Option<ImprintLine> {
    let text = f.plain("phone")?;
    let url = tel(&text);
    Some(line("phone", text, url))
}

fn email(f: &mut Fields<'_>) -> Option<ImprintLine> {
    let said = f.text("email")?;
    let text = or_note(f, said, Expected::Mail, |text| is_mail(text).then(|| text.to_string()))?;
    let url = format!("mailto:{text}");
    Some(line("email", text, Some(url)))
}

/// A telephone number, an address for mail, or a page elsewhere.
fn complaints(f: &mut Fields<'_>) -> Option<ImprintLine> {
    let said = f.text("complaints")?;
    let text = said.value.clone();
    if is_mail(&text) {
        let url = format!("mailto:{text}");
        return Some(line("complaints", text, Some(url)));
    }
    if text.contains("://") || text.starts_with("mailto:") {
        let url = url_of("complaints", said, f.notes())?;
        return Some(ImprintLine { trail: Some(url.trail), ..line("complaints", String::new(), Some(url.value)) });
    }
    let url = tel(&text);
    Some(line("complaints", text, url))
}

/// `鄂ICP备12345678号-1`.
fn icp(f: &mut Fields<'_>) -> Option<ImprintLine> {
    let said = f.text("icp")?;
    let is_one = |text: &str| text.to_ascii_uppercase().contains("ICP") && text.chars().any(|c| c.is_ascii_digit());
    let text = or_note(f, said, Expected::Icp, |text| is_one(text).then(|| text.to_string()))?;
    Some(line("icp", text, Some(ICP.to_string())))
}

/// `鄂公网安备42100302000123号`, which is looked up by its digits.
fn police(f: &mut Fields<'_>) -> Option<ImprintLine> {
    let said = f.text("police")?;
    let digits = |text: &str| Some(text.chars().filter(char::is_ascii_digit).collect::<String>()).filter(|digits| digits.len() >= 10);
    let text = said.value.clone();
    let digits = or_note(f, said, Expected::Police, digits)?;
    Some(line("police", text, Some(format!("{POLICE}{digits}"))))
}

fn accessibility(f: &mut Fields<'_>) -> Option<ImprintLine> {
    let said = address(f, "accessibility")?;
    Some(ImprintLine { trail: Some(said.1), ..line("accessibility", String::new(), Some(said.0)) })
}

/// An address elsewhere, or a path inside the site: `/about/`.
pub(super) fn address(f: &mut Fields<'_>, key: &'static str) -> Option<(String, Trail)> {
    let said = f.text(key)?;
    let inside = said.value.starts_with('/') && !said.value.starts_with("//");
    let said = if inside {
        said
    } else if said.value.contains(':') {
        url_of(key, said, f.notes())?
    } else {
        or_note(f, said, Expected::AddressOrPage, |_| None::<()>);
        return None;
    };
    Some((said.value, said.trail))
}

fn corrections(text: &str) -> Option<Corrections> {
    let mail = text.strip_prefix("mailto:").unwrap_or(text);
    if is_mail(mail) {
        return Some(Corrections::Mail(mail.to_string()));
    }
    (text.starts_with("https://") || text.starts_with("http://")).then(|| Corrections::Form(text.to_string()))
}

fn is_mail(text: &str) -> bool {
    let plain =
        |part: &str| !part.is_empty() && !part.contains(|c: char| c.is_whitespace() || c.is_control() || "@<>\"?&:/，；、".contains(c));
    text.split_once('@').is_some_and(|(who, host)| plain(who) && plain(host) && host.contains('.'))
}

/// `tel:` of a number that can be dialled as it is; several in one are none.
fn tel(text: &str) -> Option<String> {
    let dialled = |c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | ' ' | '(' | ')' | '（' | '）' | '－' | '—');
    let number: String = text.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    (text.chars().all(dialled) && (3..=15).contains(&number.len())).then(|| format!("tel:{number}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_can_be_dialled_are() {
        assert_eq!(tel("0716-825 6789").as_deref(), Some("tel:07168256789"));
        assert_eq!(tel("+86 (716) 8256789").as_deref(), Some("tel:+867168256789"));
        assert_eq!(tel("12345").as_deref(), Some("tel:12345"));
        for none in ["0716-8256789、8256788转6", "办公室", "0716-8256789 0716-8256788 0716", ""] {
            assert_eq!(tel(none), None, "{none}");
        }
    }

    #[test]
    fn mistakes_are_reported_by_mail_or_form() {
        assert_eq!(corrections("a@example.org"), Some(Corrections::Mail("a@example.org".to_string())));
        assert_eq!(corrections("mailto:a@example.org"), Some(Corrections::Mail("a@example.org".to_string())));
        assert_eq!(corrections("https://example.org/f?u={url}"), Some(Corrections::Form("https://example.org/f?u={url}".to_string())));
        for bad in ["a@b@c.org", "a@example", "a b@example.org", "javascript:alert(1)", "a@example.org?cc=b@example.org", "办公室"] {
            assert_eq!(corrections(bad), None, "{bad}");
        }
    }
}
