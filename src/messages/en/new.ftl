# `huikan new`: files to start from.

## How it ended.

new-nothing = Nothing was written.
new-there = { $path } is there already, and nothing was written
new-unwritable = { $path } cannot be written: { $reason }
new-agenda-no-folder = the folder { $folder } does not exist; make it first, with the event's index.md in it
new-agenda-no-event = { $folder } has no index.md, so the agenda would belong to no event; write one first, or make an event with `huikan new event` and put the workbook into its folder; nothing was written
new-agenda-ending = { $path } does not end in .xlsx, and what is written is a workbook, so call it { $meant }; nothing was written
new-agenda-other = { $path } is there already, and an event has one agenda; nothing was written
new-wrote = Wrote { $path }
new-added = Added to { $path }
new-moved = The page is now { $to }. The old address { $from } stands in `aliases`, so that old links lead there.
new-remarks = With it, a check remarks:
new-mistakes = with it, the site would have the mistakes above
new-in-the-way = { $path } is there already and is not overwritten

## The site and the event.

new-no-site = { $folder } is no site: there is no { $file } in it or above it; make one with `huikan new site FOLDER`, or say with --root where it is
new-broken-event = the file of the event `{ $event }` has mistakes and cannot be read; mend them first, `huikan check` shows them
new-no-events = there is no event yet; begin with `huikan new event`

new-name-and-id = { $name } ({ $id })

## What is missing or wrong in the answers.

new-missing = { $flags } { $n ->
    [one] is missing
   *[other] are missing
}
new-wrong = { $flag }: { $why }
new-needed = this cannot be left out
new-not-one-of = `{ $text }` is none of: { $names }
new-bad-slug = `{ $slug }` cannot be part of an address: only lower-case letters, digits, hyphens and underscores can{ $has-suggestion ->
    [no] {""}
   *[yes] , as in `{ $suggestion }`
}
new-taken-slug = `{ $slug }` is taken; `{ $suggestion }` is free
new-slug-needed = the title has nothing to make an address of: give one with --slug, such as --slug spring-course
new-series-is-there = this series is there already; an event belongs to it by `series: { $id }` in its front matter, and another series needs another name
new-article-is-there = this event has one of that title already: { $path }; go on writing that one, or, if you mean another, choose another title, or an address of its own with --slug
new-unknown-id = there is no `{ $id }`{ $has-near ->
    [yes] ; did you mean { $near }?
   *[no] ; write an id that is there, or a name
}
new-ambiguous = several are called { $name }: write one of { $ids }
new-people-unclear = who is meant cannot be told in `{ $text }`: put `、` between people, no space inside of a name and no quotation marks around it, and write titles and organisations in brackets, `张三（某大学教授）`
new-one-person = `{ $text }` is not the name of one person: give one at a time
new-title-twice = `{ $text }` has a title or an organisation, and so have --job-title or --organisation: give them once
new-ends-before = the end, { $end }, is before the start, { $start }
new-outside-event = { $time } is not in the time of the event, { $event-time }
new-end-twice = --start says when it ends, and { $flag } says something else: write it once
new-end-without-start = { $flag } needs a --start
new-agenda-is-a-book = the agenda of this event is the spreadsheet { $path }, which is left to you: add a row at its end and save it; for a text of some length, --file writes a file in sessions/
new-add-it-yourself = { $path } is written in a way that cannot be added to for sure; add this yourself:
    { $lines }
new-bad-theme-name = `{ $name }` cannot be the name of a theme: it has letters, digits, hyphens and underscores, and begins with a letter or a digit
new-theme-of-program = `{ $name }` is a theme of the program; give yours another name, and say with --extends which one it extends
new-theme-is-there = there is a themes/{ $name } already; choose another name
new-bad-address = `{ $text }` is no address such as https://example.org/archive/
new-bad-language = --language: `{ $text }` is no language tag such as zh-Hans, zh-Hant or en

## Remarks.

new-new-name = note: the site meets “{ $name }” for the first time and will have a page for the name. { $has-near ->
    [yes] Is it “{ $near }”?
   *[no] Job title and organisation go with `huikan new speaker`.
}
new-same-title = note: there is an event called “{ $title }” already, in { $event }.
new-same-article = note: there is an article called “{ $title }” already: { $path }.
new-same-name = note: there is a speaker called { $name } already, with the id `{ $id }`.
new-gitignore = The .gitignore that is there was left alone; please add to it: { $lines }

## The folder of a new site.

new-not-a-folder = { $folder } is a file, not a folder
new-site-is-there = { $folder } is a site already
new-site-in-site = { $folder } lies inside the content of the site { $more }; choose another place
new-folder-not-empty = { $folder } holds { $more } and perhaps more; choose an empty folder or a new one

## What to do next.

new-site-next = Next:
    {"  "}cd { $folder }
    { new-site-next-steps }
new-site-next-here = Next:
    { new-site-next-steps }
new-site-next-steps =
    {"  "}the first event: huikan new event
    {"  "}the site in a browser, while you write: huikan serve --open
    Before it is published, change base_url in site.toml to its real address.
new-event-next = Next:
    {"  "}its agenda: huikan new session { $event }
    {"  "}the site in a browser, while you write: huikan serve --open
new-session-next = Next: another one, or `huikan serve --open` to see the agenda. To change it, edit the file.
new-article-next = It is a draft, and only the preview (`huikan serve --open`) shows it. When its text is written, delete the line `draft: true`.
new-speaker-next = Next: write `{ $id }` under `speakers` in an agenda or an article; or huikan new session EVENT --speaker { $id }
new-series-next = An event with `series: { $id }` belongs to this series.
new-theme-whole-next = Next:
    {"  "}the site in its clothes: huikan serve --theme { $name } --open
    {"  "}all of it is yours, a copy of plain: the frame of every page in templates/_layout.html, its looks in static/style.css, all its words in i18n/
    {"  "}what plain learns later it does not: a theme that extends plain would; for good: theme = "{ $name }" in site.toml

new-theme-next = Next:
    {"  "}the site in its clothes: huikan serve --theme { $name } --open
    {"  "}its colour is in themes/{ $name }/{ $colour }, what follows each report in templates/report.html, its words in i18n/
    {"  "}for good: theme = "{ $name }" in site.toml; huikan check finds what some page would lack

## Questions.

new-choose-help = ↑↓ to move, Enter to take, letters to filter
new-complete-help = Tab completes
new-title = Title
new-summary = Summary
    .help = a sentence or two for lists and for the top of the page; may be written later
new-slug = Name in the address
    .help = the name of the file or folder; it stays when the title changes
new-which-event = Which event
new-event-start = First day
    .help = such as 8 May 2027, 2027-05-08, or the whole: 8–10 May 2027
new-event-end = Last day
    .help = such as 10 May; just Enter if it is the same
new-kind = Kind of event
new-venue = Venue
    .help = just Enter if it is not known yet
new-organisers = Organisers
    .help = several with ; between them
new-series = Series
    .help = for events that repeat
new-type = Type
new-session-start = Time
    .help = such as 8 May 9:00, 8 May 9:00-10:30, 8 May afternoon; just Enter if it is not known yet
new-session-end = End, or how long it takes
    .help = such as 10:30 or 90m
new-room = Room
new-speakers = Speakers
    .help = several with ; between them
new-date = Date of publication
new-case-organisation = Whose practice
    .help = the name of the organisation
new-name = Name
new-job-title = Job title
new-organisation = Organisation
new-series-name = Name of the series
new-cadence = How often
    .help = such as once a year
new-folder = Folder for the site
    .help = the name of a new folder, or a full stop for this one
new-site-title = Title of the site
new-language = Language of the site
new-base-url = Where it will stand
    .help = the whole address; just Enter if it is not known yet
new-site-organisation = Whose site it is
    .help = for the foot of each page; may be left out

## Choices.

new-language-hans = 简体中文
new-language-hant = 繁體中文
new-language-en = English
new-kind-course = course
new-kind-lecture = lecture
new-kind-conference = conference
new-kind-workshop = workshop
new-kind-seminar = seminar
new-kind-ceremony = ceremony
new-type-opening = opening
new-type-lecture = lecture
new-type-case-sharing = case sharing
new-type-discussion = discussion
new-type-site-visit = site visit
new-type-self-study = self-study
new-type-ceremony = ceremony
new-type-closing = closing
new-type-break = break
new-type-social = social

## In new files, for those who edit them.

new-file-open = Take the # away from what you know:
new-file-kind = kind: course    # or lecture, conference, workshop, seminar, ceremony
new-file-series = series: Name of the series
new-file-venue = venue: Name of the place
new-file-organisers = organisers: [Name of the organiser]
new-file-summary = summary: A sentence or two for lists and for the top of the page
new-file-topics = topics: [Topic]
new-file-region = region: Country/Town
new-file-sign-off =
    Who wrote, edited and approved it, in printed order:
    sign_off:
      Reporter: Name
      Editor: Name
new-file-organisation = organisation: Whose practice it is
new-file-outcomes =
    What came of it:
    outcomes:
      - {"{"} metric: What was measured, value: The value, unit: Its unit {"}"}
new-file-draft = A draft, which is not published. Delete the next line when the text is written.
