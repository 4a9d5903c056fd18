//! Both bundled themes ask for nothing that is not there; what is misspelt in them is found.

use super::super::theme::{ThemeFile, collect};
use super::*;
use crate::config::{Audience, Config, Outside};
use crate::diag::Vain;
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
        relative_urls: false,
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
    let said = wrong(theme, &contract()).into_iter().chain(unsure(theme, &contract()));
    let said = said.filter_map(|note| match note.problem {
        Problem::UnknownField { path, near, .. } => Some((path, near)),
        Problem::MayBeEmpty { path } => Some((format!("empty {path}"), None)),
        Problem::FlawedPage { flaw: PageFlaw::Empty { path } } => Some((format!("no address {path}"), None)),
        _ => None,
    });
    said.collect()
}

/// What is told of a theme, as far as a test asks about it.
fn told(theme: &ThemeFiles, said: impl Fn(Problem) -> Option<String>) -> Vec<String> {
    wrong(theme, &contract()).into_iter().filter_map(|note| said(note.problem)).collect()
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
        // Of what is there together with something else one is asked about; that no page lacks it is seen on the pages.
        let missing = missing(&theme(name)).into_iter().filter(|(path, _)| !path.starts_with("no address"));
        assert_eq!(missing.collect::<Vec<_>>(), [], "{name}");
        assert_eq!(wrong(&theme(name), &contract()), [], "{name}");
    }
}

#[test]
fn what_may_be_empty_is_asked_about_first() {
    let empty = "empty page.image";
    for wrong in [
        "{{ page.image.alt }}",
        "{{ page.image?.alt }}",
        "{% if page.image.alt.x %}{% endif %}",
        "{% if page.title %}{% endif %}{{ page.image.alt }}",
        "{% for one in page.image %}{% endfor %}",
        "{% set one = page.image %}{{ page.image.alt }}",
        "{{ page.image[\"alt\"] | upper }}",
        "{% if page.updated %}{{ page.image.alt }}{% endif %}",
        "{% for one in site.menu %}{% if one.title %}{{ page.image.alt }}{% endif %}{% endfor %}",
    ] {
        let found = missing(&with("page.html", wrong));
        assert!(found.iter().any(|(path, _)| path == empty), "{wrong}: {found:?}");
    }
    check_page("{% set one = page.image %}{{ one.alt }}", &[("empty one", None)]);
    check_page("{{ \"{n}\" | fill(n=page.translation_of) }}", &[("empty page.translation_of", None)]);
    check_page("{{ text.html }}", &[("empty text", None)]);
    check_page("{% component own(of) %}{{ of.alt }}{% endcomponent own %}{{ <own of={page.image} /> }}", &[("empty page.image", None)]);
    for right in [
        "{% if page.image %}{{ page.image.alt }}{% endif %}",
        "{% if page.image.alt %}{{ page.image.alt | upper }}{% endif %}",
        "{% if not page.image %}{% else %}{{ page.image.alt }}{% endif %}",
        "{% if page.image and page.image.alt %}{% endif %}",
        "{% if page.updated %}{% elif page.image %}{{ page.image.alt }}{% endif %}",
        "{{ page.image?.alt or \"\" }}{{ page.image.alt or \"\" }}{{ page.image.alt | default(value=\"\") }}",
        "{{ page.image.alt if page.image else \"\" }}",
        "{{ page.image.alt if page.kind == \"report\" else \"\" }}",
        "{% set one = page.image %}{% if one %}{{ one.alt }}{% endif %}",
        "{% component own(of) %}{% if of %}{{ of.alt }}{% endif %}{% endcomponent own %}{{ <own of={page.image} /> }}",
        "{% component own(of) %}{{ of.alt }}{% endcomponent own %}{% if page.image %}{{ <own of={page.image} /> }}{% endif %}",
        "{% if page.updated %}{% else %}{{ page.image.alt }}{% endif %}",
        "{% if page.noindex %}{{ page.image.alt }}{% endif %}",
        "{% if page.kind == \"report\" %}{{ text.html }}{{ page.image.alt }}{% endif %}",
        "{{ page.translation_of }}{{ page.image.alt is defined }}",
        "{% if page.feeds %}{{ page.feeds[0].url }}{% endif %}",
        "{% for one in (page.image or page.breadcrumbs) %}{% endfor %}",
        "{% for one in [page.image] %}{% endfor %}",
    ] {
        check_page(right, &[]);
    }
}

#[test]
fn structures_and_lists_are_not_shown() {
    let wrong = |text: &str| -> Vec<String> {
        told(&with("page.html", text), |problem| match problem {
            Problem::ShownStructure { path, held, near, .. } => Some(format!("{path} {held:?} {}", near.unwrap_or_default())),
            _ => None,
        })
    };
    assert_eq!(wrong("{{ page.updated }}{{ page.feeds }}"), ["page.updated Structure page.updated.text", "page.feeds List "]);
    assert_eq!(wrong("{% for one in page.breadcrumbs %}{{ one }}{% endfor %}"), ["one Structure one.title"]);
    let first = "page.feeds | first Structure page.feeds | first | get(key=\"url\")";
    assert_eq!(wrong("{{ page.feeds | first }}"), [first]);
    assert_eq!(wrong("{{ page.feeds[0] }}"), ["page.feeds[0] Structure page.feeds[0].url"]);
    assert_eq!(wrong("{{ page.feeds | join(sep=\"、\") }}"), ["page.feeds Structures [one.url for one in page.feeds]"]);
    let updated = "page.updated Structure page.updated.text";
    for text in [
        "{{ \"于：\" ~ page.updated }}",
        "{{ page.updated ~ 1 }}",
        "{{ page.updated | str }}",
        "{{ t[\"total-n\"] | fill(n=page.updated) }}",
        "{{ page.updated or \"\" }}",
        "{{ page.title or page.updated }}",
        "{% set a = page.title or page.updated ~ \"\" %}",
        "{% if \"a\" == \"a\" ~ page.updated %}{% endif %}",
    ] {
        assert_eq!(wrong(text), [updated], "{text}");
    }
    let right = "{{ page.title }}{{ page.feeds | length }}{{ plain.extra }}{{ page.updated?.text or \"\" }}{{ t.menu }}{{ page.kind ~ 1 }}\
        {{ page.title if page.updated or page.feeds }}{{ [one.url for one in page.feeds] | join(sep=\"、\") }}{{ page.feeds and 1 }}\
        {% set a = page.updated or page.feeds %}{{ t[\"total-n\"] | fill(n=page.feeds | length) }}{{ page.kind | str }}{{ (1 + 2) ~ a }}";
    assert_eq!(wrong(right), [] as [String; 0]);
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
    check_page("{{ pge.title }}{{ pge?.title or 1 }}", &[("pge", Some("page")), ("pge", Some("page"))]);
    check_page(
        "{{ page.image?.altt or 1 }}{{ page?.titel or 1 }}{{ page.knd | default(value=1) }}{{ page.knd }}",
        &[("page.image?.altt", Some("alt")), ("page?.titel", Some("title")), ("page.knd", Some("kind")), ("page.knd", Some("kind"))],
    );
    check_page(
        "{% if page.feeds.length %}{% elif page.kind.foo %}{% elif page.feeds.first.url %}{% endif %}{{ page.image?.alt?.size or 1 }}",
        &[
            ("page.feeds.length", Some("page.feeds | length")),
            ("page.kind.foo", None),
            ("page.feeds.first", Some("page.feeds | first")),
            ("page.image?.alt?.size", Some("page.image?.alt | length")),
        ],
    );
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
        "{% if page.nothing is defined %}{{ page.nothing }}{% endif %}{{ page.image?.alt or 1 }}",
        "{% set kind = \"\" %}{% for one in page.feeds %}{% if kind.url %}{% endif %}{% set_global kind = one %}{% endfor %}",
        "{% component own(of = false) %}{% if of %}{{ of.title }}{% endif %}{% endcomponent own %}{{ <own /> }}",
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
fn components_that_nobody_calls_are_read_too() {
    let own = "{% component own(of, @page, @t) %}{{ of.whatever }}{{ page.titel }}{{ t.nowhere }}{{ nothing }}{% endcomponent own %}";
    check_page(own, &[("page.titel", Some("title")), ("t.nowhere", None), ("nothing", None)]);
}

#[test]
fn words_with_places_are_filled() {
    let unfilled = |text: &str| {
        told(&with("page.html", text), |problem| match problem {
            Problem::UnfilledWord { path, place, .. } => Some(format!("{path} {place}")),
            _ => None,
        })
    };
    let text = "{{ t[\"total-n\"] }}<p data-x=\"1\" title=\"{{ t['total-n'] }}\">{{ t.menu }}{{ t[\"total-n\"] | fill(n=1) }}\
        <p data-found=\"{{ t[\"search-found\"] }}\" data-n=\"{{- t[\"total-n\"] }}\">";
    assert_eq!(unfilled(text), ["t[\"total-n\"] n", "t['total-n'] n"]);
}

#[test]
fn what_is_done_in_vain_is_found() {
    let vain = |text: &str| {
        told(&with("page.html", text), |problem| match problem {
            Problem::TemplateVain { vain, near, .. } => Some(match (vain, near) {
                (Vain::Loop { path, held }, _) => format!("{path} {held:?}"),
                (Vain::Argument { name, taker }, near) => format!("{taker} {name} {}", near.unwrap_or_default()),
                (Vain::Default { path }, near) => format!("{path}: {}", near.unwrap_or_default()),
                (Vain::Never { path, value }, near) => format!("{path} {value} {}", near.unwrap_or_default()),
                (Vain::Quoted { text }, near) => format!("{text}: {}", near.unwrap_or_default()),
                (Vain::Always { text }, near) => format!("{text}: {}", near.unwrap_or_default()),
            }),
            _ => None,
        })
    };
    let none = [] as [String; 0];
    assert_eq!(vain("{% for c in page.title %}{{ c }}{% endfor %}{% for c in page.share %}{% endfor %}"), ["page.title Text"]);
    assert_eq!(vain("{% for c in site %}{% endfor %}"), ["site Structure"]);
    let fine = "{% for c in page.title | split(pat=\"、\") %}{% endfor %}{% for k, v in site %}{% endfor %}{% for c in page.breadcrumbs %}\
        {% endfor %}{% for c in site.extra %}{% endfor %}";
    assert_eq!(vain(fine), none);
    assert_eq!(vain("{{ [1] | join(separator=\"、\") }}{{ [1] | sort(by=\"a\") }}"), ["join separator sep", "sort by attribute"]);
    assert_eq!(vain("{% if page.title is starting_with(text=\"a\") %}{% endif %}"), ["starting_with text pat"]);
    assert_eq!(vain("{{ page.title | upper(a=1) }}{{ page.title | truncate(length=3, end=\"\") }}"), ["upper a "]);
    assert_eq!(vain("{{ page.author | default(value=\"甲\") }}"), none, "no such field is told otherwise");
    assert_eq!(vain("{{ page.translation_of | default(value=\"甲\") }}"), ["page.translation_of: page.translation_of or \"甲\""]);
    assert_eq!(vain("{{ page.translation_of | default(value=\"甲\", boolean=true) }}"), none);
    let compared = "{% if page.kind == \"raport\" or \"home\" != page.kind and page.kind not in [\"event\", \"lists\"] %}{% endif %}";
    assert_eq!(vain(compared), ["page.kind \"raport\" \"report\"", "page.kind \"lists\" "]);
    assert_eq!(vain("{% if page.breadcrumbs | length == \"3\" %}{% endif %}"), ["page.breadcrumbs | length \"3\" 3"]);
    assert_eq!(vain("{% if page.title == \"raport\" or page.breadcrumbs | length == 3 %}{% endif %}"), none);
    let always =
        "{% if page.kind == \"home\" or \"event\" %}{% endif %}{% if (page.title or \"a\") == \"a\" %}{{ page.title or \"a\" }}{% endif %}";
    assert_eq!(vain(always), ["\"event\": page.kind == \"event\""]);
    let own = "{% component own(of) %}{{ of }}{% endcomponent own %}";
    let quoted = "{{ <own of=\"page.title\" /> }}{{ <own of=\"home.cases\" /> }}{{ <own of=\"page\" /> }}{{ <own of=\"page.nowhere\" /> }}{{ <own of=\"a.b\" /> }}{{ <own of=\"page. 甲\" /> }}";
    assert_eq!(vain(&format!("{own}{quoted}")), ["page.title: {page.title}", "home.cases: {home.cases}"]);
    // What a component is given is not the same each time.
    let both = "{% component own(of) %}{% if of.kind == \"home\" %}{% endif %}{% for one in of %}{% endfor %}{% endcomponent own %}\
        {{ <own of={page} /> }}{{ <own of={page.breadcrumbs} /> }}";
    assert_eq!(vain(both), none);
}

#[test]
fn blocks_that_no_page_shows_are_found() {
    let lost = |text: &str| {
        let mut theme = with("page.html", text);
        let layout = b"{% block a %}{% block b %}{% endblock %}{% endblock %}{% block c %}{% endblock %}".to_vec();
        theme.templates.insert("own.html".to_string(), ThemeFile { path: String::new(), file: None, bytes: layout });
        told(&theme, |problem| match problem {
            Problem::LostBlock { name, within } => Some(format!("{name} in {within}")),
            _ => None,
        })
    };
    let a = |body: &str| {
        format!(
            "{{% extends \"own.html\" %}}{{% block a %}}{body}{{% endblock %}}{{% block b %}}1{{% endblock %}}{{% block c %}}{{% endblock %}}"
        )
    };
    assert_eq!(lost(&a("")), ["b in a"]);
    assert_eq!(lost(&a("{{ super() }}")), [] as [String; 0]);
    assert_eq!(lost("{% extends \"own.html\" %}{% block a %}{% block b %}{% endblock %}{% endblock %}"), [] as [String; 0]);
    assert_eq!(lost("{% extends \"own.html\" %}{% block b %}{% endblock %}{% block c %}{% endblock %}"), [] as [String; 0]);
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

#[test]
fn an_address_that_may_be_empty_is_asked_about_first() {
    let none = &[("no address page.translation_of", None)];
    check_page("<a href=\"{{ page.translation_of }}\">", none);
    check_page("<img src='{{- page.translation_of or \"\" -}}'>", none);
    let given = "{% component own(url) %}<a href=\"{{ url }}\">{% endcomponent own %}{{ <own url={page.translation_of} /> }}";
    check_page(given, none);
    for right in [
        "<a href=\"{{ page.url }}\">",
        "<a href=\"{{ page.translation_of }}#x\"><p title=\"{{ page.translation_of }}\">{{ page.translation_of }}",
        "<a data-href=\"{{ page.translation_of }}\">",
        "<a href=\"{{ page.translation_of or page.url }}\">",
        "{% if page.translation_of %}<a href=\"{{ page.translation_of }}\">{% endif %}",
    ] {
        check_page(right, &[]);
    }
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
                let misspelt = format!("{}zz{}", &text[..at], &text[at..]);
                theme.templates.get_mut(&template).expect("it is there").bytes = misspelt.into_bytes();
                planted += 1;
                if wrong(&theme, &contract).is_empty() {
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
