//! What data is called, what belongs in it, and what stands there instead.

use crate::tree::Tree;

terms! {
    /// A kind of document, or of a part of one.
    #[derive(Copy)]
    Part = "part" {
        /// An event.
        Event = "event",
        /// An agenda.
        Agenda = "agenda",
        /// A session.
        Session = "session",
        /// A report.
        Report = "report",
        /// A case study.
        CaseStudy = "case",
        /// A speaker.
        Speaker = "speaker",
        /// A list of speakers.
        Speakers = "speakers",
        /// A series.
        Series = "series",
        /// An organisation.
        Organisation = "organisation",
        /// A list of organisations.
        Organisations = "organisations",
        /// A venue.
        Venue = "venue",
        /// A list of venues.
        Venues = "venues",
        /// The options of a site's theme.
        ThemeOptions = "theme-options",
        /// A room of a venue.
        Room = "room",
        /// A page.
        Page = "page",
        /// The front page.
        FrontPage = "front-page",
        /// Where a report appeared first.
        Source = "source",
        /// A step of a sign-off.
        SignOffStep = "sign-off-step",
        /// A quote.
        Quote = "quote",
        /// A correction.
        Correction = "correction",
        /// A figure.
        Figure = "figure",
        /// A link.
        Link = "link",
        /// A track.
        Track = "track",
        /// A speaker's appearance.
        Appearance = "appearance",
        /// An outcome.
        Outcome = "outcome",
        /// A period.
        Period = "period",
        /// What a speaker agrees to.
        Consent = "consent",
        /// A photo.
        Photo = "photo",
        /// `releases.yaml`.
        Releases = "releases",
        /// A release.
        Release = "release",
        /// A released session.
        ReleasedSession = "released-session",
        /// A state of a released session.
        ReleasedState = "released-state",
        /// `site.toml`, and every part of it.
        Site = "site",
        /// A theme's `theme.toml`.
        Theme = "theme",
        /// An option of a theme.
        ThemeOption = "theme-option",
        /// Codes and how bad they are.
        Checks = "checks",
        /// Types of sessions and how bad findings in them are.
        SessionTypes = "session-types",
        /// From where on something is found.
        Limits = "limits",
        /// The variants of a site.
        Variants = "variants",
        /// One of them.
        Variant = "variant",
        /// What `[variants]` says of the site's own script.
        OwnVariant = "own-variant",
        /// Words with what they are to be.
        Words = "words",
        /// `words.toml`.
        HouseWords = "house-words",
        /// An entry of it.
        HouseRule = "house-rule",
    }

    /// Why an entry of `words.toml` cannot be followed.
    RuleFlaw = "flaw" {
        /// A word is missing.
        Empty = "empty",
        /// What is written instead is the same.
        Same = "same",
        /// The word has another entry.
        Twice {
            /// The word.
            word: String,
        } = "twice",
        /// The word is right as it stands by another entry.
        Allowed {
            /// The word.
            word: String,
        } = "allowed",
        /// What is written instead is wrong by another entry.
        Circle {
            /// What is written instead.
            right: String,
            /// The word of the other entry in it.
            word: String,
        } = "circle",
    }

    /// What is of another shape than it should be.
    Subject = "subject" {
        /// The value of a key.
        Key {
            /// The key.
            key: String,
        } = "key",
        /// A document or a part of one.
        Part {
            /// What it is.
            part: Part,
        } = "part",
    }

    /// What belongs somewhere.
    Expected = "expected" {
        /// Keys with values.
        Keys = "keys",
        /// A text.
        Text = "text",
        /// Yes or no.
        YesOrNo = "yes-or-no",
        /// What a speaker agrees to.
        Consent = "consent",
        /// Roles with names.
        Roles = "roles",
        /// Headers of a spreadsheet with what they mean.
        Headers = "headers",
        /// Words that are not to be written, or are right as they stand.
        Words = "words",
        /// Words with what is written instead.
        Replacements = "replacements",
        /// A list.
        List = "list",
        /// A list as TOML writes it.
        BracketList = "bracket-list",
        /// A number.
        Number = "number",
        /// A whole number.
        WholeNumber = "whole-number",
        /// A whole number above 0.
        PositiveNumber = "positive-number",
        /// A whole number within bounds.
        UpTo {
            /// The largest.
            most: u32,
        } = "up-to",
        /// A colour as stylesheets write it.
        Colour = "colour",
        /// A number of minutes.
        Minutes = "minutes",
        /// A number of bytes.
        FileSize = "file-size",
        /// Two times of one day.
        Hours = "hours",
        /// A day.
        Day = "day",
        /// An address elsewhere.
        Address = "address",
        /// An address elsewhere, or a page of the site.
        AddressOrPage = "address-or-page",
        /// An address for mail.
        Mail = "mail",
        /// An address for mail, or one elsewhere.
        MailOrAddress = "mail-or-address",
        /// The number under which a site is registered with the ministry.
        Icp = "icp",
        /// The number under which a site is registered with the police.
        Police = "police",
        /// The address of a site.
        SiteAddress = "site-address",
        /// An address inside the site.
        OldAddress = "old-address",
        /// A language tag.
        Language = "language",
        /// How a name is read.
        Pinyin = "pinyin",
        /// A time zone.
        Zone = "zone",
        /// For which events there are sheets for doors and screens.
        Sheets = "sheets",
        /// A sort of Chinese.
        Chinese = "chinese",
        /// A sort of Chinese of an area where it is written.
        ChineseArea = "chinese-area",
        /// One part of an address.
        Prefix = "prefix",
        /// A part of an address that no other variant has.
        OwnPrefix = "own-prefix",
        /// A part of an address below which the site has nothing.
        FreePrefix = "free-prefix",
        /// A script that is not the site's own, which can be said once.
        OtherScript = "other-script",
        /// What becomes of quotation marks.
        Quotes = "quotes",
        /// What becomes of names.
        Names = "names",
        /// Another organisation above one.
        Parent = "parent",
        /// Something that can be related to an article.
        Related = "related",
        /// An identifier for good.
        Uid = "uid",
        /// The number of the next release.
        NextRelease {
            /// The number.
            number: u32,
        } = "next-release",
        /// A number from some other on.
        NumberFrom {
            /// The smallest.
            first: u32,
        } = "number-from",
        /// A release, and there is none that will do.
        LaterRelease = "later-release",
        /// One of some releases.
        ReleaseOf {
            /// The first.
            first: u32,
            /// The last.
            last: u32,
        } = "release-of",
    }

    /// What a value is.
    #[derive(Copy)]
    Shape = "shape" {
        /// Nothing.
        Nothing = "nothing",
        /// `true` or `false`.
        YesOrNo = "yes-or-no",
        /// A number.
        Number = "number",
        /// A text.
        Text = "text",
        /// A list.
        List = "list",
        /// Keys with values.
        Keys = "keys",
    }
}

impl From<&Tree> for Shape {
    fn from(tree: &Tree) -> Shape {
        match tree {
            Tree::Null => Shape::Nothing,
            Tree::Bool(_) => Shape::YesOrNo,
            Tree::Number(_) => Shape::Number,
            Tree::Text(_) => Shape::Text,
            Tree::List(_) => Shape::List,
            Tree::Map(_) => Shape::Keys,
        }
    }
}
