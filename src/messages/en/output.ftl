# The folder, its files, and what is published.

no-site-toml = { $folder } is not a huikan site: it has no site.toml
    .help = go to the site's folder or name it with `--root FOLDER`

not-utf8 = this file is not UTF-8
    .label = the first byte that is not
    .help = { $has-looks-like ->
        [yes] it looks like { $looks-like }
       *[no] {""}
    }
    .help2 = { $has-looks-like ->
        [yes] convert it: `iconv -f { $looks-like } -t UTF-8 old > new`, or save it as UTF-8 in your editor
       *[no] save it as UTF-8 in your editor
    }

symlink-outside = { $has-target ->
        [yes] the symbolic link { $link } leads to { $target }
       *[no] the symbolic link { $link } leads to nothing
    }
    .help = links may lead to files inside the site only: copy what you need

name-not-utf8 = the file name { $name } is not UTF-8
    .help = rename the file; lower-case ASCII names make the best addresses

duplicate-url = two pages have the address { $url }
    .help = the other one is { $other }{ $has-own ->
        [yes] , this one is { $own }
       *[no] {""}
    }
    .help2 = rename one of the two, or change its `slug:` or `aliases:`

# Whoever has an address.
holder-file = { $path }
holder-topic = the topic { $name }
holder-region = the region { $name }
holder-front-page = the front page
holder-list = a list
holder-year = a year
holder-not-found = the page for dead links
holder-theme-file = a file of the theme
holder-feed = a feed
holder-timetable = a timetable
holder-calendar = a calendar
holder-sitemap = the sitemap
holder-robots = robots.txt
holder-headers = `_headers`, which `[hosting]` asks for
holder-search-page = the search page
holder-search-index = the search index
holder-picture = a version of a picture

bad-slug = `{ $slug }` cannot be part of an address
    .help = `{ $suggestion }` could: give it as `slug:`, or as `id:` in a list

foreign-output = { $folder } holds files that huikan did not write: { $files }
    .help = nothing was changed; choose an empty or new folder with `--output FOLDER`, or empty this one yourself

output-over-sources = the output folder { $folder } would overwrite the sources
    .help = choose a folder of its own with `--output FOLDER`

unknown-field = { $is-word ->
        [yes] the theme has no word `{ $path }`
       *[no] nothing that this template is used for has `{ $path }`
    }
    .label = { $has-near ->
        [yes] did you mean `{ $near }`?
       *[no] {""}
    }
    .help = { $is-word ->
        [yes] words are in the files of `i18n/`, as `name = "…"`; one with a hyphen in its name is written `t["name-n"]`
       *[no] the guide's page “What templates may use” lists what each kind of page has; a component sees only what it is given
    }

template-vain = { $vain }
    .label = { did-you-mean }
    .each-known = `{ $it }`
    .help = { $vain-is ->
        [loop] { $has-known ->
            [yes] its lists are { $known }
           *[no] take a text apart first, `{"{%"} for one in … | split(pat=", ") %{"}"}`; of a structure, take one of its fields with `.`
        }
        [argument] { $has-near ->
            [yes] {""}
           *[no] { $has-known ->
                [yes] it has { $known }
               *[no] it has none
            }
        }
        [default] `default` stands in for names that are not there; for what may be empty, write `or`
        [never] { $has-near ->
            [yes] {""}
           *[no] { $has-known ->
                [yes] it may be { $known }
               *[no] numbers have no quotation marks
            }
        }
        [quoted] values stand in braces, texts in quotation marks
       *[always] compare with each value in full; for any of several, write `page.kind in ["home", "event"]`
    }

vain-loop = a loop needs a list, and `{ $path }` is { $held }
vain-argument = `{ $taker }` has no argument `{ $name }`, so it does nothing
vain-default = where `{ $path }` is empty, `default` does nothing
vain-never = `{ $path }` is never `{ $value }`
vain-quoted = `{ $text }` in quotation marks is these letters, not its value
vain-always = the text `{ $text }` alone counts as yes on every page

unfilled-word = { $has-near ->
        [yes] nothing fills `{ $place }` in the word `{ $path }`, and readers would see it as it is
       *[no] `{ $path }` has a place `{"{"}{ $place }{"}"}`, and readers would see it as it is
    }
    .label = { did-you-mean }
    .help = { $has-near ->
        [yes] places are `{"{"}n{"}"}`, `m`, `name`, `title`, `count`, `total` and `url`, in braces without spaces; a word has the same in each language, and in the theme that it is from
       *[no] fill it, `{"{{"} { $path } | fill({ $place }=…) {"}}"}`
    }

lost-block = no page shows the block `{ $name }`: it belongs into the block `{ $within }`, which is replaced without it
    .help = move it into that one, write `{"{{"} super() {"}}"}` there to keep what it had, or take one of the two away

may-be-empty = `{ $path }` is empty on some pages, and this will fail there
    .help = ask first, `{"{%"} if { $path } %{"}"}…{"{%"} endif %{"}"}`, or write what is to stand there instead, as in `{"{{"} event.venue?.name or "" {"}}"}`

shown-structure = { $held-is ->
        [structures] `{ $path }` is a list of structures with fields, and `join` joins texts only
       *[other] `{ $path }` is { $held }, which cannot be shown as it is
    }
    .label = { $has-near ->
        [yes] did you mean `{ $near }`?
       *[no] {""}
    }
    .help = { $held-is ->
        [structures] join one of their fields, or go through it with `{"{%"} for one in { $path } %{"}"}`
        [list] go through it with `{"{%"} for one in { $path } %{"}"}`, or join its texts with `join`
       *[other] show one of its fields; the guide's page “What templates may use” lists them
    }
