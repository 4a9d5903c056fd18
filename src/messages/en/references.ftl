# References between documents, sign-offs, releases.

did-you-mean-named = { $has-near ->
    [yes] did you mean `{ $near-id }` ({ $near-name })?
   *[no] {""}
}

unknown-speaker = no { $kind } `{ $id }`
    .label = { did-you-mean-named }
    .help = { $has-near ->
        [yes] {""}
       *[no] write content/speakers/{ $id }.md, or give the speaker by name
    }

unknown-series = no { $kind } `{ $id }`
    .label = { did-you-mean-named }
    .help = { $has-near ->
        [yes] {""}
       *[no] write content/series/{ $id }.md, or give the series by name
    }

unknown-organisation = no { $kind } `{ $id }`
    .label = { did-you-mean-named }
    .help = { $has-near ->
        [yes] {""}
       *[no] add it to content/organisations.yaml, or give the organisation by name
    }

unknown-venue = no { $kind } `{ $id }`
    .label = { did-you-mean-named }
    .help = { $has-near ->
        [yes] {""}
       *[no] add it to content/venues.yaml, or give the venue by name
    }

unknown-event = no { $kind } `{ $id }`
    .label = { did-you-mean-named }
    .help = { $has-near ->
        [yes] {""}
       *[no] give the name of the event's folder in content/events/
    }

# What references lead to.
kind-speaker = speaker
kind-series = series
kind-organisation = organisation
kind-venue = venue
kind-event = event

ambiguous-name = more than one { $kind } is called { $name }
    .label = which one?
    .help = they are { $candidates }
    .help2 = { $kind-is ->
        [speaker] give the id, or the organisation as well: `{"{"} name: …, organisation: … {"}"}`
       *[other] give the id
    }

same-name = more than one speaker is called { $name }
    .help = they are { $candidates }
    .help2 = if they are one person, give that person a file in content/speakers/ and refer to it by id; if not, give each a file

# Those who bear one name: somebody or something with an id; a speaker with a file; one without.
candidate-known = `{ $id }` ({ $name })
candidate-registered = `{ $id }` ({ $has-organisation ->
    [yes] { $organisation }
   *[no] no organisation
})
candidate-mentioned = { $name } ({ $has-organisation ->
    [yes] { $organisation }
   *[no] no organisation
})

duplicate-id = the id `{ $id }` is taken
    .help = { $other } has it
    .help2 = give one of the two another id

# Whoever has an id.
taker-file = { $path }
taker-named = { $name }
taker-session-of-event = another session of the event
taker-session-of-file = another session of this file

sign-off-incomplete = the sign-off lacks { $roles }
    .label = { $has-written ->
        [yes] did you mean `{ $roles }`?
       *[no] {""}
    }
    .help = { $has-written ->
        [yes] correct the role; if `{ $written }` is another one, add who did { $roles } beside it
       *[no] add who did it under `sign_off:`, or change `sign_off.required` in site.toml
    }

event-missing = { $folder } has no index.md
    .label = so this belongs to no event
    .help = write { $folder }/index.md with at least `title:` and `start:`

unreleased-change = { $gone ->
        [yes] the event has no agenda any more
       *[no] the agenda has changed since its last release
    }
    .label = this is release { $version }
    .help = { $gone ->
        [yes] is its file missing, or named otherwise than agenda.yaml, agenda.xlsx and the like?
       *[no] what has changed: { $titles }{ $more ->
            [0] {""}
           *[other] {" "}and { $more } more
        }
    }
    .help2 = { $gone ->
        [yes] if nothing of it takes place, run `huikan release { $event } --all-cancelled`
       *[no] run `huikan release { $event }`, so that calendars and the list of changes tell of it
    }

never-released = no session was ever released as `{ $id }`
    .label = { $has-near ->
        [yes] did you mean `{ $near }`?
       *[no] it is ignored
    }
    .help = `was:` takes the id that stands in releases.yaml
