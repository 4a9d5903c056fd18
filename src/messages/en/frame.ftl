# What stands around every problem.

error = error
warning = warning
note = note
help = help

counted-errors = { $n ->
    [one] 1 error
   *[other] { $n } errors
}
counted-warnings = { $n ->
    [one] 1 warning
   *[other] { $n } warnings
}
counted-notes = { $n ->
    [one] 1 note
   *[other] { $n } notes
}
# 3 errors, 1 warning in 2 files
summary = { $files ->
    [0] { $found }
    [one] { $found } in 1 file
   *[other] { $found } in { $files } files
}

# All of a problem in one text, for formats that have one place for it.
in-one-text = { $title }: { $label }
help-in-one-text = help: { $help }
