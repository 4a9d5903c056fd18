//! What the server itself says to visitors, in the site's language.

use crate::language::{Lang, Words};
use crate::model::Unpublished;

/// The words of one language.
#[derive(Debug, Clone, Copy)]
pub(super) struct Speech(bool);

impl Speech {
    /// Chinese for Chinese sites, English for all others.
    pub(super) fn of(lang: &Lang) -> Speech {
        Speech(lang.script() == Words::En)
    }

    /// For `lang=`.
    pub(super) fn lang(self) -> &'static str {
        if self.0 { "en" } else { "zh-Hans" }
    }

    /// Above the errors of the site.
    pub(super) fn problems(self, count: usize, good: bool) -> String {
        match (self.0, good) {
            (false, true) => format!("有 {count} 处错误，网站暂时不能发布。这里显示的是出错以前的页面。"),
            (false, false) => format!("有 {count} 处错误，网站暂时不能发布。"),
            (true, true) => format!("The site cannot be published: {}. This is the page as it was before.", errors(count)),
            (true, false) => format!("The site cannot be published: {}.", errors(count)),
        }
    }

    /// Above the errors of the page's template.
    pub(super) fn template(self, good: bool) -> &'static str {
        match (self.0, good) {
            (false, true) => "这一页的模板出错。这里显示的是出错以前的页面。",
            (false, false) => "这一页的模板出错，做不出页面。",
            (true, true) => "The template of this page fails. This is the page as it was before.",
            (true, false) => "The template of this page fails, so there is no page.",
        }
    }

    /// On a page that readers do not see yet.
    pub(super) fn mark(self, why: Unpublished) -> &'static str {
        match (self.0, why) {
            (false, Unpublished::Draft) => "草稿：只在预览里看得到，不会发布。",
            (false, Unpublished::Embargo) => "未到发布时间：只在预览里看得到，到时才会发布。",
            (false, Unpublished::Hidden) => "隐藏：只在预览里看得到，不会发布。",
            (true, Unpublished::Draft) => "Draft: only this preview shows it; it will not be published.",
            (true, Unpublished::Embargo) => "Under embargo: only this preview shows it until its day.",
            (true, Unpublished::Hidden) => "Hidden: only this preview shows it; it will not be published.",
        }
    }

    /// Beside a link to such a page.
    pub(super) fn badge(self, why: Unpublished) -> &'static str {
        match (self.0, why) {
            (false, Unpublished::Draft) => "草稿",
            (false, Unpublished::Embargo) => "未到发布时间",
            (false, Unpublished::Hidden) => "隐藏",
            (true, Unpublished::Draft) => "draft",
            (true, Unpublished::Embargo) => "embargo",
            (true, Unpublished::Hidden) => "hidden",
        }
    }

    /// To close the list of errors.
    pub(super) fn close(self) -> &'static str {
        if self.0 { "Hide" } else { "收起" }
    }

    /// Where nothing is.
    pub(super) fn nothing_here(self, home: &str) -> String {
        if self.0 { format!("There is nothing here. The site is at {home}") } else { format!("这里没有页面。网站在 {home}") }
    }

    /// For a page whose files change faster than they can be read.
    pub(super) fn in_motion(self) -> &'static str {
        if self.0 { "The files of this page are just being changed." } else { "这一页的文件正在改动。" }
    }
}

fn errors(count: usize) -> String {
    if count == 1 { "1 error".to_string() } else { format!("{count} errors") }
}
