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
