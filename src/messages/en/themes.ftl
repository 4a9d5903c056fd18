# Themes and their templates.

no-theme = there is no theme `{ $name }`
    .label = { did-you-mean }
    .each-known = `{ $it }`
    .help = there are { $known }

theme-cycle = the theme `{ $name }` extends itself
    .help = take the `extends` out of one of the themes, or name another

no-template = the theme has no template { $names }
    .each-names = `{ $it }`
    .help = write one of them, or let the theme extend one that has it

template-syntax = the template is not valid: { $has-template ->
        [yes] { $template }: { $slip }
       *[no] { $slip }
    }
    .label = { did-you-mean }
    .each-known = `{ $it }`
    .help = { $slip-is ->
        [end] something that opens with `{"{{"}` or `{"{%"}` is never closed, or an `{"{%"} end… %{"}"}` is missing
        [circle] a template extends or includes others, never itself
        [tag] tags are `if`, `for`, `set`, `block`, `extends`, `include`, `filter`, `raw` and their ends, such as `endif`
        [template] a theme has the templates of another one, as `gazette/report.html`, when its theme.toml says `extends = "gazette"`
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
    .help = { $has-known ->
        [yes] there are { $known }
       *[no] {""}
    }
    .help2 = { $has-chain ->
        [yes] the template is used by { $chain }
       *[no] {""}
    }
    .help3 = it happened while making { $page }

# The usual mistakes in templates.
slip-field = there is no field `{ $name }`
slip-variable = there is no variable `{ $name }`
slip-undefined = the variable `{ $name }` has no value
slip-nothing-to-go-through = there is nothing here to loop over
slip-no-list = a loop needs a list, and this is a value of the type `{ $kind }`
slip-filter = there is no filter `{ $name }`
slip-function = there is no function `{ $name }`
slip-test = there is no test `{ $name }`
slip-template = there is no template `{ $name }`
slip-block = no template above this one has a block `{ $name }`
slip-tag = there is no such tag
slip-circle = the template `{ $name }` leads back to itself
slip-argument = the argument `{ $name }` is missing
slip-end = it ends too early
slip-found = here is { $found }, and { $expected } should be
slip-other = { $message }

# Templates that are no files of the site.
template-built-in = { $path } (built in)
template-other = { $name }
