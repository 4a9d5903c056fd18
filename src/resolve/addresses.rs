//! Addresses that lead nowhere because of how they are written: nothing in them, no host, `https:/`, `www.` alone.
//!
//! Whether something is at an address is not asked here.

use crate::diag::{AddressSlip, Problem};

/// Names that hosts end with, and files hardly ever.
const DOMAINS: &[&str] = &["com", "cn", "net", "org", "edu", "gov"];

/// What is wrong with an address as such.
pub(super) fn slip(url: &str) -> Option<Problem> {
    let trimmed = url.trim();
    if trimmed.is_empty() {
        return Some(problem(url, AddressSlip::Empty, None));
    }
    if let Some(inner) = in_full_width_brackets(trimmed) {
        return Some(problem(url, AddressSlip::FullWidth, Some(inner.to_string())));
    }
    let (scheme, rest) = ["https", "http"].into_iter().find_map(|scheme| Some((scheme, strip(trimmed, scheme)?)))?;
    let (colon, rest) = match rest.chars().next()? {
        ':' => (true, &rest[1..]),
        '：' => (false, &rest['：'.len_utf8()..]),
        _ => return None,
    };
    let bare = rest.trim_start_matches(['/', '\\', '／']);
    let host = bare.split(['/', '?', '#', '\\']).next().unwrap_or_default();
    if host.is_empty() {
        return Some(problem(url, AddressSlip::NoHost, None));
    }
    let meant = || Some(format!("{scheme}://{bare}"));
    if host.contains(char::is_whitespace) {
        let host: String = host.split_whitespace().collect();
        let path = &bare[bare.find(['/', '?', '#', '\\']).unwrap_or(bare.len())..];
        return Some(problem(url, AddressSlip::Space, Some(format!("{scheme}://{host}{}", path.replace(char::is_whitespace, "%20")))));
    }
    match (colon, rest.strip_suffix(bare)) {
        (true, Some("//")) => None,
        (true, Some(slashes)) if !slashes.contains('／') => Some(problem(url, AddressSlip::Slashes, meant())),
        _ => Some(problem(url, AddressSlip::FullWidth, meant())),
    }
}

/// A host without `https://` before it, which was taken for the path of a file that is not there.
pub(super) fn without_scheme(url: &str, missing: &Problem) -> Option<Problem> {
    let Problem::MissingFile { near, .. } = missing else { return None };
    let host = url.split(['/', '?', '#']).next().unwrap_or_default();
    let (mailbox, host) = host.split_once('@').map_or((None, host), |(mailbox, host)| (Some(mailbox), host));
    let labels: Vec<&str> = host.split('.').collect();
    let plain = labels.iter().all(|label| !label.is_empty() && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'));
    let domain = labels.last().is_some_and(|last| DOMAINS.contains(&last.to_ascii_lowercase().as_str()));
    if let Some(mailbox) = mailbox {
        let is_mail = plain && labels.len() > 1 && near.is_none() && !mailbox.is_empty() && !mailbox.contains(char::is_whitespace);
        return is_mail.then(|| problem(url, AddressSlip::Mail, Some(format!("mailto:{url}"))));
    }
    let is_host = plain && labels.len() > 1 && (host.starts_with("www.") || (domain && near.is_none()));
    is_host.then(|| problem(url, AddressSlip::NoScheme, Some(format!("https://{url}"))))
}

/// Whether files of an ending are read, and never shown as a picture.
fn is_document(ending: &str) -> bool {
    ["pdf", "doc", "docx", "wps", "xls", "xlsx", "et", "ppt", "pptx", "csv", "txt", "md", "yaml", "html", "zip", "rar"].contains(&ending)
}

/// What is wrong with a file where a picture belongs, if no page can show it.
pub(super) fn no_picture(url: &str, ending: &str) -> Option<Problem> {
    // What phones and scanners make, and only few browsers read.
    let unshowable = ["heic", "heif", "tif", "tiff", "psd"].contains(&ending).then_some(AddressSlip::Unshowable);
    let slip = is_document(ending).then_some(AddressSlip::NoPicture).or(unshowable)?;
    Some(problem(url, slip, None))
}

/// A path with backslashes, unless it is one of a disk of Windows.
pub(super) fn backslashes(path: &str) -> Option<Problem> {
    let disk = path.starts_with("\\\\") || path.get(1..3) == Some(":\\");
    (!disk).then(|| problem(path, AddressSlip::Backslashes, Some(path.replace('\\', "/"))))
}

fn problem(url: &str, slip: AddressSlip, meant: Option<String>) -> Problem {
    Problem::BadAddress { url: url.to_string(), slip, meant }
}

/// `https` in any case, before what follows it.
fn strip<'u>(url: &'u str, scheme: &str) -> Option<&'u str> {
    let (head, rest) = url.split_at_checked(scheme.len())?;
    head.eq_ignore_ascii_case(scheme).then_some(rest)
}

fn in_full_width_brackets(url: &str) -> Option<&str> {
    let inner = url.strip_prefix('（')?;
    let inner = inner.strip_suffix('）').unwrap_or(inner);
    (!inner.is_empty() && !inner.contains(['（', '）'])).then_some(inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(url: &str, expect: Option<(AddressSlip, Option<&str>)>) {
        let expect = expect.map(|(slip, meant)| problem(url, slip, meant.map(str::to_string)));
        assert_eq!(slip(url), expect);
    }

    #[test]
    fn what_leads_nowhere() {
        check("", Some((AddressSlip::Empty, None)));
        check("http://", Some((AddressSlip::NoHost, None)));
        check("https:", Some((AddressSlip::NoHost, None)));
        check("https://?a", Some((AddressSlip::NoHost, None)));
        check("https:/baidu.com/a", Some((AddressSlip::Slashes, Some("https://baidu.com/a"))));
        check("HTTP:baidu.com", Some((AddressSlip::Slashes, Some("http://baidu.com"))));
        check("http:\\\\a.cn", Some((AddressSlip::Slashes, Some("http://a.cn"))));
        check("https：//a.cn", Some((AddressSlip::FullWidth, Some("https://a.cn"))));
        check("https://exa mple.com/a b", Some((AddressSlip::Space, Some("https://example.com/a%20b"))));
        check("（report.md）", Some((AddressSlip::FullWidth, Some("report.md"))));
        for right in ["https://a.cn", "http.md", "https-guide.md", "#s1", "a.md", "（一）.md", "mailto:a@b.cn", "/http:/a"] {
            check(right, None);
        }
    }

    #[test]
    fn hosts_and_files() {
        let missing = |near: Option<&str>| Problem::MissingFile { path: String::new(), near: near.map(str::to_string) };
        let meant = |url: &str, near: Option<&str>| match without_scheme(url, &missing(near)) {
            Some(Problem::BadAddress { meant, .. }) => meant,
            _ => None,
        };
        assert_eq!(meant("www.baidu.com", Some("content/a.md")).as_deref(), Some("https://www.baidu.com"));
        assert_eq!(meant("dangjian.gov.cn/a/b.html", None).as_deref(), Some("https://dangjian.gov.cn/a/b.html"));
        assert_eq!(meant("dang.xiao@a-b.gov.cn", None).as_deref(), Some("mailto:dang.xiao@a-b.gov.cn"));
        for file in ["a@2x/b.png", "@a.cn", "report.md", "a/b.cn", "甲.cn", ".cn", "notes.com.md"] {
            assert_eq!(meant(file, None), None, "{file}");
        }
        assert_eq!(meant("plan.cn", Some("content/plan.md")), None);
    }
}
