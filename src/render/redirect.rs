//! The page at an old address: it leads to the new one, with or without a browser's help.

/// A page that leads to `url`, an absolute address; by `seen` where it is to be found from a disk, too.
pub(crate) fn redirect(url: &str, seen: Option<&str>, lang: &str) -> String {
    let to = attribute(seen.unwrap_or(url));
    let url = attribute(url);
    let lang = attribute(lang);
    format!(
        "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n<title>{url}</title>\n\
         <link rel=\"canonical\" href=\"{url}\">\n<meta name=\"robots\" content=\"noindex\">\n\
         <meta http-equiv=\"refresh\" content=\"0; url={to}\">\n</head>\n\
         <body><main><h1><a href=\"{to}\">{url}</a></h1></main></body>\n</html>\n"
    )
}

fn attribute(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;")
}
