//! What references lead to, and whoever has an id, a name or an address.

terms! {
    /// What a reference refers to.
    #[derive(Copy, PartialOrd, Ord)]
    ReferenceKind = "kind" {
        /// A speaker.
        Speaker = "speaker",
        /// A series.
        Series = "series",
        /// An organisation.
        Organisation = "organisation",
        /// A venue.
        Venue = "venue",
        /// An event.
        Event = "event",
    }

    /// One of those who bear a name.
    Candidate = "candidate" {
        /// Something with an id.
        Known {
            /// The id.
            id: String,
            /// Its name in full.
            name: String,
        } = "known",
        /// A speaker with an entry.
        Registered {
            /// The id.
            id: String,
            /// Where the speaker is from.
            organisation: Option<String>,
        } = "registered",
        /// A speaker who is only named.
        Mentioned {
            /// The name.
            name: String,
            /// Where the speaker is from.
            organisation: Option<String>,
        } = "mentioned",
    }

    /// Whoever has taken an id.
    Taker = "taker" {
        /// A file.
        File {
            /// Its path.
            path: String,
        } = "file",
        /// Somebody or something with a name.
        Named {
            /// The name.
            name: String,
        } = "named",
        /// Another session of the same event.
        SessionOfEvent = "session-of-event",
        /// Another session of the same file of releases.
        SessionOfFile = "session-of-file",
    }

    /// Whatever has an address.
    Holder = "holder" {
        /// A file of the content.
        File {
            /// Its path.
            path: String,
        } = "file",
        /// A topic's page.
        Topic {
            /// The topic.
            name: String,
        } = "topic",
        /// A region's page.
        Region {
            /// The region.
            name: String,
        } = "region",
        /// The front page.
        FrontPage = "front-page",
        /// A list.
        List = "list",
        /// A year's page.
        Year = "year",
        /// The page for dead links.
        NotFound = "not-found",
        /// A file of the theme.
        ThemeFile = "theme-file",
        /// A feed.
        Feed = "feed",
        /// A timetable for programme apps.
        Timetable = "timetable",
        /// A calendar.
        Calendar = "calendar",
        /// The sitemap, or a part of it.
        Sitemap = "sitemap",
        /// What programs may read.
        Robots = "robots",
        /// What hosts send with each file.
        Headers = "headers",
        /// The page to search on.
        SearchPage = "search-page",
        /// A file that searching loads.
        SearchIndex = "search-index",
        /// A version of a picture.
        Picture = "picture",
    }
}

impl ReferenceKind {
    /// All of them.
    pub const ALL: [ReferenceKind; 5] =
        [ReferenceKind::Speaker, ReferenceKind::Series, ReferenceKind::Organisation, ReferenceKind::Venue, ReferenceKind::Event];

    /// The code of an id of this kind that nobody has.
    #[must_use]
    pub fn unknown_code(self) -> &'static str {
        match self {
            ReferenceKind::Speaker => "unknown-speaker",
            ReferenceKind::Series => "unknown-series",
            ReferenceKind::Organisation => "unknown-organisation",
            ReferenceKind::Venue => "unknown-venue",
            ReferenceKind::Event => "unknown-event",
        }
    }
}
