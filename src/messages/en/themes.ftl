# Themes and their templates.

no-theme = there is no theme `{ $name }`
    .label = { did-you-mean }
    .each-known = `{ $it }`
    .help = { $bare ->
        [yes] the folder `themes/{ $name }/` has no `theme.toml`; put one there, with `name = "{ $name }"` in it
       *[no] there are { $known }
    }

theme-cycle = the theme `{ $name }` extends itself
    .help = take the `extends` out of one of the themes, or name another

no-template = { $has-names ->
        [yes] the theme `{ $theme }` has no template { $names }
       *[no] the theme `{ $theme }` has no templates
    }
    .each-names = `{ $it }`
    .help = { $has-names ->
        [yes] write one of them as `themes/{ $theme }/templates/…`, or let the theme extend one that has it: `extends = "plain"`
       *[no] nothing can be made of it; write them into `themes/{ $theme }/templates/`, or let the theme extend one that has them: `extends = "plain"`
    }
    .help2 = { $has-names ->
        [yes] it happened while making { $page }
       *[no] {""}
    }

missing-templates = the theme `{ $theme }` has no template { $names }
    .each-names = `{ $it }`
    .help = as soon as there is a page of that kind, it cannot be made; write what is missing into `themes/{ $theme }/templates/`, or let the theme extend one that has it: `extends = "plain"`

missing-asset = { $astray ->
        [yes] `{ $name }` leads to no file of the theme
       *[no] there is no file `static/{ $name }` in the theme
    }
    .label = { did-you-mean }
    .help = { $astray ->
        [yes] templates name the files of `static/` as `{"{{"} site.assets {"}}"}own.css`, style sheets from their own folder on; where they are published changes with what they hold
       *[no] the files of a theme lie in its `static/`, or in that of a theme that it extends
    }

option-about = the option `{ $key }`: { $about }

remote-file = browsers would get this file from another site: { $host }
    .help = save it in the theme's `static/` and name it there; the other site learns who reads, and the page changes when it does. The content security policy of the published site refuses it

unknown-option = the theme has no option `{ $name }`
    .label = { did-you-mean }
    .help = options are declared in `theme.toml`, of this theme or of one that it extends, under `[options]`; the declaration does without a value

unread-file = { $what }
    .label = { did-you-mean }
    .help = { $what-is ->
        [words] the words of a theme are read from `zh-Hans.toml`, `zh-Hant.toml` and `en.toml` in `i18n/`
        [astray] a theme is read from its `templates/`, `static/`, `i18n/` and `top/`; templates are HTML
        [published] readers would see its marks
       *[template] templates have the names of kinds of pages, such as `event.html`; others are used where a template names them, `{"{%"} include "…" %{"}"}`
    }

idle-option = `{ $name }` { $why }
    .help = { $why-is ->
        [above] put it above the line `[options]`
        [unfit] `var(--option-{ $name })` takes texts and numbers of letters, digits, spaces and `# % . , ( ) / -`, such as `#1d5c4d` or `1.5rem`; now the declaration does without a value
       *[other] a template asks for it as `options.{ $name }`, a style sheet as `var(--option-{ $name })`; take it out if it is not wanted
    }

idle-unread = is an option that no template and no style sheet asks for
idle-above = stands below `[options]` and is taken for an option of the theme
idle-unfit = has a value that cannot stand in style sheets, and they ask for it

unread-words = these words are not read: no language has this file name
unread-astray = nothing reads this file here
unread-published = this template is published as it is
unread-template = nothing is made with this template

dead-link = `{ $address }` { $lack }
    .label = { did-you-mean }
    .help = { $lack-is ->
        [beside] addresses of the site begin with `{"{{"} site.home {"}}"}`; what lies beside it on the same host is written in full, `https://…`
       *[other] {""}
    }
    .help2 = it stands on the page `{ $page }`, and maybe on others

lack-page = leads to no page of the site
lack-file = leads to no file of the site
lack-anchor = leads to a part of a page that is not there: nothing on it has the id `{ $id }`
lack-beside = lies outside of the site, whose addresses begin with `{ $base }`

search-mark = searching will not work: the search page has no { $marks }
    .label = { did-you-mean }
    .each-marks = `{ $it }`
    .help = the script of the search stops without it, and says nothing; the guide for theme authors tells what stands where

flawed-page = { $flaw }
    .help = { $flaw-is ->
        [twice] an id is for one element; links, labels and scripts find the first only
        [inline] put it into a file in `static/` of the theme: `<script src="{"{{"} site.assets {"}}"}…">`, a class in a style sheet, an event handler in a script; or take `headers = true` out of `[hosting]`
        [empty] ask first, around the whole element: `{"{%"} if … %{"}"}…{"{%"} endif %{"}"}`; an empty address leads back to the page it stands on
       *[unreached] the template shows no way to the further pages of the list; they are in the list's `pager`, as in `{"{%"} if index.list.pager?.next %{"}"}`
    }

page-flaw-twice = the id `{ $id }` is twice on the page `{ $page }`, and maybe on others
page-flaw-inline = browsers will ignore this `{ $written }` (seen on `{ $page }`): the policy that `[hosting] headers` publishes allows no code in the page itself
page-flaw-empty = `{ $path }` is empty on some pages, and this address with it
page-flaw-unreached = nothing leads to `{ $path }`, the second page of a list

missing-words = `{ $file }` lacks words: { $keys }{ $more ->
        [0] {""}
       *[other] {" "}and { $more } more
    }
    .each-keys = `{ $it }`
    .help = those of `{ $instead }` are shown instead; all of them are in `i18n/{ $instead }.toml`, of the theme or of one that it extends

template-syntax = the template is not valid: { $has-template ->
        [yes] { $template }: { $slip }
       *[no] { $slip }
    }
    .label = { did-you-mean }
    .each-known = `{ $it }`
    .help = { $slip-is ->
        [end] something that opens with `{"{{"}` or `{"{%"}` is never closed, or an `{"{%"} end… %{"}"}` is missing
        [circle] a template extends or includes others, never itself
        [tag] tags are `if`, `elif`, `else`, `for`, `set`, `block`, `extends`, `include`, `component`, `filter`, `raw` and their ends, such as `endif`; for `macro` and `import` there is `component`
        [template-of] a theme has the templates of another one, as `gazette/report.html`, when its theme.toml says `extends = "gazette"`
        [filter] the guide's page “What templates may use” lists the filters
        [function] a component is called as a tag, `{"{{"} <name of={"{"}page{"}"} /> {"}}"}`
       *[other] {""}
    }
    .help2 = { $has-known ->
        [yes] there are { $known }
       *[no] {""}
    }

template-error = { $has-template ->
        [yes] { $template }: { $slip }
       *[no] { $slip }
    }
    .label = { did-you-mean }
    .each-known = `{ $it }`
    .help = { $slip-is ->
        [empty] what may be empty is asked first, `{"{%"} if … %{"}"}`, or given something else with `or`, as in `{"{{"} event.venue?.name or "" {"}}"}`
        [hollow] what may be empty is asked first, `{"{%"} if … %{"}"}`, or given something else with `or`, as in `{"{{"} event.venue?.name or "" {"}}"}`; a text, a number or a list has no fields, its length is `| length`
        [no-number] texts are put together with `~`, as in `{"{{"} page.title ~ "!" {"}}"}`; `| int` makes a number of a text
        [no-fields] how long a text or a list is says `| length`
        [takes] this component stands for the one of the theme, so it has to take the same: add the argument, or give the component another name
        [demands] this component stands for the one of the theme, so it can count on nothing more: give the argument a default, as in `colour = none`, or the component another name
        [word] add it there, in a line `name = "…"`
       *[other] { $has-known ->
            [yes] there are { $known }
           *[no] {""}
        }
    }
    .help2 = { $has-chain ->
        [yes] the template is used by { $chain }
       *[no] {""}
    }
    .help3 = it happened while making { $page }

# The usual mistakes in templates.
slip-blank = nothing comes of this template: the page would be empty
slip-field = there is no field `{ $name }`
slip-variable = there is no variable `{ $name }`
slip-undefined = the variable `{ $name }` has no value
slip-nothing-to-go-through = there is nothing here to loop over
slip-empty = `{ $path }` is empty on this page
slip-hollow = `{ $path }` is empty here, or has no fields
slip-no-fields = `{ $path }` is { $held } and has no fields
slip-word = there is no word `{ $name }` in { $file }
slip-hyphen = a word with a hyphen in its name is written `t["{ $name }"]`
slip-inner = a component is defined outside of all other tags
slip-no-list = a loop needs a list, and this is { $held }
slip-unfit = the filter `{ $name }` needs { $wanted }, and this is { $held }
slip-no-number = only numbers can be reckoned with, and this is { $held }
slip-unfilled = the text has a place `{"{"}{ $name }{"}"}`, and `fill` is given no `{ $name }`
slip-no-place = `fill` fills `n`, `m`, `name`, `title`, `count`, `total` and `url`, not `{ $name }`
slip-long-for-qr = the address is too long for a QR code
slip-component = there is no component `{ $name }`
slip-component-argument = the component has no argument `{ $name }`
slip-takes = { $caller } (built in) gives the component `{ $component }` the argument `{ $name }`, which this one does not have
slip-demands = { $caller } (built in) does not give the component `{ $component }` the argument `{ $name }`, which this one needs
slip-component-type = the argument `{ $name }` has to be { $wanted }, and this is { $held }
slip-open = this `{ $tag }` has no `{ $end }`{ $has-before ->
        [yes] {" "}before the `{ $before }` of line { $line }
       *[no] {""}
    }
slip-quote = this quotation mark is never closed
slip-stray = this `{ $end }` closes nothing: no `{ $tag }` is open
slip-filter = there is no filter `{ $name }`
slip-function = there is no function `{ $name }`
slip-test = there is no test `{ $name }`
slip-template = there is no template `{ $name }`
slip-template-of = there is no template `{ $name }`
slip-block = no template above this one has a block `{ $name }`
slip-tag = there is no such tag
slip-circle = the template `{ $name }` leads back to itself
slip-argument = the argument `{ $name }` is missing
slip-end = it ends too early
slip-found = here is { $found }, and { $expected } should be
slip-rule = { $rule }
slip-other = { $message }

# What templates cannot do as written.
template-rule-instead = templates have no `{ $written }`; write `{ $instead }`
template-rule-inside = inside of a tag no further braces are needed: `{ $instead }` instead of `{ $written }`
template-rule-time = templates have no `{ $written }`: a time comes in words as its `.text`, in parts as `.year`, `.month` and `.day`, and for machines as `.iso`
template-rule-no-clock = templates have no `{ $written }`: no page knows when it is made, so that it stays as it is until its content changes
template-rule-html = templates have no `{ $written }`: the text of a page comes as HTML, `{"{{"} text.html {"}}"}`; other fields hold no Markdown
template-rule-address = templates have no `{ $written }`: what has a page has its address, as in `{"{{"} card.url {"}}"}`; other addresses begin with `{"{{"} site.home {"}}"}`, files of the theme with `{"{{"} site.assets {"}}"}`
template-rule-no-other = templates have no `{ $written }`: a page shows what its fields hold, and reads nothing else
template-rule-second-else = this `{ $tag }` has its `else` in line { $line } already{ $tag ->
        [if] ; further conditions are `elif`, before the `else`
       *[other] {""}
    }
template-rule-no-sign = `{ $sign }` means nothing here
template-rule-dot = before the dot of `.{ $name }` a variable is missing, as in `page.title`
template-rule-unnamed = an argument has its name before it, as in `truncate(length=20)`
template-rule-braces = what is no text in quotation marks is given in braces: `{ $name }={"{"}{ $value }{"}"}`
template-rule-quoted = `{ $tag }` takes the name of a template, in quotation marks; which one it is, `{"{%"} if … {"%}"}` can choose
template-rule-import = nothing is imported: the components of all templates can be used in each of them
template-rule-ignored = this stands outside of all blocks and would not be shown, because the template extends another; put it into a `{"{%"} block … {"%}"}` that the other one has
template-rule-super-outside = `super()` stands in no block; it is what the block has in the template that is extended
template-rule-super-top = `super()` finds nothing: no template above this one has the block
template-rule-loop-field = `loop` has no `{ $name }`
template-rule-compare = { $one } and { $other } cannot be compared: numbers go with numbers, texts with texts; how long a text or a list is says `| length`
template-rule-sort = { $one } and { $other } cannot be sorted together; a list is sorted when all in it is of one kind
template-rule-attribute = entry { $entry } of the list has no field `{ $name }`, which it should be sorted or grouped by
template-rule-key-value = a loop with two names needs a structure with fields, and this is { $held }; which turn it is says `loop.index`
template-rule-method = values have no functions, such as `{ $name }(…)`; filters change them, as in `page.title | upper`
template-rule-no-length = the filter `length` counts a text, a list or fields, and this is { $held }
template-rule-zero = this is divided by 0; ask first whether it is more than 0
template-rule-container = `in` looks into a list, a text or a structure with fields, and this is { $held }
template-rule-not-number = `{ $value }` cannot be made a number
template-rule-end-name = here ends `{ $end }`, and what is open is called `{ $start }`
template-rule-twice = there is a `{ $name }` already in this template; give one of them another name
template-rule-both = the component `{ $name }` stands in `{ $one }` and in `{ $other }`; give one of them another name
template-rule-nested = the block `{ $name }` stands inside of itself, here or by what the templates above this one have; give the inner one another name, or move it out
template-rule-extends-twice = a template extends one other, and this one extends `{ $name }` already
template-rule-extends-late = `extends` has to be the first thing in a template
template-rule-holding = a component without `/` before its `>` holds something and is a tag: `{"{%"} <name> {"%}"}…{"{%"} </name> {"%}"}`; one that holds nothing ends with `/>`
template-rule-set = `set` gives a new name to something, as in `{"{%"} set title = page.title {"%}"}`; it changes no field
template-rule-no-loop = `{ $name }` is for loops, and there is none around it
template-rule-reserved = `{ $name }` is a word of the templates and can be no name

# What a value of a template is.
held-text = a text
held-number = a number
held-yes-or-no = `true` or `false`
held-list = a list
held-structure = a structure with fields
held-structures = a list of structures
held-nothing = nothing

# What stands in a template.
sign-name = a name
sign-text = a text in quotation marks
sign-number = a number
sign-yes-or-no = `true` or `false`
sign-value = a value
sign-content = text
sign-exactly = `{ $text }`

# Templates that are no files of the site.
template-built-in = { $path } (built in)
template-other = { $name }
