//! The closed vocabularies: kinds, statuses, visibilities.

use serde::{Deserialize, Serialize};

use crate::diag::Severity;

/// A closed set of words that may stand in front matter.
pub trait Word: Copy + 'static {
    /// Every value with its word.
    const ALL: &'static [(Self, &'static str)];

    /// The value of a word, whatever its case.
    #[must_use]
    fn parse(text: &str) -> Option<Self> {
        let text = text.trim().to_lowercase().replace([' ', '_'], "-");
        Self::ALL.iter().find(|(_, word)| *word == text).map(|(value, _)| *value)
    }
}

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name { $($(#[$variant_doc])* $variant,)* }

        impl Word for $name {
            const ALL: &'static [(Self, &'static str)] = &[$(($name::$variant, $word),)*];
        }

        impl $name {
            /// The word for it, as in front matter and in views.
            #[must_use]
            pub fn word(self) -> &'static str {
                match self { $($name::$variant => $word,)* }
            }
        }
    };
}

words! {
    /// What sort of gathering an event is.
    EventKind {
        /// A training course.
        Course = "course",
        /// A lecture, or a forum of lectures.
        Lecture = "lecture",
        /// A conference.
        Conference = "conference",
        /// A workshop.
        Workshop = "workshop",
        /// A seminar.
        Seminar = "seminar",
        /// A ceremony.
        Ceremony = "ceremony",
    }
}

words! {
    /// Why readers do not see something yet; only a preview for its author shows it.
    Unpublished {
        /// It is not finished.
        Draft = "draft",
        /// Its time has not come.
        Embargo = "embargo",
        /// Its author hid it.
        Hidden = "hidden",
    }
}

words! {
    /// What happens in a session.
    SessionKind {
        /// Speeches that open the event.
        Opening = "opening",
        /// Somebody teaches.
        Lecture = "lecture",
        /// Practitioners report from their work.
        CaseSharing = "case-sharing",
        /// Talk in groups or on a panel.
        Discussion = "discussion",
        /// A visit somewhere.
        SiteVisit = "site-visit",
        /// Everybody reads.
        SelfStudy = "self-study",
        /// A ceremony inside an event.
        Ceremony = "ceremony",
        /// Speeches that close the event.
        Closing = "closing",
        /// A pause.
        Break = "break",
        /// A meal, a party.
        Social = "social",
    }
}

words! {
    /// Whether a thing takes place as announced.
    Status {
        /// As planned.
        Scheduled = "scheduled",
        /// It does not take place.
        Cancelled = "cancelled",
        /// It takes place later.
        Postponed = "postponed",
        /// It takes place on line instead.
        MovedOnline = "moved-online",
    }
}

words! {
    /// Where the audience is.
    Attendance {
        /// In the room.
        Offline = "offline",
        /// On line.
        Online = "online",
        /// Both.
        Mixed = "mixed",
    }
}

words! {
    /// Who may come across a page.
    Visibility {
        /// Everybody, in every list.
        Public = "public",
        /// Those who have the address: in no list, feed, or sitemap.
        Unlisted = "unlisted",
        /// Nobody: it is not published.
        Hidden = "hidden",
    }
}

words! {
    /// What a list goes by, as an author says it.
    Order {
        /// As the author wrote it.
        AsWritten = "as-written",
        /// How Chinese characters are read.
        Pinyin = "pinyin",
        /// How they are written: 按姓氏笔画为序.
        Stroke = "stroke",
        /// As the dictionaries of the site's language have it.
        Title = "title",
        /// The latest first.
        Date = "date",
        /// The fullest first.
        Count = "count",
    }
}

words! {
    /// How bad findings of a check are, as an author says it.
    Level {
        /// The site is not published.
        Error = "error",
        /// The site is published; the author should look.
        Warning = "warning",
        /// Nothing is said.
        Off = "off",
    }
}

words! {
    /// The four parts of a case study.
    CasePart {
        /// What the matter was.
        Background = "background",
        /// What was done.
        Approach = "approach",
        /// What came of it.
        Outcomes = "outcomes",
        /// What others can learn.
        Lessons = "lessons",
    }
}

impl Order {
    /// What people in one document may be ordered by.
    pub const OF_PEOPLE: &'static [Order] = &[Order::AsWritten, Order::Pinyin, Order::Stroke, Order::Title];

    /// What pages below a page may be ordered by.
    pub const OF_PAGES: &'static [Order] = &[Order::AsWritten, Order::Pinyin, Order::Stroke, Order::Title, Order::Date];

    /// Whether it goes by the words of what is listed, so that an index by them can be made.
    #[must_use]
    pub fn is_by_words(self) -> bool {
        match self {
            Order::Pinyin | Order::Stroke | Order::Title => true,
            Order::AsWritten | Order::Date | Order::Count => false,
        }
    }
}

impl SessionKind {
    /// Whether it is a pause rather than something to attend: it has no page unless somebody speaks in it.
    #[must_use]
    pub fn is_pause(self) -> bool {
        match self {
            SessionKind::Break | SessionKind::Social => true,
            SessionKind::Opening
            | SessionKind::Lecture
            | SessionKind::CaseSharing
            | SessionKind::Discussion
            | SessionKind::SiteVisit
            | SessionKind::SelfStudy
            | SessionKind::Ceremony
            | SessionKind::Closing => false,
        }
    }
}

impl Level {
    /// How bad that is; `None` for nothing at all.
    #[must_use]
    pub fn severity(self) -> Option<Severity> {
        match self {
            Level::Error => Some(Severity::Error),
            Level::Warning => Some(Severity::Warning),
            Level::Off => None,
        }
    }
}

impl Status {
    /// Whether it takes place at the time that is written.
    #[must_use]
    pub fn takes_place(self) -> bool {
        match self {
            Status::Scheduled | Status::MovedOnline => true,
            Status::Cancelled | Status::Postponed => false,
        }
    }

    /// A session's own status, or else that of the event it belongs to.
    #[must_use]
    pub fn or(self, event: Status) -> Status {
        if self == Status::Scheduled { event } else { self }
    }

    /// The word for it unless all goes as planned.
    #[must_use]
    pub fn remark(self) -> Option<&'static str> {
        (self != Status::Scheduled).then(|| self.word())
    }
}

impl CasePart {
    /// The part a heading opens, by the words Chinese case studies use for it.
    #[must_use]
    pub fn of_heading(heading: &str) -> Option<CasePart> {
        const SIGNS: &[(CasePart, &[&str])] = &[
            (CasePart::Background, &["背景", "起因", "缘起", "緣起"]),
            (CasePart::Lessons, &["启示", "啟示", "经验", "經驗", "体会", "體會"]),
            (CasePart::Outcomes, &["成效", "反响", "反響", "效果", "成果"]),
            (CasePart::Approach, &["做法", "经过", "經過", "举措", "舉措"]),
        ];
        SIGNS.iter().find(|(_, signs)| signs.iter().any(|sign| heading.contains(sign))).map(|(part, _)| *part)
    }
}
