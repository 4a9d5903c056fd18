# What commands say when they are done, or cannot do what they were asked for.

error-line = error: { $what }
sentence = { $text }.
no-such-event = there is no event `{ $event }`{ $n ->
    [0] ; name it by its folder in content/events/, or by its title
   *[other] ; did you mean { $near }?
}
several-such-events = several events are called “{ $event }”; name one by its folder: { $ids }
id-and-name = `{ $id }` ({ $name })
disk-failed = the disk failed: { $reason }

# huikan build
counted-pages = { $n ->
    [one] 1 page
   *[other] { $n } pages
}
build-done = Built { counted-pages } in { $seconds } s: { $written ->
        [one] 1 file
       *[other] { $written } files
    } written{ $deleted ->
        [0] {""}
       *[other] , { $deleted } deleted
    }, { $unchanged } unchanged, in { $folder }.{ $summary ->
        [none] {""}
       *[other] {" "}{ $summary }.
    }
build-nothing-written = { $summary }. Nothing was written.
build-site-untouched = The site that stands was not changed.
build-half-done = Every file of the site is whole, but some are new and some are old; the next build moves the rest.
build-waits = Waiting for another build into the same folder to end{ $process ->
        [0] {""}
       *[other] {" "}(process { $process })
    }.
memo-lost = .huikan/ is missing: everything was made anew.
memo-other-version = .huikan/ is another version's: everything was made anew.
memo-damaged = .huikan/ is damaged: everything was made anew.
memo-not-kept = .huikan/ cannot be written to: the next build will make everything anew.
progress = { $done }/{ $all } pages

# huikan build --explain
explain-page-none = { $page }: there is no such page.
explain-page-new = { $page }: not remembered, so it was made anew.
explain-page-missing = { $page }: nothing moved, but the file was missing or had another length, so it was made anew.
explain-page-left = { $page }: nothing moved; the page was left alone.
explain-page-moved = { $page }: made anew, because these moved:
explain-page-same = Its bytes came out the same.
key-theme = theme: templates, words or options
key-site = site: what every page shows (title, menu, footer)
key-page = page: address, title, breadcrumbs, neighbours
key-text = text: the Markdown text, or an address it links to
key-content = content: what this kind of page shows

# huikan build --timings
stage-read = read
stage-parse = parse
stage-resolve = resolve
stage-plan = plan
stage-render = render
stage-emit = emit
stage-all = all

# huikan check
check-done = Checked { counted-pages } in { $seconds } s: { $summary ->
        [none] nothing is wrong
       *[other] { $summary }
    }.

# huikan pdf
pdf-withheld = { $event } is not published, so it is not printed
pdf-no-agenda = { $event } has no agenda, so there is no booklet to print
pdf-off = this site does without booklets: `[booklet]` in site.toml says `enabled = false`, or its theme has no `booklet.html`
pdf-errors = Mend the errors first. Nothing was printed.
pdf-no-such-browser = no browser { $browser }
    `--browser` and the environment variable `HUIKAN_BROWSER` take the path of a browser or the name of its command
pdf-no-browser = no browser that prints was found
    Install Chromium, Chrome or Edge, any of them; one that is elsewhere is told with `--browser PATH` or the environment variable `HUIKAN_BROWSER`
pdf-printing = Printing with { $browser } ...
pdf-no-fonts = the browser has no Chinese font and would print boxes, so nothing was written
    Install a Chinese font, such as Noto CJK or Source Han; on Debian and Ubuntu that is `apt install fonts-noto-cjk`
pdf-missing = warning: { $n ->
        [one] one character
       *[other] { $n } characters
    } of the booklet may have no font and be printed as boxes; please look at: { $characters }
pdf-not-written = cannot write { $path }: { $reason }
pdf-done = Wrote { $path }, { $n ->
        [one] one page
       *[other] { $n } pages
    }.
pdf-unread = Wrote { $path }. What this browser prints cannot be read back, so the contents have no page numbers and fonts were not checked.
pdf-failed = the browser printed nothing. The last it said:
    { $said }
pdf-too-long = the browser took longer than { $seconds } s to print and was stopped
    Long pages on a slow machine need more: `--timeout SECONDS`
pdf-not-run = the browser cannot be run: { $reason }

# huikan release
release-nothing-done = Nothing was released.
release-withheld = { $event } is not published, so there is nothing to release
release-no-agenda = { $event } has no agenda to release
release-agenda-gone = { $event } has no agenda any more, and { $count ->
        [one] 1 released session
       *[other] { $count } released sessions
    } would be cancelled
    Is its file missing, or named otherwise than agenda.yaml, agenda.xlsx and the like? Nothing was released.
    If nothing of it takes place, say so: `huikan release { $event } --all-cancelled`
release-errors = Mend the errors first. Nothing was released.
release-nothing = Nothing has changed since release { $version } of { $event }.
release-backwards = the day of this release, { $day }, is before that of release { $version }, { $last }
    Nothing was released. Say the day with `--today`; if that of release { $version } is wrong, take the releases.yaml before it back from git, and release again
release-moved = somebody else has just released this agenda; run the command again
release-would = Release { $version } of { $event } would say so{ $first ->
        [0] {""}
        [one] , 1 session
       *[other] , { $first } sessions
    }. Nothing was written.
release-done = Release { $version } of { $event }{ $first ->
        [0] {""}
        [one] , 1 session
       *[other] , { $first } sessions
    }: commit { $path }.
release-change = { $change ->
    [new] new
    [cancelled] cancelled
    [restored] restored
    [postponed] postponed
    [moved-online] moved online
    [moved] moved
    [id] new id
   *[title] renamed
}
release-was = is it the one that was `{ $old }`? Then write { $at ->
        [entry] `was: { $old }` into its row: { $path }, line { $line }
        [row] `{ $old }` into its row, in a column `was`: { $path }, row { $line }
       *[nowhere] `was: { $old }` into its row
    }
release-now = `{ $old }` is now `{ $id }`
release-no-time = no time
release-no-place = no room

# huikan serve
serve-no-folder = there is no folder { $folder }
serve-no-port = cannot listen on { $host } port { $port }: { $reason }
serve-port-taken = Port { $asked } is taken, so this is port { $port }.
serve-open-to-all = Everybody in your network can see the site, drafts included.
serve-welcome = The site is at { $url }
    It follows every change; Ctrl-C ends it.
serve-no-browser = No browser could be opened: { $reason }
serve-mended = Everything is in order again.
serve-news = { $gone ->
        [0] { $new } new
       *[other] { $new ->
            [0] { $gone } gone
           *[other] { $new } new, { $gone } gone
        }
    }; now { $summary }.
serve-shown = { $what }: shown after { $ms } ms
serve-another-day = Another day
serve-and-more = { $one } and { $more } more
serve-browser-none = there is none
serve-watch-limit = it watches as many files as it may
serve-unwatched = The system does not tell of changes ({ $reason }); they are looked for whenever a page is loaded.

# huikan check --fix
fix-can = { fix-lines } can be put right for you: huikan check --fix
fix-nothing = Nothing here can be put right with certainty.
fix-lines = { $lines ->
    [one] 1 line
   *[other] { $lines } lines
}
fix-files = { $files ->
    [one] 1 file
   *[other] { $files } files
}
fix-question = Change { fix-lines } in { fix-files }? [y/N]
fix-not-written = Nothing was written. To change { fix-lines } in { fix-files }: huikan check --fix --yes
fix-written = Changed { fix-lines } in { fix-files }.
fix-moved = { $file } was changed while it was being looked at, and was left alone.
fix-read-only = { $file } is read-only, and was left alone.

# huikan check --online
online-asks = Trying { $links ->
    [one] 1 address
   *[other] { $links } addresses
} on { $hosts ->
    [one] 1 server
   *[other] { $hosts } servers
} …
online-offline = None of the servers can be found: there seems to be no network. The addresses elsewhere were not checked.
