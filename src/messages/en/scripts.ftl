# Both scripts of Chinese.

and-more = { $more ->
        [0] {""}
       *[other] {" "}and { $more } more
    }

names-in-one-script = names of the site stay as they are in pages of this script
    .label = names are never guessed: { $names }{ and-more }
    .help = write `{ $key }: …` into their entries: speakers, organisations.yaml, venues.yaml, `[organisation]`
    .help2 = `names = "convert"` here converts them all, `names = "keep"` leaves them and this message is gone

unsure-names = the traditional form of some names is a guess
    .label = a character of these has several: { $names }{ and-more }
    .help = look at them on the pages; where one is wrong or might become so, write `name_hant: …` into the speaker's file
    .help2 = { off-in-site }
