# The words of texts, and the checks themselves.

unknown-check = { $has-name ->
        [yes] there is no check `{ $name }`
       *[no] no check is named here
    }
    .label = { $has-near ->
        [yes] did you mean `{ $near }`?
       *[no] this switches nothing off
    }
    .help = write the code that stands in the brackets of a problem, several with commas between them; `huikan explain` lists them all

half-width-punctuation = half-width punctuation in Chinese text
    .label = `{ $written }` should be `{ $meant }`
    .help = { $more ->
        [0] {""}
        [one] there is one more on this line
       *[other] there are { $more } more on this line
    }

makeshift-punctuation = punctuation put together from other marks
    .label = `{ $written }` should be `{ $meant }`
    .help = { $more ->
        [0] {""}
        [one] there is one more on this line
       *[other] there are { $more } more on this line
    }

literal-marker = { $slip-is ->
        [heading] a heading that is none
        [wide] a heading that is none
       *[other] { $lines ->
            [1] this line becomes a part of the entry before it
           *[other] these { $lines } lines run on into one paragraph
        }
    }
    .label = { $slip }
    .help = { $slip-is ->
        [heading] write `{ $written } Heading`, with a space between
        [wide] write the ASCII mark `#`, with a space behind
        [list] with a space behind the number or mark of each line they are a list
       *[run-on] leave a line empty between them, or write `1. ` or `- ` for a list, with a space
    }

marker-heading = no space stands behind the `#`
marker-list = no space stands behind the number or mark
marker-wide = these are full-width
marker-run-on = such marks make no list

unpaired-mark = { $swapped ->
        [yes] `{ $mark }` should be `{ $partner }`
       *[no] `{ $mark }` has no partner
    }
    .label = { $swapped ->
        [yes] a `{ $mark }` is open already
       *[no] { $straight ->
            [yes] { $opens ->
                [yes] the `"` behind it should be `{ $partner }`
               *[no] the `"` before it should be `{ $partner }`
            }
           *[no] { $opens ->
                [yes] no `{ $partner }` follows
               *[no] no `{ $partner }` stands before it
            }
        }
    }

repeated-mark = a mark stands twice
    .label = of `{ $written }` one is enough

repeated-character = a character too many
    .label = one of `{ $written }` is too many

wrong-word = `{ $written }` is a misspelling
    .label = should be `{ $meant }`

house-word = this site does not write `{ $written }`
    .label = should be `{ $right }`
    .help = { $has-reason ->
        [yes] `words.toml` says why: { $reason }
       *[no] {""}
    }

unwanted-word = `{ $written }` is a word this site does not use
    .label = put it otherwise
    .help = { $has-reason ->
        [yes] `words.toml` says why: { $reason }
       *[no] {""}
    }

name-variant = the name `{ $written }` may be misspelt
    .label = did you mean `{ $known }`?
    .help = if this is somebody else, write the name under `[allow]` in `words.toml`

job-title = the title in `{ $written }` is not that of the data
    .label = there it is `{ $known }`
    .help = mend the one that is wrong; the title of then is written as `job_title` where the event names the speaker

word-rule = this entry of `words.toml` cannot be followed
    .label = { $flaw }

flaw-empty = a word is missing
flaw-same = both are the same
flaw-twice = there is another entry for `{ $word }`
flaw-allowed = `{ $word }` stands under `[allow]` too
flaw-circle = `{ $right }` will not do: another entry is against `{ $word }`

text-weekday = { $date } is not a { $written }
    .label = it is a { $actual }
    .help = mend the date or the weekday

impossible-date = there is no day `{ $written }`
    .label = { $last ->
        [0] there is no month { $month }
       *[other] { $has-year ->
            [yes] in { $year } month { $month } has { $last } days
           *[no] month { $month } has { $last } days
        }
    }

day-count = `{ $written }` is another number of days
    .label = { $days } is { $count } days

mixed-script = { $traditional ->
        [yes] a simplified character in a traditional text
       *[no] a traditional character in a simplified text
    }
    .label = `{ $written }` should be `{ $meant }`

pinyin-gloss = pinyin that a converter left in the text
    .label = take the pinyin out of `{ $written }`

heading-number = the number of this heading does not go on from the one before
    .label = `{ $written }` should be `{ $expected }`

garbled-text = this text is garbled
    .label = `{ $written }`
    .help = copy the passage from its source again; if it is meant, end the line with `<!-- checks: off garbled-text -->`

id-number = the number of an identity card
    .label = this should not be public
    .help = { $table ->
        [yes] take it out, or put `*` for some digits; if it is meant, write `checks: {"{"} id-number: off {"}"}` into the front matter of the event
       *[no] take it out, or put `*` for some digits; if it is meant, end the line with `<!-- checks: off id-number -->`
    }

mobile-number = the number of a mobile phone
    .label = what is published cannot be taken back
    .help = { $table ->
        [yes] take it out, or give the number of the office; if it is meant, write `checks: {"{"} mobile-number: off {"}"}` into the front matter of the event
       *[no] take it out, or give the number of the office; if it is meant, end the line with `<!-- checks: off mobile-number -->`, in data with `# checks: off mobile-number`
    }
