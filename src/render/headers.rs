//! `_headers`, which tells hosts such as Netlify and Cloudflare Pages what to send with each file.
//!
//! The policy is as strict as the pages allow: everything comes from the site itself, and nothing in a page runs or
//! styles by itself (Content Security Policy Level 3). Structured data stands in pages, but is no script that runs.

/// What pages may load, and who may show them in a frame.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src 'self'; font-src 'self'; \
                      connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'";

/// How long browsers may keep what goes by another name when it changes. Everything else is asked for each time, as both
/// hosts do of themselves; of two rules for one header one host would take both values, the other the last.
const KEPT: &str = "public, max-age=31536000, immutable";

/// The file for a site that stands below a path, with the folders of which nothing ever changes.
pub(super) fn headers(path: &str, kept: &[&str]) -> String {
    let kept: String = kept.iter().map(|folder| format!("\n{path}{folder}*\n  Cache-Control: {KEPT}\n")).collect();
    format!(
        "{path}*\n  Content-Security-Policy: {POLICY}\n  X-Content-Type-Options: nosniff\n  \
         Referrer-Policy: strict-origin-when-cross-origin\n{kept}"
    )
}
