# Front matter and data files.

front-matter-unclosed = the front matter is never closed
    .label = it opens here
    .help = put a line with `---` under the last key

front-matter-missing = { $cause-is ->
        [none] this file has no front matter
       *[other] the front matter is not found
    }
    .label = { $cause }
    .help = { $cause-is ->
        [blank] take them out: `---` has to be the first line of the file
        [text] it has to be the first thing in the file: move this text behind it
        [marks] it begins and ends with a line of three hyphens, `---`
        [line-ends] save the file with the line ends LF or CRLF, as every editor of today can
       *[none] begin the file with `---`, `{ $key }: …` and another `---`, each on a line of its own
    }

head-none = it should begin here
head-blank = empty lines or spaces stand before it
head-text = other text stands before it
head-marks = these are not three hyphens, `---`
head-line-ends = every line ends with CR alone, as on very old Macs: all of it is one line

yaml-syntax = this is not valid YAML: { $slip }
    .label = near here
    .help = { $slip-is ->
        [second-colon] put the value in quotation marks, as `title: "one: two"`; or, if it is a key, bring it in line with the others
        [bad-start] put the whole value in quotation marks
        [no-colon] write `key: value`, with a space behind the colon; a text of several lines is indented, and `|` stands behind its key
        [indent] lines that belong together begin in the same column, below each other
        [behind] leave out the quotation marks; if they belong to the value, put all of it in those of the other kind, as `'"Smart" cities'`
        [behind-bracket] if the brackets belong to the value, put all of it in quotation marks, as `"[Draft] Three days"`
        [remark-in-brackets] behind a space `#` begins a remark: put the value in quotation marks, as in `{ "{" } title: "Room #2" { "}" }`
        [list-in-line] put the list below its key, each entry on a line of its own that begins with `- `
        [full-width-brackets] use ASCII brackets and commas: `[张三, 李四]`, `{ "{" }name: 张三{ "}" }`
        [full-width-comma] write `, `, an ASCII comma and a space; outside of braces begin a new line
        [full-width-quote] end it with the mark that it begins with; if quotation marks are to be printed, write full-width ones on both sides
        [keys-for-list] a list stands in brackets: `[张三, 李四]`
        [dash-space] write `- `, with a space after the dash, and the dashes of a list below each other
        [full-width-dash] write `- `, the ASCII hyphen and a space, and the dashes of a list below each other
        [wide-space] put ASCII spaces in its place, so that lines that belong together begin in the same column
        [escape] write `\\` for a backslash, or use `'` as quotation marks
        [control] delete it, and type the line anew
        [second-document] a line of `---` or `...` ends the data: delete it
       *[other] a value with `: ` or ` #` in it, or one that begins with a mark such as `@`, `[` or `*`, needs quotation marks around it
    }

# The usual mistakes in YAML.
yaml-second-colon = a colon where there can be none
yaml-bad-start = no value can begin with `{ $character }`
yaml-no-colon = this line is no key with a value
yaml-indent = this line does not line up with those above
yaml-behind = something stands behind the closing mark
yaml-behind-bracket = something stands behind the closing bracket
yaml-remark-in-brackets = from this `#` on the line is a remark, and so the bracket is never closed
yaml-list-in-line = a list cannot begin behind a key
yaml-full-width-brackets = the brackets of a list are full-width
yaml-full-width-comma = a full-width comma `，` between two keys
yaml-full-width-quote = the value begins with an ASCII quotation mark, and ends with `{ $mark }`
yaml-keys-for-list = keys without values stand where a list belongs
yaml-dash-space = no space after the dash of a list
yaml-full-width-dash = the dash `{ $mark }` of a list is not `-`
yaml-wide-space = a line begins with a space that is none of ASCII ({ $character ->
        [wide] the full-width one
        [no-break] one that does not break, as web pages and Word have it
       *[other] { $character }
    })
yaml-escape = `\` means something between double quotation marks, but not before this character
yaml-control = there is an invisible character
yaml-second-document = the data ends here, and more follows
yaml-other = { $message }

yaml-unclosed = `{ $opening }` is never closed
    .label = it opens here
    .help = close it at the end of the value

text-cut-off = what stands behind this `#` is not published
    .label = behind a space, `#` begins a remark
    .help = to publish it, put the whole value in quotation marks: `"… { $rest }"`; if it is a remark, put a space behind the `#`

full-width-colon = a full-width colon after a key
    .label = the colon is `：`
    .help = write `{ $key }: ` with an ASCII colon and a space

missing-space = no space after the colon of a key
    .label = here
    .help = write `{ $key }: ` with a space

tab-indent = a tab at the beginning of a line
    .label = this is a tab
    .help = { $outdent ->
        [yes] this line belongs below those above it: delete the tab, and begin it in their column
       *[no] YAML is indented with spaces: put two in its place
    }

duplicate-key = the key `{ $key }` stands here twice
    .help = { $entry ->
        [yes] if a new entry begins here, put `- ` before its first line, as in `- title: …`; if not, keep one of the two
       *[no] keep one of the two
    }

releases-help = `huikan release` writes this file, and nobody else has to: `git checkout -- { $path }` takes back the one that was committed last; without git, take it from a backup

data-too-large = this data unfolds without end
    .help = take the aliases (`*name`) or the deep nesting out

toml-syntax = this is not valid TOML: { $slip }
    .label = near here
    .help = { $slip-is ->
        [unquoted] write a text as `key = "text"`
        [chinese-quotes] write `"` on both sides
        [for-equals] write `key = "text"`
        [full-width-comma] write `,`, the ASCII comma
        [full-width-brackets] write `[` and `]`, the ASCII ones
        [no-value] write the value behind `=`, a text in quotation marks, or delete the line
        [no-equals] write `key = "text"`
        [bad-key] letters without accents, digits, `-` and `_` may stand alone; write others as `"…" = "text"`
        [unclosed] close it on the same line
        [unclosed-list] write `]` behind the last entry
        [comma] put `,` between two entries, in its ASCII form
        [behind] one line holds one key; a remark begins with `#`
        [leading-zero] take the zero away, or put all of it in quotation marks
        [yes-or-no] write `true` or `false`, in small letters
        [escape] write `\\` for a backslash, or use `'` as quotation marks
        [day] write it as `2024-09-04`, or put it in quotation marks
       *[other] a text stands in quotation marks: `key = "text"`
    }

# The usual mistakes in TOML.
toml-unquoted = a text without quotation marks
toml-chinese-quotes = these are not the quotation marks of TOML
toml-for-equals = `=` belongs behind a key, and here is `{ $mark }`
toml-full-width-comma = a full-width comma `，` between two entries
toml-full-width-brackets = the brackets are full-width
toml-no-value = a key without a value
toml-no-equals = a key without `=`
toml-bad-key = no name for a key
toml-unclosed = a quotation mark or a bracket is never closed
toml-unclosed-list = this `[` is never closed
toml-comma = no comma between two entries
toml-behind = something stands behind the value
toml-leading-zero = a number with a zero before it
toml-yes-or-no = neither `true` nor `false`
toml-escape = a backslash that means nothing
toml-day = a date in another form
toml-other = { $message }

wrong-type = { $subject } should be { $expected }
    .label = this is { $found }

subject-key = `{ $key }`
subject-part = { $part }

data-elsewhere = { $document-is ->
    [theme-options] this theme has no options
   *[other] data of your own belongs under `extra:`
}

unknown-key = { $document } has no key `{ $key }`
    .label = it is ignored
    .each-known = `{ $it }`
    .help = { $document-is ->
        [site] options of the theme belong under `[theme_options]`
        [checks] only codes of problems that may be changed stand here, and most errors may not; see `huikan explain`
       *[other] { $role ->
            [yes] it belongs into the sign-off: put it below `sign_off:`, with two spaces before it
           *[no] { $has-known ->
                [yes] it has { $known }
               *[no] { data-elsewhere }
            }
        }
    }

misspelt-key = unknown key `{ $key }`
    .label = did you mean `{ $near }`?

misspelt-file = { $data ->
        [yes] this file of data is not read under its name
       *[no] this file is taken for a plain page
    }
    .label = did you mean `{ $near }`?
    .help = { $data ->
        [yes] agendas, speakers and the like are told by the names of files and folders, letter by letter; until it is renamed, nothing of it is published
       *[no] reports, cases, speakers and the like are told by the names of files and folders; if it is a plain page, write `checks: {"{"} misspelt-file: off {"}"}` into its front matter
    }

missing-key = { $empty ->
        [yes] { $document } needs a `{ $key }`, and this one is empty
       *[no] { $document } needs a `{ $key }`
    }
    .help = { $empty ->
        [yes] { $document-is ->
            [site] write something between the quotation marks
           *[other] { $comment ->
                [yes] what begins with `#` is a remark: if it is the value, put it in quotation marks, as `{ $key }: "#1 …"`
               *[no] write something behind `{ $key }:`
            }
        }
       *[no] { $document-is ->
            [site] add a line `{ $key } = "…"`
            [theme-option] add a line `{ $key } = "…"`
           *[other] add a line `{ $key }: …`
        }
    }

unknown-value = `{ $key }` cannot be `{ $value }`
    .label = { did-you-mean }
    .each-allowed = `{ $it }`
    .each-everyday = `{ $it }`
    .help = it is one of { $allowed }{ $has-everyday ->
        [yes] , or in Chinese { $everyday }
       *[no] {""}
    }

bad-value = `{ $key }` cannot be `{ $value }`
    .label = this should be { $expected }

# Kinds of documents, and of parts of them.
part-event = an event
part-agenda = an agenda
part-session = a session
part-report = a report
part-case = a case study
part-speaker = a speaker
part-speakers = a list of speakers
part-series = a series
part-organisation = an organisation
part-organisations = a list of organisations
part-venue = a venue
part-venues = a list of venues
part-theme-options = the theme
part-room = a room
part-page = a page
part-front-page = the front page
part-source = a source
part-sign-off-step = a step of the sign-off
part-quote = a quote
part-correction = a correction
part-figure = a figure
part-link = a link
part-track = a track
part-appearance = a speaker's appearance
part-outcome = an outcome
part-period = a period
part-consent = the consent
part-photo = a photo
part-releases = releases.yaml
part-release = a release
part-released-session = a released session
part-released-state = a released state
part-site = site.toml
part-theme = theme.toml
part-theme-option = an option of a theme
part-checks = the table of checks
part-session-types = the types of sessions
part-limits = the table of limits
part-variants = the table of variants
part-variant = a variant
part-own-variant = the site's own script
part-words = the list of words
part-house-words = words.toml
part-house-rule = an entry of words.toml

# What belongs somewhere.
expected-keys = a group of keys
expected-text = text
expected-yes-or-no = true or false
expected-consent = true, false, or `page:` and `photo:`
expected-roles = lines such as `记者: 张三` without a dash, or entries such as `- { "{" } role: 记者, name: 张三 { "}" }`
expected-headers = headers with what they mean
expected-words = a list such as `["甲", "乙"]`
expected-replacements = lines such as `"误" = "正"` below `[replace]`
expected-list = a list, each entry beginning with `-`
expected-bracket-list = a list such as `["a", "b"]`
expected-number = a number
expected-whole-number = a whole number
expected-positive-number = a whole number above 0
expected-up-to = a whole number from 1 to { $most }
expected-colour = a colour, such as `#1f5fa8`
expected-minutes = a number of minutes such as `30`
expected-file-size = a size such as `3 MB` or `500 KB`
expected-hours = two times of one day such as `11:30-13:30`
expected-day = a day such as `2024-09-04`
expected-address = an address such as `https://example.org/`
expected-address-or-page = an address such as `https://example.org/`, or a page of the site: `/about/`
expected-mail = an address for mail such as `office@example.org`
expected-mail-or-address = an address for mail such as `office@example.org`, or of a form: `https://example.org/form?page={"{url}"}`
expected-icp = a number such as `鄂ICP备12345678号-1`
expected-police = a number such as `鄂公网安备42100302000123号`
expected-site-address = an address such as `https://example.org/archive/`
expected-old-address = an address inside the site that begins with `/`
expected-language = a language tag such as `zh-Hans`, `zh-Hant-HK` or `en`
expected-pinyin = the pinyin of the name, a syllable for each character, such as `Zēng Chūn`
expected-zone = a zone such as `Asia/Shanghai`
expected-sheets = `coming`, `all` or `none`
expected-chinese = a sort of Chinese such as `zh-Hant-HK` or `zh-Hans`
expected-chinese-area = `zh-Hans`, `zh-Hant`, or with an area `zh-Hant-HK`, `zh-Hant-MO`, `zh-Hant-TW`
expected-prefix = one part of an address such as `zh-hant`
expected-own-prefix = a `prefix` that no other variant has
expected-free-prefix = a part of an address below which the site has nothing else
expected-other-script = another script than the site’s own, of which an entry stands here already
expected-quotes = `corner` for 「」, `curly` for “”, or `keep`
expected-names = `keep` or `convert`
expected-parent = an organisation that does not lie below this one
expected-related = the path of an event, a report or a case study
expected-uid = an identifier as `huikan release` makes them
expected-next-release = { $number }: releases are numbered in order
expected-number-from = a number from { $first }
expected-later-release = a release of this file, later than the state before
expected-release-of = a release from { $first } to { $last }

# What stands there.
shape-nothing = nothing
shape-yes-or-no = true or false
shape-number = a number
shape-text = text
shape-list = a list
shape-keys = a group of keys
