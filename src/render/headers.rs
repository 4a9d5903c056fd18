//! `_headers`, which tells hosts such as Netlify and Cloudflare Pages what to send with each file.
//!
//! The policy is as strict as the pages allow: everything comes from the site itself, and nothing in a page runs or
//! styles by itself (Content Security Policy Level 3). Structured data stands in pages, but is no script that runs.

/// What pages may load, and who may show them in a frame.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src 'self'; font-src 'self'; \
                      connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'";

/// How long browsers may keep the theme's files, which change with the theme only. Pages are asked for each time, as both
/// hosts do of themselves; of two rules for one header one host would take both values, the other the last.
const THEME: &str = "public, max-age=3600, stale-while-revalidate=86400";

/// The file for a site that stands below a path.
pub(super) fn headers(path: &str) -> String {
    format!(
        "{path}*\n  Content-Security-Policy: {POLICY}\n  X-Content-Type-Options: nosniff\n  \
         Referrer-Policy: strict-origin-when-cross-origin\n\n{path}theme/*\n  Cache-Control: {THEME}\n"
    )
}
