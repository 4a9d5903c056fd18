# What only a check looks for: what lies in the archive and leads nowhere, or has nothing to say.

off-in-site = if it is meant so, write `{ $code } = "off"` under `[checks]` in site.toml

unused-speaker = { $name } appears nowhere
    .label = no event, session, report or case names this speaker
    .help = if one does in another form, write `{ $name }` or the id `{ $id }` there; otherwise the file can go
    .help2 = { off-in-site }

no-summary = lists, feeds and search engines have nothing to say of this
    .label = it has neither a summary nor text
    .help = add a line `summary: …`, or begin its text with a paragraph

large-picture = this picture has { $size }, which is more than { $limit }
    .help = readers on phones wait for it: photos in JPEG, PNG or WebP are published smaller, this one as it is
    .help2 = `picture-size` under `[checks.limits]` in site.toml sets the limit

size-bytes = { $n ->
    [one] 1 byte
   *[other] { $n } bytes
}

remote-picture = whoever opens this page gets the picture from { $host }
    .help = save the picture in content/ and write its path here: other sites move their pictures, refuse to lend them, and learn who reads this page

own-link = the site has nothing at `{ $url }`
    .label = { $has-near ->
        [yes] did you mean `{ $near }`?
       *[no] this is the site's own address
    }
    .help = links to files, such as `report.md` or `notice.pdf`, are checked at each build and move with them; what another program answers at this address is not known here
    .help2 = { off-in-site }

orphan-page = nothing leads to this page
    .label = it is not in the menu, and no text links to it
    .help = link to it, or write { $folder }/index.md, which will list it
    .help2 = if only those who know the address should find it, write `visibility: unlisted`

unused-file = nothing refers to this file
    .help = it is published all the same: show it, offer it among `attachments:` or `materials:`, link to it, or delete it
    .help2 = { off-in-site }
