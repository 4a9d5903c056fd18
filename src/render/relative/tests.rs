//! Pages before and after.

use super::{Place, Relative};
use crate::config::BaseUrl;
use crate::plan::OutPath;

fn place(address: &str, folder: &str) -> Place {
    Place::new(&BaseUrl::parse(address).expect("valid"), folder)
}

/// A site with a variant below it and one on a host of its own, from the pages of one of them.
fn of(origin: &str, folder: &str) -> Relative {
    let places =
        vec![place("https://e.org/a/zh-hant/", "zh-hant"), place("https://e.org/a/", ""), place("https://tw.example/", "zh-hant-tw")];
    Relative { origin: origin.to_string(), folder: folder.to_string(), places }
}

#[track_caller]
fn check(page: &str, before: &str, after: &str) {
    let site = of("https://e.org", "");
    let made = site.page(&OutPath::of(page), before.as_bytes().to_vec());
    assert_eq!(String::from_utf8_lossy(&made), after);
}

#[test]
fn addresses_of_the_site_are_those_seen_from_the_page() {
    let page = "/events/甲/";
    check(page, "<a href=\"/a/\">", "<a href=\"../../index.html\">");
    check(page, "<a href=\"/a\">", "<a href=\"../../index.html\">");
    check(page, "<a href=\"/a/events/%E7%94%B2/\">", "<a href=\"index.html\">");
    check(page, "<a href=\"/a/events/%E7%94%B2/agenda/?x=1#s-2\">", "<a href=\"agenda/index.html?x=1#s-2\">");
    check(page, "<a href=\"/a/events/\">", "<a href=\"../index.html\">");
    check(page, "<link href='/a/theme/0/style.css'>", "<link href='../../theme/0/style.css'>");
    check(page, "<a href=\"/a/events/%E7%94%B2/a:b.pdf\">", "<a href=\"./a:b.pdf\">");
    check(page, "<a href=\"/a/events/乙/\">", "<a href=\"../乙/index.html\">");
    check(
        "/",
        "<a href=\"/a/events/\"><a href=\"/a/zh-hant/events/\">",
        "<a href=\"events/index.html\"><a href=\"zh-hant/events/index.html\">",
    );
    check("/events/page/2/", "<a href=\" /a/events/page/3/ \">", "<a href=\"../3/index.html\">");
}

#[test]
fn all_else_stays_to_the_byte() {
    for same in [
        "<a href=\"#s\"><a href=\"?q=1\"><a href=''><a href><a href=\"/\"><a href=\"/ab/\"><a href=\"//e.org/a/\">",
        "<link rel=\"canonical\" href=\"https://e.org/a/events/\"><a href=\"https://e.org/a/\"><a href=\"https://other.org/a/\">",
        "<a href=\"mailto:a@e.org\"><a href=\"webcal://e.org/a/x.ics\"><img src=\"data:image/png;base64,/a/\"><a href=\"javascript:/a/\">",
        "<A\n HREF = b.html >甲 &amp; 乙</A><!-- <a href=\"/a/\"> --><title><a href=\"/a/\"></title><p title=\"/a/\">/a/",
        "<script>let a = '<a href=\"/a/\">';</script><script type=\"application/ld+json\">{\"@id\":\"/a/\"}</script>",
        "<meta property=\"og:url\" content=\"https://e.org/a/\"><textarea><a href=\"/a/\"></textarea>",
    ] {
        check("/events/a/", same, same);
    }
}

#[test]
fn a_site_at_the_top_of_its_host_takes_no_other_host_for_a_folder() {
    let site = Relative { origin: "https://e.org".to_string(), folder: String::new(), places: vec![place("https://e.org/", "")] };
    let page = |page: &str| String::from_utf8_lossy(&site.page(&OutPath::of("/events/a/"), page.as_bytes().to_vec())).into_owned();
    assert_eq!(page("<a href=\"//other.org/a/\"><a href=\"/b/\">"), "<a href=\"//other.org/a/\"><a href=\"../../b/index.html\">");
}

#[test]
fn folders_have_a_first_page_where_nobody_looks_for_it() {
    check(
        "/events/a/",
        "<a href=\"../\"><a href=\"./b/?c\"><a href=..><a href=.>",
        "<a href=\"../index.html\"><a href=\"./b/index.html?c\"><a href=\"../index.html\"><a href=\"./index.html\">",
    );
    check("/events/a/", "<a href=\"b.pdf\"><a href=\"../b\">", "<a href=\"b.pdf\"><a href=\"../b\">");
}

#[test]
fn values_are_read_as_browsers_read_them() {
    check("/x/", "<a href=/a/y/>", "<a href=\"../y/index.html\">");
    check("/x/", "<a href=/a/y/?b=1&amp;c=2#d class=e>", "<a href=\"../y/index.html?b=1&amp;c=2#d\" class=e>");
    check("/x/", "<a href=\"&#x2F;a&#47;y/?b='&amp;c\">", "<a href=\"../y/index.html?b=&#39;&amp;c\">");
    check("/x/", "<a title=\"甲>\"\thref\n=\n'/a/y.pdf'>", "<a title=\"甲>\"\thref\n=\n'../y.pdf'>");
    check("/x/", "<A HREF=\"/a/y.pdf\" href=\"/a/z.pdf\">", "<A HREF=\"../y.pdf\" href=\"../z.pdf\">");
}

#[test]
fn every_attribute_that_holds_addresses_is_known() {
    check("/x/", "<img src=\"/a/b.jpg\" alt=\"/a/b.jpg\">", "<img src=\"../b.jpg\" alt=\"/a/b.jpg\">");
    check(
        "/x/",
        "<source srcset=\"/a/b-1.webp 480w,\n /a/b,2.webp 960w, https://o.org/c.webp 2x,/a/d.webp\">",
        "<source srcset=\"../b-1.webp 480w,\n ../b,2.webp 960w, https://o.org/c.webp 2x,../d.webp\">",
    );
    check(
        "/x/",
        "<form action=\"/a/search/\"><button formaction=/a/s/>",
        "<form action=\"../search/index.html\"><button formaction=\"../s/index.html\">",
    );
    check("/x/", "<video poster=\"/a/p.jpg\"><object data=\"/a/b.pdf\">", "<video poster=\"../p.jpg\"><object data=\"../b.pdf\">");
    check("/x/", "<svg><use xlink:href=\"/a/i.svg#k\"/></svg>", "<svg><use xlink:href=\"../i.svg#k\"/></svg>");
    check("/x/", "<p style=\"background: url('/a/b.jpg')\">", "<p style=\"background: url(&#39;../b.jpg&#39;)\">");
    check(
        "/x/",
        "<style>@import \"/a/c.css\"; @import url(/a/d.css); p { background: URL( \"/a/b.jpg\" ), url(#c) }</style>",
        "<style>@import \"../c.css\"; @import url(../d.css); p { background: URL( \"../b.jpg\" ), url(#c) }</style>",
    );
    check(
        "/x/",
        "<noscript>甲<img src=\"/a/b.jpg\"></noscript><a href=/a/c.pdf>",
        "<noscript>甲<img src=\"../b.jpg\"></noscript><a href=\"../c.pdf\">",
    );
    check("/x/", "<template><a href=\"/a/y/\"></template>", "<template><a href=\"../y/index.html\"></template>");
}

#[test]
fn what_scripts_read_is_changed_where_it_names_a_file() {
    check("/x/", "<div data-src=\"/a/b/\" data-srcset=\"/a/b.jpg 2x\">", "<div data-src=\"../b/index.html\" data-srcset=\"../b.jpg 2x\">");
    check("/x/", "<div data-large=\"/a/b.jpg\">", "<div data-large=\"../b.jpg\">");
    check("/x/", "<div data-home=\"/a/\" data-key=\"a/\" data-style=\"/\">", "<div data-home=\"/a/\" data-key=\"a/\" data-style=\"/\">");
}

#[test]
fn variants_are_folders_wherever_they_stand() {
    let hant = of("https://e.org", "zh-hant");
    let made = |site: &Relative, html: &str| String::from_utf8(site.page(&OutPath::of("/events/"), html.into())).expect("text");
    assert_eq!(made(&hant, "<a href=/a/zh-hant/x/><a href=/a/x/>"), "<a href=\"../x/index.html\"><a href=\"../../x/index.html\">");
    assert_eq!(made(&hant, "<a href=https://tw.example/x/>"), "<a href=\"../../zh-hant-tw/x/index.html\">");
    let tw = of("https://tw.example", "zh-hant-tw");
    let style = "<link rel=stylesheet href=\"https://e.org/a/theme/0/style.css\"><a href=\"/x/\">";
    assert_eq!(made(&tw, style), "<link rel=stylesheet href=\"../../theme/0/style.css\"><a href=\"../x/index.html\">");
    for same in ["<link href=\"https://e.org/a/x/\" rel=\"canonical\">", "<link rel=alternate hreflang=en href=https://e.org/a/x/>"] {
        assert_eq!(made(&tw, same), same);
    }
}

#[test]
fn old_addresses_lead_to_files() {
    let site = of("https://e.org", "");
    let seen = |out: &str, to: &str| site.address_of(&OutPath::of(out), to);
    assert_eq!(seen("/2024/a.html", "https://e.org/a/events/b/").as_deref(), Some("../events/b/index.html"));
    assert_eq!(seen("/old/", "https://other.org/a/"), None);
}
