# What `huikan serve` says on pages.

serve-problems = The site cannot be published: { counted-errors }.{ $good ->
    [yes] {" "}This is the page as it was before.
   *[no] {""}
}
serve-template = { $good ->
    [yes] The template of this page fails. This is the page as it was before.
   *[no] The template of this page fails, so there is no page.
}
serve-mark = { $why ->
    [draft] Draft: only this preview shows it; it will not be published.
    [embargo] Under embargo: only this preview shows it until its day.
   *[hidden] Hidden: only this preview shows it; it will not be published.
}
serve-badge = { $why ->
    [draft] draft
    [embargo] embargo
   *[hidden] hidden
}
serve-close = Hide
serve-nothing-here = There is nothing here. The site is at { $home }
serve-no-host = A request has to name its host.
serve-other-host = This host is not served here. To let others in your network see the site, run `huikan serve --host 0.0.0.0`.
serve-read-only = Only GET and HEAD are answered.
serve-in-motion = The files of this page are just being changed.
