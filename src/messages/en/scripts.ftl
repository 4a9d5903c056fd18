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

translation-without-original = there is no `{ $original }` of which this is a translation
    .label = a language at the end of its name makes a file the translation of the one without
    .help = write the original, or take the language out of the name and put it into the front matter, as `lang: …`

translation-in-same-language = this translates `{ $original }` into its own language, or into that of the site
    .label = by its name it is in `{ $lang }`
    .help = the file without a language in its name is the original; a translation is in another language than it and than the site

language-meant = { $has-meant ->
    [yes] did you mean `{ $meant }`?
   *[no] {""}
}

unknown-language = `{ $tag }` at the end of the name is no language, so this is a page of its own
    .label = { $own ->
        [yes] the original is in `{ $meant }` already
       *[no] { language-meant }
    }
    .help = languages are written as in `report.en.md`, `report.ja.md`, `report.zh-Hant.md`
    .help2 = if it is meant so, rename the file without the dot
