//! Both bundled themes ask for nothing that is not there; what is misspelt in them is found.

use super::super::theme::{ThemeFile, collect};
use super::*;
use crate::config::{Audience, Config, Outside};
use crate::memo::Digest;
use crate::source::{SitePath, Sources};
use crate::view::shape::contract;

/// A theme of the program, its files taken for those of a site.
fn theme(name: &str) -> ThemeFiles {
    let outside = Outside {
        program: Digest::of_bytes(b"a test"),
        today: jiff::civil::date(2024, 10, 1),
        theme: Some(name.to_string()),
        base_url: None,
        audience: Audience::Public,
    };
    let none = Sources::in_memory(BTreeMap::new());
    let mut theme = collect(&none, &Config::fallback(&outside)).value;
    let path = |name: &str| SitePath::new(&format!("templates/{name}")).expect("clean");
    let sources = Sources::in_memory(theme.templates.keys().map(|name| (path(name), Vec::new())).collect());
    for (name, one) in &mut theme.templates {
        one.file = sources.find(&path(name));
    }
    theme
}

/// What is missing in a theme with one template in the place of its own.
fn missing(theme: &ThemeFiles) -> Vec<(String, Option<String>)> {
    let said = check(theme, &contract()).into_iter().map(|note| match note.problem {
        Problem::UnknownField { path, near } => (path, near),
        other => panic!("{other:?}"),
    });
    said.collect()
}

fn with(template: &str, text: &str) -> ThemeFiles {
    let mut theme = theme("gazette");
    let file = theme.templates["page.html"].file;
    for one in theme.templates.values_mut() {
        one.file = None;
    }
    let one = ThemeFile { path: template.to_string(), file, bytes: text.as_bytes().to_vec() };
    theme.templates.insert(template.to_string(), one);
    theme
}

#[track_caller]
fn check_page(text: &str, expect: &[(&str, Option<&str>)]) {
    let found = missing(&with("page.html", text));
    let found: Vec<(&str, Option<&str>)> = found.iter().map(|(path, near)| (path.as_str(), near.as_deref())).collect();
    assert_eq!(found, expect, "{text}");
}

#[test]
fn the_bundled_themes_ask_for_nothing_that_is_not_there() {
    for name in ["gazette", "plain"] {
        assert_eq!(missing(&theme(name)), [], "{name}");
    }
}

#[test]
fn fields_are_followed_through_everything_a_template_does() {
    check_page("{{ page.titel }}{{ page.title }}", &[("page.titel", Some("title"))]);
    check_page("{% if page.imge %}{{ page.image.altt }}{% endif %}", &[("page.imge", Some("image")), ("page.image.altt", Some("alt"))]);
    check_page("{% for one in page.breadcrumbs %}{{ one.urll }}{{ loop.index }}{% endfor %}", &[("one.urll", Some("url"))]);
    check_page(
        "{% set all = page.breadcrumbs %}{{ (all | first).kee }}{{ all[0].kez }}",
        &[("(all | first).kee", Some("key")), ("all[0].kez", Some("key"))],
    );
    check_page("{{ pge.title }}", &[("pge", Some("page"))]);
    check_page(
        "{{ t.menuu }}{{ t[\"menu\"] }}{{ t[page.kind] }}{{ options.colour_of_doors }}",
        &[("t.menuu", Some("menu")), ("options.colour_of_doors", None)],
    );
    check_page("{{ event.title }}", &[("event", None)]);
    check_page(
        "{{ page.title ~ page.knd if page.lnag else text.hmtl }}",
        &[("page.knd", Some("kind")), ("page.lnag", Some("lang")), ("text.hmtl", Some("html"))],
    );
    check_page("{{ \"{n}\" | fill(n=page.titel) }}", &[("page.titel", Some("title"))]);
}

#[test]
fn what_cannot_be_told_is_taken_to_be_right() {
    for right in [
        "{{ plain.extra.whatever.there.is }}",
        "{% if page.new is defined %}{{ page.new }}{% endif %}",
        "{% if nothing is defined %}{{ page.nothing | default(value=1) }}{% endif %}{{ page?.nothing }}",
        "{{ [one.x for one in page.breadcrumbs] }}{{ range(end=3) }}",
        "{% set_global last = \"\" %}{% for one in page.feeds %}{% set_global last = one %}{{ last.url }}{% endfor %}",
        "{# {{ page.titel }} #}{% raw %}{{ page.titel }}{% endraw %}",
        "{% for key, value in plain.extra %}{{ key }}{{ value.x }}{% endfor %}",
        "{{ (page.image or page.next).anything }}",
    ] {
        check_page(right, &[]);
    }
}

#[test]
fn components_know_what_they_are_given() {
    let own =
        "{% component own(of, loud: bool = false, @t) %}{{ of.titel }}{{ t.nowhere }}{{ page.title }}{{ loud }}{% endcomponent own %}";
    let calls = "{{ <own of={page} /> }}{% for page in page.breadcrumbs %}{{ <own of={page} loud={true} /> }}{% endfor %}";
    // Where the caller's variables end.
    check_page(&format!("{own}{calls}"), &[("of.titel", Some("title")), ("t.nowhere", None), ("page", None)]);
    // What one of several has is not missing.
    let both = "{% component both(of) %}{{ of.breadcrumbs }}{{ of.key }}{{ of.kee }}{% endcomponent both %}";
    let calls = "{{ <both of={page} /> }}{% for one in page.breadcrumbs %}{{ <both of={one} /> }}{% endfor %}";
    check_page(&format!("{both}{calls}"), &[("of.kee", Some("key"))]);
}

#[test]
fn blocks_and_includes_see_what_stands_around_them() {
    let page =
        "{% extends \"_layout.html\" %}{% block body %}{{ plain.titel }}{% block inner %}{{ plain.urll }}{% endblock %}{% endblock %}";
    check_page(page, &[("plain.titel", Some("title")), ("plain.urll", None)]);
    let mut theme = with("_own.html", "{{ one.url }}{{ one.urll }}{{ plain.title }}");
    let bytes = b"{% for one in page.breadcrumbs %}{% include \"_own.html\" %}{% endfor %}".to_vec();
    theme.templates.insert("page.html".to_string(), ThemeFile { path: String::new(), file: None, bytes });
    assert_eq!(missing(&theme), [("one.urll".to_string(), Some("url".to_string()))]);
}

/// The places where a template names a field that has to be there: `title` of `page.title`, not `venue` of `room.venue?.name`.
fn fields_of(text: &str) -> Vec<usize> {
    let mut places = Vec::new();
    for piece in lex::pieces(text) {
        let (lex::Piece::Show(tokens) | lex::Piece::Tag(tokens)) = piece;
        let forgiven = |n: usize| tokens.get(n + 2).is_some_and(|next| next.kind == lex::Kind::Sign("?."));
        let after_dot = tokens.windows(2).enumerate().filter(|(n, pair)| pair[0].kind == lex::Kind::Sign(".") && !forgiven(*n));
        places.extend(after_dot.map(|(_, pair)| pair[1].start));
    }
    places
}

/// A field that the themes ask for is missed when it is misspelt, wherever that is.
#[test]
fn planted_mistakes_are_found() {
    let contract = contract();
    let (mut planted, mut unseen) = (0, Vec::new());
    for name in ["gazette", "plain"] {
        let mut theme = theme(name);
        let names: Vec<String> = theme.templates.keys().filter(|name| !name.contains('/')).cloned().collect();
        for template in names {
            let text = String::from_utf8(theme.templates[&template].bytes.clone()).expect("UTF-8");
            // Every fortieth is enough to meet every construct.
            for at in fields_of(&text).into_iter().skip(planted % 40).step_by(40).filter(|at| !text[..*at].ends_with("loop.")) {
                let wrong = format!("{}zz{}", &text[..at], &text[at..]);
                theme.templates.get_mut(&template).expect("it is there").bytes = wrong.into_bytes();
                planted += 1;
                if check(&theme, &contract).is_empty() {
                    let line = text[..at].matches('\n').count();
                    unseen.push(format!("{name}/{template}: {}", text.lines().nth(line).unwrap_or_default()));
                }
            }
            theme.templates.get_mut(&template).expect("it is there").bytes = text.into_bytes();
        }
    }
    assert!(planted > 25, "{planted}");
    assert!(unseen.is_empty(), "{planted} planted, unseen:\n{}", unseen.join("\n"));
}
