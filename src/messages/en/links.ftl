# Links, and the text they stand in.

did-you-mean = { $has-near ->
    [yes] did you mean `{ $near }`?
   *[no] {""}
}

missing-file = there is no file { $path }
    .label = { did-you-mean }
    .help = { $has-near ->
        [yes] {""}
       *[no] put the file there, or mend the path
    }

missing-image = there is no image { $path }
    .label = { did-you-mean }
    .help = { $has-near ->
        [yes] {""}
       *[no] put the picture there, or mend the path
    }

broken-picture = { $path } { $fault-is ->
        [large] is too large to be made smaller
        [other] is no picture that browsers show
       *[other-fault] cannot be read as a picture
    }
    .label = { $fault }
    .help = { $fault-is ->
        [large] save it smaller, about 2400 pixels wide, as JPEG
        [other] open it with a program for pictures and save it as JPEG
       *[other-fault] copy it once more from the camera or the telephone, or save it anew as JPEG
    }
    .help2 = until then it is published as it is; only what the camera wrote into it is taken out, where that can be found

picture-cut = its end is missing: it was not copied to the end
picture-damaged = its bytes are damaged
picture-large = it has { $width } × { $height } pixels
picture-other = it is { $format }
picture-unknown = what it holds is no picture

missing-page = the site has no page { $url }
    .label = { did-you-mean }
    .help = { $has-near ->
        [yes] {""}
       *[no] link to the source file, if there is one: `../speakers/name.md`; a person without one is at `/speakers/id/`, or at `/speakers/name/` without an id
    }

missing-anchor = { $path } has no anchor `#{ $anchor }`
    .each-known = `#{ $it-id }` ({ $it-name })
    .help = { $has-known ->
        [yes] it has { $known }
       *[no] {""}
    }
    .help2 = a heading gets an anchor of its own by `## Heading {"{"}#name{"}"}`

outside-site = `{ $path }` leads out of the content folder
    .help = copy the file into content/ and refer to it there

no-page = { $agenda ->
        [yes] this event has no page for its agenda yet
       *[no] { $path } has no page of its own
    }
    .label = so this would lead nowhere
    .help = { $agenda ->
        [yes] it gets one as soon as something is in the agenda that is published; or take the link out
       *[no] lists, and breaks without text or speakers, have none: link to something else, or take the link out
    }

link-to-withheld = { $has-name ->
        [yes] { $name } in { $path } is not published
       *[no] { $path } is not published
    }
    .label = so this would lead nowhere
    .help = it is a draft, under embargo, hidden or without consent: publish it, or take this out

unsafe-link = links with `{ $scheme }:` are not published
    .help = use http, https, mailto or tel

bad-address = { $slip-is ->
        [empty] a link without an address
        [no-host] `{ $url }` names no site
        [backslashes] a path with backslashes
        [no-picture] `{ $url }` is no picture
        [unshowable] most browsers cannot show `{ $url }`
       *[other] `{ $url }` is not written as it should be
    }
    .label = { $slip }
    .help = { $has-meant ->
        [yes] write `{ $meant }`
       *[no] { address-instead }
    }

address-instead = { $slip-is ->
    [no-picture] for a link, take the `!` out; for a picture, save it as JPEG or PNG first
    [unshowable] save it as JPEG or PNG first; on an iPhone, Settings, Camera, Formats, Most Compatible makes JPEGs from now on
   *[other] put in the address, or the path of a file; or leave the words without a link
}

address-no-picture = no page can show it
address-unshowable = most readers would not see a picture in this format
address-mail = the address of a mailbox begins with `mailto:`
address-empty = nothing stands in the brackets
address-no-host = the address is not complete
address-slashes = two slashes belong behind `:`
address-no-scheme = without `https://` it is taken for a file
address-backslashes = paths are written with `/`
address-full-width = the brackets or the colon are full-width
address-space = the name of a site has no spaces

literal-link = { $slip-is ->
        [exclamation] a picture became a link
       *[other] { literal-words }
    }
    .label = { $slip }
    .help = { $slip-is ->
        [space] write `{ $meant }`, or take the space out of the file's name
       *[other] write `{ $meant }`
    }

literal-words = { $picture ->
        [yes] a picture stays in the text as it was written
       *[no] a link stays in the text as it was written
    }

link-space = the path has a space in it
link-in-address = the address has a space in it
link-brackets = the brackets are full-width
link-gap = a space stands between the brackets
link-quotes = the title stands in other quotes than `"`
link-open-title = the quotes of the title are never closed
link-unclosed = the closing bracket `)` is missing
link-exclamation = the exclamation mark is full-width

literal-emphasis = emphasis marks stay in the text
    .label = { $wide ->
        [yes] these asterisks are full-width
       *[no] no matching mark
    }
    .help = { $wide ->
        [yes] write `**word**`, with two ASCII asterisks on both sides
       *[no] close the emphasis on the same paragraph, without a space inside it, or write `\*` for the character itself
    }

duplicate-anchor = the anchor `{ $id }` is used twice
    .help = give one of them another id

missing-alt = a picture without a description
    .help = say what it shows: between `![` and `]`, or as `alt:` in a list of photos

undefined-footnote = there is no footnote `{ $label }`
    .label = { $colon ->
        [yes] the colon is full-width
       *[no] {""}
    }
    .help = { $colon ->
        [yes] write `[^{ $label }]: `, with an ASCII colon and a space
       *[no] write it on a line of its own: `[^{ $label }]: …`
    }

unused-footnote = nothing refers to the footnote `{ $label }`
    .label = it is not published
    .help = put `[^{ $label }]` where it belongs, or delete it

# Addresses elsewhere, on request.
dead-link-online = { $url } does not open
    .label = { $trouble }
    .help = { $trouble-is ->
        [gone] look for where the page went, or link to a copy of it in a web archive
        [malformed] write it as it stands in the address line of a browser
        [no-host] the site may be gone, or its name misspelt
        [insecure] browsers warn readers of such a site; if its owner is yours, tell them
       *[other] open it in a browser: if that works, it was a passing trouble
    }
    .help2 = if it is meant to stay, switch this off for its line: `checks: off dead-link-online`

trouble-gone = the server answers { $status }: there is no such page
trouble-status = the server answers { $status } instead of showing the page
trouble-no-host = there is no server { $host }
trouble-no-answer = no answer within { $seconds ->
    [one] 1 second
   *[other] { $seconds } seconds
}
trouble-no-connection = the connection fails or breaks off
trouble-insecure = its certificate cannot be trusted ({ $reason })
trouble-redirects = it leads from one address to the next without end
trouble-malformed = this is no address that can be opened
