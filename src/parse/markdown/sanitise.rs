//! HTML written by people nobody vouches for.
//!
//! In comes rendered HTML with raw pieces in it, out comes HTML without scripts, styles,
//! forms, event handlers and foreign ids and classes. What our own renderer writes passes
//! unchanged. Only this file knows the sanitiser.

use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::LazyLock;

use ammonia::{Builder, UrlRelative};

use super::links::SAFE_SCHEMES;

/// Stands before each id the renderer wrote. A private character, so that no id on a page
/// begins with it by chance; whoever writes it on purpose gains an id without a name of ours.
pub(super) const OWN_ID: &str = "\u{E0F1}";

/// Cleans rendered HTML. Ids without [`OWN_ID`] are dropped, from the others it is taken.
pub(super) fn sanitise(html: &str) -> String {
    let clean = RULES.clean(html).to_string();
    // The sanitiser writes every attribute with a value. The whole tag cannot stand in text,
    // where `<` is escaped.
    clean
        .replace("<input type=\"checkbox\" disabled=\"\">", "<input type=\"checkbox\" disabled>")
        .replace("<input type=\"checkbox\" checked=\"\" disabled=\"\">", "<input type=\"checkbox\" checked disabled>")
}

static RULES: LazyLock<Builder<'static>> = LazyLock::new(rules);

fn rules() -> Builder<'static> {
    let mut rules = Builder::default();
    rules
        .add_tags(["section", "input", "picture", "source"])
        .add_generic_attributes(["id", "class"])
        .add_tag_attributes("a", ["role"])
        .add_tag_attributes("div", ["role"])
        .add_tag_attributes("section", ["role"])
        .add_tag_attributes("img", ["loading", "decoding", "srcset", "sizes"])
        .add_tag_attributes("source", ["type", "srcset", "sizes"])
        .add_tag_attributes("input", ["type", "checked", "disabled"])
        .set_tag_attribute_value("input", "type", "checkbox")
        .set_tag_attribute_value("input", "disabled", "")
        .url_schemes(HashSet::from(SAFE_SCHEMES))
        .url_relative(UrlRelative::PassThrough)
        .link_rel(None)
        .attribute_filter(|_, attribute, value| match attribute {
            "id" => value.strip_prefix(OWN_ID).map(Cow::Borrowed),
            "class" => is_own_class(value).then_some(Cow::Borrowed(value)),
            "role" => is_own_role(value).then_some(Cow::Borrowed(value)),
            _ => Some(Cow::Borrowed(value)),
        });
    rules
}

/// The classes the renderer writes.
fn is_own_class(class: &str) -> bool {
    matches!(class, "table" | "gallery" | "credit" | "footnotes" | "align-left" | "align-center" | "align-right")
        || class.starts_with("alert alert-")
        || class.starts_with("language-")
}

fn is_own_role(role: &str) -> bool {
    matches!(role, "note" | "doc-noteref" | "doc-backlink" | "doc-endnotes")
}

#[cfg(test)]
mod tests {
    use super::super::{Trust, html};

    fn for_nobody(text: &str) -> String {
        html(text, Trust::Nobody, &|_| None)
    }

    /// Everything the renderer can write.
    const RICH: &str = "# 一 {#why}\n\n甲[^a]和[^a]**重点：**内容*斜*~~删~~`码 <`&amp;\"引\"<http://a.b?c&d>\\\n新行\n\n\
        ![图](a.jpg \"注 | 摄\")\n\n![图](a.jpg)\n![图](b.jpg)\n\n看![图](c.jpg \"题\")[链 接](</中 文> \"题\")\n\n\
        |甲|乙|丙|\n|:-|-:|:-:|\n|1|2|3|\n\n- [ ] 未\n- [x] 完\n\n3. 三\n\n   ```rust\n   a < b && \"c\"\n   ```\n\n\
        > 引\n\n> [!NOTE]\n> 注\n\n---\n\n[^a]: 注 **粗**\n";

    #[test]
    fn our_own_html_passes_unchanged() {
        let plain = for_nobody(RICH);
        assert_eq!(plain, html(RICH, Trust::Author, &|_| None));
        // A comment is raw HTML, and leaves nothing behind.
        let cleaned = for_nobody(&format!("{RICH}\n<!-- -->"));
        assert_eq!(cleaned.replace("\n\n", "\n"), plain);
    }

    #[test]
    fn scripts_styles_and_handlers_go() {
        let out = for_nobody(
            "甲<script>alert(1)</script>乙<b onclick=\"x()\" style=\"color:red\">丙</b>\n\n\
             <style>p{}</style>\n\n<iframe src=\"https://x\"></iframe>\n\n<form><input name=q></form>\n\n\
             <a href=\"javascript:x\">丁</a> <img src=x onerror=y>\n",
        );
        for bad in ["script", "alert", "onclick", "style", "iframe", "form", "name=", "onerror", "p{}"] {
            assert!(!out.contains(bad), "{bad} in {out}");
        }
        assert!(out.contains("<b>丙</b>") && out.contains("<a>丁</a>"), "{out}");
    }

    #[test]
    fn strangers_set_no_ids_or_classes() {
        let out = for_nobody("## 一\n\n<p id=\"s1\" class=\"banner\">甲</p>\n");
        assert_eq!(out.matches("id=\"s1\"").count(), 1);
        assert!(!out.contains("banner") && !out.contains('\u{E0F1}'), "{out}");
    }

    #[test]
    fn authors_may_write_html() {
        let raw = "<div class=\"x\" onclick=\"y\">甲</div>\n";
        assert_eq!(html(raw, Trust::Author, &|_| None), raw);
    }
}
