# Spreadsheets.

workbook-broken = this spreadsheet cannot be read: { $flaw }
    .help = { $flaw-is ->
        [other-format] it may be a document of another program: save it there as .xlsx, .ods or .csv
        [web-page] open it in Excel, WPS or LibreOffice and save it as .xlsx
        [encoding] save it as “CSV UTF-8”
        [damaged] get the file once more, or open it in Excel, WPS or LibreOffice, let it be mended there, and save it anew
       *[other] open it in Excel, WPS or LibreOffice and save it again as .xlsx, .ods or .csv
    }

workbook-other-format = it is no spreadsheet
workbook-web-page = it is a web page, though its name says otherwise
workbook-encoding = it is neither UTF-8 nor GB18030
workbook-damaged = it is damaged, or only a part of it is here
workbook-contradiction = its parts contradict each other
workbook-other = { $message }

workbook-encrypted = this spreadsheet is protected by a password
    .help = save it without a password

workbook-empty = { $yaml ->
        [yes] this agenda is empty
       *[no] this spreadsheet is empty
    }
    .help = { $yaml ->
        [yes] write its sessions, each beginning with `- title:`, or delete the file until there are any
       *[no] its visible sheets hold nothing: fill one in, or delete the file; `huikan new agenda --xlsx` writes one to start from
    }

workbook-too-large = this spreadsheet is too large for an agenda: { $what }
    .help = copy the agenda into a new workbook, without pictures and other sheets

too-large-file = it has { $size }, and may have { $most }
too-large-unpacked = unpacked it is larger than { $most }
too-large-cells = it has more than { $most } cells
too-large-merges = it has too many merged cells
too-large-repeats = it repeats a row or a cell more than { $most } times

unlisted-spreadsheet = nothing refers to the spreadsheet { $name }
    .label = it is not published
    .help = { $has-agenda ->
        [yes] if it is the event's agenda, name it { $agenda }
       *[no] {""}
    }
    .help2 = if readers should have it, list it in the event: `attachments: [{"{"} title: …, file: { $name } {"}"}]`
    .help3 = otherwise keep it outside of content/

agenda-twice = the event has two agendas
    .help = the other one is { $other }
    .help2 = keep one of the two

other-agenda-file = { $path }
other-agenda-in-event = `agenda:` in { $path }

no-header = { $has-sheet ->
        [yes] no row of headers in the sheet `{ $sheet }`
       *[no] no row of headers in this file
    }
    .label = { $has-row ->
        [yes] this row looks most like headers
       *[no] the first cell
    }
    .help = { $has-row ->
        [yes] this row has { $row }
       *[no] {""}
    }
    .help2 = an agenda needs a row of headers with at least a title (主题, 内容, title) and another, such as 日期, 时间, 主讲人, 地点
    .help3 = { $has-near ->
        [yes] is one of them meant to be `{ $near }`? other headers are explained in the event: `agenda_columns: {"{"} 授课形态: 主题 {"}"}`
       *[no] other headers are explained in the event: `agenda_columns: {"{"} 授课形态: 主题 {"}"}`
    }
    .help4 = { $has-sheet ->
        [yes] a sheet that is no agenda is hidden, or its name begins with `_`
       *[no] {""}
    }

unknown-column = no column is called `{ $column }`
    .label = it is ignored
    .help = say in the event what it is, `agenda_columns: {"{"} { $column-key }: 备注 {"}"}`, or `忽略` to leave it out

misspelt-column = no column is called `{ $column }`
    .label = did you mean `{ $near }`?
    .help = mend the header, or write in the event `agenda_columns: {"{"} { $column-key }: { $near } {"}"}`
    .help2 = to leave it out, write `agenda_columns: {"{"} { $column-key }: 忽略 {"}"}`

column-of-nobody = `{ $column }` describes people, and no column has them
    .label = it is ignored
    .help = give the names a column 主讲人, or write in the event `agenda_columns: {"{"} { $column-key }: 忽略 {"}"}`

duplicate-column = `{ $column }` is the second column of its kind
    .help = the first is { $other }
    .help2 = rename one of the two, or explain it in the event with `agenda_columns:`

stray-cell = `{ $text }` stands in a column without a header
    .label = it is ignored
    .help = give the column a header, such as 备注, or take the text out

row-unclear = this row is neither a session nor a heading: `{ $text }`
    .help = a heading over rows is a day or a part of one (`9月5日上午`); a session stands below the header of titles; a remark begins with `注：`

row-without-title = this row has no title
    .help = write what happens then; rows of one session share their title in a merged cell

row-below-table = this row is not part of the agenda: `{ $text }`
    .label = it is not published
    .help = what readers should know belongs into the event's text; `checks: {"{"} { $code }: off {"}"}` in its front matter silences this

merged-over-some-rooms = `{ $text }` is merged over some of the rooms
    .label = in which of them is it?
    .help = merge it over all rooms, or write it once in each

cell-error = a formula gives `{ $text }`
    .help = mend the formula, or write the value

status-elsewhere = `{ $word }` here changes nothing: the session takes place
    .help = { $new-date ->
        [yes] write the new date into the row, or `延期` into a column 状态 if it is not known
       *[no] write `{ $word }` into a column 状态
    }
    .help2 = { off-in-event }

ambiguous-status = `{ $text }` says not whether the new date is known
    .help = if it is, write it into the row and run `huikan release`; if not, write `延期`

status-of-row = this is the status of all { $count } sessions of the row
    .help = if only one of them is meant, give it a row of its own
    .help2 = { off-in-event }

ambiguous-time = `{ $text }` may be in the morning or in the afternoon
    .label = which one?
    .help = write it on the 24-hour clock, as `14:30`, or with its half: `下午2:30`, `凌晨2:30`, `2:30 PM`

not-a-time = `{ $text }` is not a time
    .help = { $has-meant ->
        [yes] write it as `{ $meant }`
       *[no] times look like `9:00-10:30` and `下午2:30`
    }; what is not known yet is `待定`; anything else belongs in another column

days-missing = { $rows ->
        [one] a row has no day, and the event lasts more than one
       *[other] { $rows } rows have no day, and the event lasts more than one
    }
    .label = this is the first
    .help = fill the column 日期, or name the sheet after its day, as `{ $day }`

time-left-blank = this row has no time
    .help = a csv forgets merged cells: repeat the time if it is that of the row above, or write `待定` if it is not known

people-mismatch = { $column-is ->
        [job-title] { $values ->
            [one] 1 job title
           *[other] { $values } job titles
        }
        [organisation] { $values ->
            [one] 1 organisation
           *[other] { $values } organisations
        }
       *[affiliation] { $values ->
            [one] 1 affiliation
           *[other] { $values } affiliations
        }
    } for { $people ->
        [0] nobody
        [one] 1 person
       *[other] { $people } people
    }
    .label = whose is it?
    .help = write one for each, in the same order and with the same marks between them (、 or ； or a new line), or give each person a row

described-job-title = job title
described-organisation = organisation
described-affiliation = affiliation

speakers-unclear = { $has-bare ->
        [yes] `{ $text }` holds more than a name
       *[no] `{ $text }` may be several people, or one with a title
    }
    .help = { $has-bare ->
        [yes] no quotation marks or brackets around a name and no label such as `主讲：` before it: write `{ $bare }`
       *[no] { $keyed ->
            [yes] `name` holds the name of one person; several are several entries, each beginning with `- name: `
           *[no] put `、` between people, and no space inside of a name; titles and organisations stand in brackets, `张三（某大学教授）`, or in a spreadsheet in columns 职务 and 单位
        }
    }

speaker-as-written = `{ $text }` may hold more than a name
    .label = it is taken as it stands
    .help = { $keyed ->
        [yes] `name` holds the name alone; titles belong in `job_title`, organisations in `organisation`
       *[no] { $several ->
            [yes] name each of several people, with `、` between them; what is nobody in particular belongs in the summary
           *[no] if a title stands behind the name, write `张三（教授）`, or in a spreadsheet give it a column 职务; what else stands in brackets is kept as a note
        }
    }

extra-line = what is `{ $text }`?
    .label = it is taken as the summary
    .help = say what it is: `主讲：张三`, `主持：李四`
