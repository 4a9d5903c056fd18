//! Every problem huikan can name, with its stable code and its severity.
//!
//! A problem carries data, not words: the words are in one file per
//! language (`messages`), and remembered problems can be told again.

use serde::{Deserialize, Serialize};

use super::listing::problems;
use super::told::{Telling, Told};
use super::{
    AddressSlip, Candidate, Described, Expected, HeadSlip, Header, Held, Holder, Idle, Lack, LinkSlip, MarkerSlip, Named, OtherAgenda,
    PageFlaw, Part, PictureFault, ReferenceKind, RuleFlaw, Severity, Shape, Size, Slot, Subject, Taker, TemplateName, TemplateSlip, Time,
    TomlSlip, TooLarge, Trouble, Unread, Vain, Weekday, WorkbookFlaw, YamlSlip,
};

problems! {
    // Reading the folder.
    /// The folder is not a site.
    NoSiteToml {
        /// The folder as the user gave it.
        folder: String,
    } = "no-site-toml", Error;
    /// A text file in another encoding.
    NotUtf8 {
        /// What it seems to be: `GBK` or `UTF-16`, otherwise nothing.
        looks_like: Option<String>,
    } = "not-utf8", Error;
    /// A symbolic link that leads out of the site, or to a folder.
    LinkOutside {
        /// The link's own path.
        link: String,
        /// Where it leads.
        target: Option<String>,
    } = "symlink-outside", Error;
    /// A name that is not UTF-8 and so cannot be part of an address.
    NameNotUtf8 {
        /// The name as far as it can be shown.
        name: String,
    } = "name-not-utf8", Error;

    // Data.
    /// Front matter without its closing line.
    FrontMatterUnclosed = "front-matter-unclosed", Error;
    /// A Markdown file that needs front matter and has none.
    FrontMatterMissing {
        /// The key that has to be in it.
        key: String,
        /// Why it is not found, if it is there after all.
        cause: HeadSlip,
    } = "front-matter-missing", Error;
    /// A YAML mistake.
    YamlSyntax {
        /// Which.
        slip: YamlSlip,
    } = "yaml-syntax", Error;
    /// A quotation mark, bracket or brace that is never closed.
    YamlUnclosed {
        /// What opens it.
        opening: String,
    } = "yaml-unclosed", Error;
    /// `title：` instead of `title:`.
    FullWidthColon {
        /// The key before it.
        key: String,
    } = "full-width-colon", Error;
    /// `title:三天` instead of `title: 三天`.
    MissingSpace {
        /// The key.
        key: String,
    } = "missing-space", Error;
    /// A line indented with a tab.
    TabIndent {
        /// Whether the line belongs where those above it begin.
        outdent: bool,
    } = "tab-indent", Error;
    /// One key twice.
    DuplicateKey {
        /// The key.
        key: String,
        /// It seems to belong to the next entry of a list, whose hyphen is missing.
        entry: bool,
    } = "duplicate-key", Error;
    /// Words behind ` #`, which are a remark to YAML.
    TextCutOff {
        /// What is left out.
        rest: String,
    } = "text-cut-off", Warning;
    /// Aliases that unfold without end, or nesting beyond reason.
    DataTooLarge = "data-too-large", Error;
    /// A TOML mistake.
    TomlSyntax {
        /// Which.
        slip: TomlSlip,
    } = "toml-syntax", Error;
    /// A value of the wrong shape.
    WrongType {
        /// What has it.
        subject: Subject,
        /// What belongs there.
        expected: Expected,
        /// What stands there.
        found: Shape,
    } = "wrong-type", Error;
    /// A key that nobody knows.
    UnknownKey {
        /// The key.
        key: String,
        /// The kind of document.
        document: Part,
        /// The keys it may have, where data of one's own has no place.
        known: Vec<String>,
        /// Whether it is what somebody did for an article.
        role: bool,
    } = "unknown-key", Warning;
    /// A key that looks like a known one misspelt.
    MisspeltKey {
        /// The key.
        key: String,
        /// The known key.
        near: String,
        /// Whether no other is near, and this one is not there yet.
        only: bool,
    } = "misspelt-key", Error;
    /// A page, or a file of data, whose place looks like that of something else misspelt.
    MisspeltFile {
        /// The place of the other.
        near: String,
        /// Whether it is no page, but data that nobody reads.
        data: bool,
    } = "misspelt-file", Warning;
    /// A required key that is not there.
    MissingKey {
        /// The key.
        key: String,
        /// The kind of document.
        document: Part,
        /// Whether the key is there and nothing behind it.
        empty: bool,
        /// Whether a remark stands behind it.
        comment: bool,
    } = "missing-key", Error;
    /// A word that is not one of the known ones.
    UnknownValue {
        /// The key.
        key: String,
        /// The word.
        value: String,
        /// The known words.
        allowed: Box<[String]>,
        /// The usual words for them in Chinese, where there are some.
        everyday: Box<[String]>,
        /// The one that may be meant.
        near: Option<String>,
    } = "unknown-value", Error;
    /// A value that is not what its key asks for.
    BadValue {
        /// The key.
        key: String,
        /// The value.
        value: String,
        /// What belongs there.
        expected: Expected,
    } = "bad-value", Error;

    // Spreadsheets.
    /// A workbook that cannot be read.
    WorkbookBroken {
        /// What is wrong with it.
        flaw: WorkbookFlaw,
    } = "workbook-broken", Error;
    /// A workbook with a password.
    WorkbookEncrypted = "workbook-encrypted", Error;
    /// A workbook, or an `agenda.yaml`, without a word.
    WorkbookEmpty {
        /// Whether it is YAML.
        yaml: bool,
    } = "workbook-empty", Error;
    /// A workbook beyond all agendas.
    WorkbookTooLarge {
        /// What is too large.
        what: TooLarge,
    } = "workbook-too-large", Error;
    /// A spreadsheet beside an event, which nothing refers to.
    UnlistedSpreadsheet {
        /// Its name.
        name: String,
        /// The name under which it would be the agenda; nothing if the event has one.
        agenda: Option<String>,
    } = "unlisted-spreadsheet", Warning;
    /// An agenda in two files.
    AgendaTwice {
        /// The other one.
        other: OtherAgenda,
    } = "agenda-twice", Error;
    /// A sheet without a row of headers.
    NoHeader {
        /// The sheet; a csv has none.
        sheet: Option<String>,
        /// A header that may be meant by one of its cells.
        near: Option<String>,
        /// The words of the row that looks most like headers; none if no row does.
        row: Vec<String>,
    } = "no-header", Error;
    /// A header that nobody knows.
    UnknownColumn {
        /// The header.
        column: Header,
    } = "unknown-column", Warning;
    /// A header that is surely meant to be one we know.
    MisspeltColumn {
        /// The header.
        column: Header,
        /// The known one.
        near: String,
    } = "misspelt-column", Error;
    /// A column that describes people, in a table without any.
    ColumnOfNobody {
        /// The header.
        column: Header,
    } = "column-of-nobody", Warning;
    /// Two columns for one thing.
    DuplicateColumn {
        /// The header.
        column: Header,
        /// The cell of the other one's header.
        other: String,
    } = "duplicate-column", Error;
    /// A text in a column without a header.
    StrayCell {
        /// The text.
        text: String,
    } = "stray-cell", Warning;
    /// A row that is neither a session nor a heading.
    RowUnclear {
        /// What stands in it.
        text: String,
    } = "row-unclear", Error;
    /// A row with everything but a title.
    RowWithoutTitle = "row-without-title", Error;
    /// A row below a table, which is not read.
    RowBelowTable {
        /// What stands in it.
        text: String,
    } = "row-below-table", Note;
    /// A title or a remark that says that a session is cancelled or postponed.
    StatusElsewhere {
        /// The word.
        word: String,
        /// Whether it says that there is a new date.
        new_date: bool,
    } = "status-elsewhere", Warning;
    /// A status that may mean a new date or none.
    AmbiguousStatus {
        /// The word.
        text: String,
    } = "ambiguous-status", Error;
    /// One status for the sessions of several rooms.
    StatusOfRow {
        /// How many they are.
        count: usize,
    } = "status-of-row", Warning;
    /// What a formula could not compute.
    CellError {
        /// What the cell shows.
        text: String,
    } = "cell-error", Error;
    /// An hour that may be meant on either half of the clock.
    AmbiguousTime {
        /// The time.
        text: String,
    } = "ambiguous-time", Error;
    /// A cell of times that holds none.
    NotATime {
        /// What stands there.
        text: String,
        /// What it may mean, if it holds a time.
        meant: Option<String>,
    } = "not-a-time", Error;
    /// Rows of a table that tell no day, at an event of several.
    DaysMissing {
        /// How many rows.
        rows: usize,
        /// A day of the event, as an example.
        day: String,
    } = "days-missing", Error;
    /// An empty cell that may have been merged with the one above before it was saved as csv.
    TimeLeftBlank = "time-left-blank", Warning;
    /// Job titles or organisations that are not as many as the people.
    PeopleMismatch {
        /// What there is of them.
        column: Described,
        /// How many people there are.
        people: usize,
        /// How many values there are.
        values: usize,
    } = "people-mismatch", Error;
    /// A cell of people that can be read in two ways.
    SpeakersUnclear {
        /// What stands there.
        text: String,
        /// The name alone, if marks or a label stand around it.
        bare: Option<Box<str>>,
        /// Whether it is the value of a key that holds one name.
        keyed: bool,
    } = "speakers-unclear", Error;
    /// A name that may hold more than a name.
    SpeakerAsWritten {
        /// What stands there.
        text: String,
        /// Whether it is the value of a key that holds one name.
        keyed: bool,
        /// Whether it may be several people.
        several: bool,
    } = "speaker-as-written", Warning;
    /// A second line of a title that says not what it is.
    ExtraLine {
        /// The line.
        text: String,
    } = "extra-line", Warning;
    /// One session merged over some of several rooms.
    MergedOverSomeRooms {
        /// Its title.
        text: String,
    } = "merged-over-some-rooms", Error;

    // Times.
    /// Not a date at all.
    NotADate {
        /// What stands there.
        text: String,
    } = "not-a-date", Error;
    /// A month that no year has.
    NoSuchMonth {
        /// The month.
        month: u32,
    } = "no-such-month", Error;
    /// A day that its month does not have.
    NoSuchDay {
        /// The month, with its year.
        month: Time,
        /// The day.
        day: u8,
        /// The month's last day.
        last: u8,
    } = "no-such-day", Error;
    /// A time that no day has, or not in the part of the day that is written with it.
    NoSuchTime {
        /// What stands there.
        text: String,
        /// Whether a part of the day stands with it.
        in_part: bool,
    } = "no-such-time", Error;
    /// A date without year, and nothing to take it from.
    YearMissing {
        /// What stands there.
        text: String,
    } = "year-missing", Error;
    /// A session at night, whose time does not say that it means the night.
    SmallHours {
        /// The session.
        session: Box<Slot>,
        /// Its time as it would be in the afternoon, `14:30`.
        afternoon: String,
        /// Its time, `2:30`.
        night: String,
    } = "small-hours", Warning;
    /// A time without day, and nothing to take it from.
    DayMissing {
        /// What stands there.
        text: String,
    } = "day-missing", Error;
    /// A weekday that the date does not fall on.
    WrongWeekday {
        /// The date.
        date: Time,
        /// The weekday as written.
        written: Weekday,
        /// The true one.
        actual: Weekday,
    } = "wrong-weekday", Error;
    /// An end before its start.
    EndBeforeStart {
        /// The start.
        start: Box<Time>,
        /// The end.
        end: Box<Time>,
        /// The end's time, if it may be meant for the next day.
        next_day: Option<String>,
        /// The end twelve hours later, if it may be meant for the afternoon.
        afternoon: Option<String>,
    } = "end-before-start", Error;
    /// A range whose second end is before its first.
    RangeBackwards {
        /// What stands there.
        text: String,
        /// The second end, if it is a time that may be meant for the next day.
        next_day: Option<String>,
    } = "range-backwards", Error;
    /// An end or a duration with no hour to count from.
    EndWithoutStart {
        /// The key.
        key: String,
    } = "end-without-start", Warning;
    /// An end and a duration that come to different hours.
    TwoEnds {
        /// The end as written.
        end: Box<Time>,
        /// The end by the duration.
        by_duration: Box<Time>,
    } = "two-ends", Warning;
    /// A report that was published long before its event.
    ReportBeforeEvent {
        /// The report's day.
        date: Box<Time>,
        /// When the event begins.
        event: Box<Time>,
    } = "report-before-event", Warning;
    /// Not a duration.
    NotADuration {
        /// What stands there.
        text: String,
    } = "not-a-duration", Error;

    // Agendas.
    /// Two sessions in one room at once.
    RoomClash {
        /// The room.
        room: String,
        /// The later one, where the note stands.
        one: Box<Slot>,
        /// The other.
        other: Box<Slot>,
    } = "room-clash", Warning;
    /// Speakers who should be in two places at once.
    SpeakerClash {
        /// Their names.
        speakers: Vec<String>,
        /// The later session, where the note stands.
        one: Box<Slot>,
        /// The other.
        other: Box<Slot>,
    } = "speaker-clash", Warning;
    /// A speaker who cannot get from one place to the next in time.
    ChangeTooShort {
        /// The name.
        speaker: String,
        /// Minutes between the two.
        minutes: u32,
        /// Minutes that it takes.
        needed: u32,
        /// The later session, where the note stands.
        one: Box<Slot>,
        /// The other.
        other: Box<Slot>,
    } = "change-too-short", Warning;
    /// A session at a time when its event is not on.
    OutsideEvent {
        /// The session.
        session: Box<Slot>,
        /// The event.
        event: Box<Slot>,
        /// Whether the event says when it ends.
        ends: bool,
    } = "outside-event", Warning;
    /// A session whose start is on another day than its `date`.
    OutsideDay {
        /// The session.
        session: Box<Slot>,
        /// Its `date`.
        date: Time,
    } = "outside-day", Error;
    /// A day whose sessions leave no time to eat.
    NoMealBreak {
        /// The day.
        day: Time,
        /// The hours in which people eat.
        hours: Time,
        /// Minutes that it takes.
        minutes: u32,
        /// The first sessions that fill them.
        sessions: Vec<Slot>,
        /// How many more there are.
        more: usize,
    } = "no-meal-break", Warning;
    /// More people than a room holds.
    OverCapacity {
        /// The room.
        room: String,
        /// How many it holds.
        capacity: u32,
        /// How many come.
        people: u32,
        /// The session.
        session: Box<Slot>,
        /// The event, if it is its participants who are counted.
        event: Option<Box<Slot>>,
    } = "over-capacity", Warning;
    /// A title with a weekday that its date does not fall on.
    TitleWeekday {
        /// The date.
        date: Time,
        /// The weekday as written.
        written: Weekday,
        /// The true one.
        actual: Weekday,
    } = "title-weekday", Warning;

    // References.
    /// An id that nobody has.
    UnknownReference {
        /// What it should lead to.
        kind: ReferenceKind,
        /// The id.
        id: String,
        /// The id that may be meant, with the name behind it.
        near: Option<Named>,
    } = "unknown-reference", Error;
    /// A bare name that two share.
    AmbiguousName {
        /// What it should lead to.
        kind: ReferenceKind,
        /// The name.
        name: String,
        /// Those who bear it.
        candidates: Vec<Candidate>,
    } = "ambiguous-name", Error;
    /// Two speakers of one name who are told apart by organisation only.
    SameName {
        /// The name.
        name: String,
        /// Those who bear it.
        candidates: Vec<Candidate>,
    } = "same-name", Warning;
    /// One id, two entries.
    DuplicateId {
        /// The id.
        id: String,
        /// Whoever has it.
        other: Taker,
    } = "duplicate-id", Error;
    /// A sign-off that lacks a required role.
    SignOffIncomplete {
        /// The roles that are missing.
        roles: Vec<String>,
        /// What may be the missing role, misspelt.
        written: Option<String>,
    } = "sign-off-incomplete", Error;
    /// An agenda or article in an event folder that has no `index.md`.
    EventMissing {
        /// The folder.
        folder: String,
    } = "event-missing", Error;

    // Releases.
    /// An agenda that is newer than its last release.
    UnreleasedChange {
        /// The event's folder.
        event: String,
        /// The last release.
        version: u32,
        /// The first sessions that differ.
        titles: Vec<String>,
        /// How many more there are.
        more: usize,
        /// Whether the event has no agenda any more.
        gone: bool,
    } = "unreleased-change", Warning;
    /// A former id that no release knows.
    NeverReleased {
        /// The id.
        id: String,
        /// The one that may be meant.
        near: Option<String>,
    } = "never-released", Warning;

    // Links.
    /// A link to a file that is not there.
    MissingFile {
        /// The path, from the site folder.
        path: String,
        /// A path that may be meant.
        near: Option<String>,
    } = "missing-file", Error;
    /// An image that is not there.
    MissingImage {
        /// The path, from the site folder.
        path: String,
        /// A path that may be meant.
        near: Option<String>,
    } = "missing-image", Error;
    /// An image that is there, and that cannot be read.
    BrokenPicture {
        /// The path, from the site folder.
        path: String,
        /// Why not.
        fault: PictureFault,
    } = "broken-picture", Warning;
    /// A link to an address that the site does not have.
    MissingPage {
        /// The address.
        url: String,
        /// An address that may be meant.
        near: Option<String>,
    } = "missing-page", Error;
    /// A link to an anchor that the page does not have.
    MissingAnchor {
        /// The anchor.
        anchor: String,
        /// The file that should have it.
        path: String,
        /// The anchors it has, with the headings behind them.
        known: Vec<Named>,
    } = "missing-anchor", Error;
    /// A path that leads out of the content folder.
    OutsideSite {
        /// The path as written.
        path: String,
    } = "outside-site", Error;
    /// A link to something that has no page of its own.
    NoPage {
        /// The path.
        path: String,
        /// Whether it is the agenda of an event, in which nothing stands that is published.
        agenda: bool,
    } = "no-page", Error;
    /// A link to something that is not published.
    LinkToWithheld {
        /// The path.
        path: String,
        /// Its name, if it is an entry of that file.
        name: Option<String>,
    } = "link-to-withheld", Error;
    /// A scheme that runs something or reads the reader's disk.
    UnsafeLink {
        /// The scheme.
        scheme: String,
    } = "unsafe-link", Error;
    /// An address that leads nowhere, however it is taken.
    BadAddress {
        /// As written.
        url: String,
        /// What is wrong with it.
        slip: AddressSlip,
        /// What should stand there.
        meant: Option<String>,
    } = "bad-address", Error;

    // Markdown.
    /// Emphasis marks that stayed in the text.
    LiteralEmphasis {
        /// They are full-width.
        wide: bool,
    } = "literal-emphasis", Warning;
    /// Marks of a link or a picture that stayed in the text.
    LiteralLink {
        /// Why they make none.
        slip: LinkSlip,
        /// A picture was meant.
        picture: bool,
        /// Where it was to lead.
        target: String,
        /// What should stand there.
        meant: String,
    } = "literal-link", Warning;
    /// Two things on one page with one id.
    DuplicateAnchor {
        /// The id.
        id: String,
    } = "duplicate-anchor", Error;
    /// A picture without a description.
    MissingAlt = "missing-alt", Warning;
    /// A footnote that is referred to and not written.
    UndefinedFootnote {
        /// Its label.
        label: String,
        /// It is written with a full-width colon.
        colon: bool,
    } = "undefined-footnote", Error;
    /// A footnote that nothing refers to.
    UnusedFootnote {
        /// Its label.
        label: String,
    } = "unused-footnote", Warning;

    // What must not be published.
    /// Text that was read in the wrong encoding on its way here.
    GarbledText {
        /// What stands there.
        written: String,
    } = "garbled-text", Error;
    /// The number of somebody's identity card.
    IdNumber {
        /// Whether it stands in a spreadsheet.
        table: bool,
    } = "id-number", Error;
    /// The number of somebody's mobile phone.
    MobileNumber {
        /// Whether it stands in a spreadsheet.
        table: bool,
    } = "mobile-number", Error;

    // Checks.
    /// An entry of `words.toml` that cannot be followed.
    WordRule {
        /// Why not.
        flaw: RuleFlaw,
    } = "word-rule", Error;
    /// A check switched off for a line by a name that none has.
    UnknownCheck {
        /// The name, if there is one.
        name: Option<String>,
        /// The one that may be meant.
        near: Option<String>,
    } = "unknown-check", Warning;

    // Words: found by `check` only.
    /// ASCII marks in Chinese text, on one line.
    HalfWidthPunctuation {
        /// The first mark.
        written: String,
        /// The Chinese mark that belongs there.
        meant: String,
        /// How many more there are on the line.
        more: usize,
    } = "half-width-punctuation", Warning;
    /// Marks put together from others, on one line: `。。。`, `--`.
    MakeshiftPunctuation {
        /// The first mark.
        written: String,
        /// The mark that belongs there.
        meant: String,
        /// How many more there are on the line.
        more: usize,
    } = "makeshift-punctuation", Warning;
    /// A mark at the head of a line that makes no heading or list.
    LiteralMarker {
        /// Why it makes none.
        slip: MarkerSlip,
        /// As written.
        written: String,
        /// How many lines there are of its kind.
        lines: usize,
    } = "literal-marker", Warning;
    /// A quote or bracket without its partner.
    UnpairedMark {
        /// The mark.
        mark: String,
        /// The other of the pair.
        partner: String,
        /// It opens what nothing closes.
        opens: bool,
        /// It opens, where the other was meant.
        swapped: bool,
        /// The partner seems to be there, as a straight quote.
        straight: bool,
    } = "unpaired-mark", Warning;
    /// Two marks where one belongs.
    RepeatedMark {
        /// As written.
        written: String,
    } = "repeated-mark", Warning;
    /// A character twice where once is meant.
    RepeatedCharacter {
        /// Both.
        written: String,
    } = "repeated-character", Warning;
    /// A word that is none.
    WrongWord {
        /// As written.
        written: String,
        /// As dictionaries have it.
        meant: String,
    } = "wrong-word", Warning;
    /// A word that the site's `words.toml` has otherwise.
    HouseWord {
        /// As written.
        written: String,
        /// As the site has it.
        right: String,
        /// Why.
        reason: Option<String>,
    } = "house-word", Warning;
    /// A word that the site's `words.toml` does not want.
    UnwantedWord {
        /// The word.
        written: String,
        /// Why not.
        reason: Option<String>,
    } = "unwanted-word", Warning;
    /// A name that is that of a speaker but for one character.
    NameVariant {
        /// As written.
        written: String,
        /// As the site knows it.
        known: String,
    } = "name-variant", Warning;
    /// A job title that is not the one of the data, but for 副.
    JobTitle {
        /// With the name, as written.
        written: String,
        /// The title in the data.
        known: String,
    } = "job-title", Warning;
    /// A traditional character in a simplified text, or the other way round.
    MixedScript {
        /// As written.
        written: String,
        /// The one of the text's own script.
        meant: String,
        /// The text is in traditional characters.
        traditional: bool,
    } = "mixed-script", Warning;
    /// Pinyin that a converter left behind each character.
    PinyinGloss {
        /// The characters with their pinyin.
        written: String,
    } = "pinyin-gloss", Warning;
    /// A weekday in a text that is not that of the date before it.
    TextWeekday {
        /// The date.
        date: Time,
        /// The weekday as written.
        written: Weekday,
        /// The true one.
        actual: Weekday,
    } = "text-weekday", Warning;
    /// A day in a text that no calendar has.
    ImpossibleDate {
        /// As written.
        written: String,
        /// The year, if the day is impossible because of it.
        year: Option<i16>,
        /// The month.
        month: u8,
        /// Its last day; 0 if there is no such month.
        last: u8,
    } = "impossible-date", Warning;
    /// How long something is said to last, where its days are others.
    DayCount {
        /// As written.
        written: String,
        /// The days.
        days: Time,
        /// How many they are.
        count: u32,
    } = "day-count", Warning;
    /// A heading whose number does not go on from the one before.
    HeadingNumber {
        /// As written.
        written: String,
        /// The one that goes on.
        expected: String,
    } = "heading-number", Warning;

    // The archive as a whole: found by `check` only.
    /// A speaker with a file who appears nowhere.
    UnusedSpeaker {
        /// The name.
        name: String,
        /// The id.
        id: String,
    } = "unused-speaker", Note;
    /// An event, report or case of which lists and feeds can say nothing.
    NoSummary = "no-summary", Warning;
    /// A picture that takes long to load.
    LargePicture {
        /// Its size.
        size: Size,
        /// The most it should have.
        limit: Size,
    } = "large-picture", Warning;
    /// A picture that readers' browsers get from another site.
    RemotePicture {
        /// The other site.
        host: String,
    } = "remote-picture", Warning;
    /// A link by the site's own full address to what the site does not have.
    OwnLink {
        /// The path inside the site.
        url: String,
        /// One that may be meant.
        near: Option<String>,
    } = "own-link", Warning;
    /// A page that nothing leads to.
    OrphanPage {
        /// The folder it lies in.
        folder: String,
    } = "orphan-page", Warning;
    /// A file that is published and that nothing refers to.
    UnusedFile = "unused-file", Note;

    // Addresses elsewhere: found by `check --online` only.
    /// An address elsewhere that does not open.
    DeadLinkOnline {
        /// The address.
        url: String,
        /// Why it does not.
        trouble: Trouble,
    } = "dead-link-online", Warning;

    // Addresses.
    /// Two pages with one address.
    DuplicateUrl {
        /// The address.
        url: String,
        /// What else has it.
        other: Holder,
        /// What this one is, if its place does not tell.
        own: Option<Holder>,
    } = "duplicate-url", Error;
    /// Something that cannot be part of an address.
    BadSlug {
        /// What was written.
        slug: String,
        /// What could be.
        suggestion: String,
    } = "bad-slug", Error;

    // Scripts.
    /// Registered names that stay in one script of Chinese where the rest of a page is in the other.
    NamesInOneScript {
        /// Some of them.
        names: Vec<String>,
        /// How many more there are.
        more: usize,
        /// The key that says what they are in the other: `name_hant` or `name_hans`.
        key: String,
    } = "names-in-one-script", Warning;
    /// Names whose traditional form is a guess.
    UnsureNames {
        /// Some of them.
        names: Vec<String>,
        /// How many more there are.
        more: usize,
    } = "unsure-names", Warning;

    // Translations.
    /// `report.en.md` without `report.md`.
    TranslationWithoutOriginal {
        /// The file that should be there.
        original: String,
    } = "translation-without-original", Error;
    /// A translation into the language that the original is in, or that the site is in.
    TranslationInSameLanguage {
        /// The original's file.
        original: String,
        /// The language by the file's name.
        lang: String,
    } = "translation-in-same-language", Error;
    /// A file name that ends with what looks like a language and is none.
    UnknownLanguage {
        /// What it ends with.
        tag: String,
        /// The tag that may be meant.
        meant: Option<String>,
        /// Whether that is the language of the original, which is not translated into it.
        own: bool,
    } = "unknown-language", Warning;

    // Themes.
    /// No theme of that name.
    NoTheme {
        /// The name.
        name: String,
        /// The themes there are.
        known: Vec<String>,
        /// The one that may be meant.
        near: Option<String>,
        /// Whether the site has a folder of that name, without a `theme.toml`.
        bare: bool,
    } = "no-theme", Error;
    /// A theme that is its own ancestor.
    ThemeCycle {
        /// The theme.
        name: String,
    } = "theme-cycle", Error;
    /// A kind of page for which the theme has no template.
    NoTemplate {
        /// The names that would do; none where the theme has no template at all.
        names: Vec<String>,
        /// The theme.
        theme: String,
        /// The page that was being made, if one was.
        page: String,
    } = "no-template", Error;
    /// Kinds of pages for which the theme has no template, though no page of these kinds may be there yet: found by `check` only.
    MissingTemplates {
        /// The theme.
        theme: String,
        /// Their names.
        names: Vec<String>,
    } = "missing-templates", Warning;
    /// A file of the theme that a template or a style sheet names and that is not there.
    MissingAsset {
        /// Its name below `static/`.
        name: String,
        /// Whether the address, as it is written, leads out of the theme's files.
        astray: bool,
        /// The one that may be meant.
        near: Option<String>,
    } = "missing-asset", Warning;
    /// A file that a theme lets browsers get from another site: found by `check` only.
    RemoteFile {
        /// The other site.
        host: String,
    } = "remote-file", Note;
    /// An option that a stylesheet speaks of and no theme declares: found by `check` only.
    UnknownOption {
        /// Its name.
        name: String,
        /// The one that may be meant.
        near: Option<String>,
    } = "unknown-option", Warning;
    /// An option of a theme that does nothing; that nothing reads it is found by `check` only.
    IdleOption {
        /// Its name.
        name: String,
        /// Why.
        why: Idle,
    } = "idle-option", Warning;
    /// A file of the theme that nothing reads under its name.
    UnreadFile {
        /// What it would be.
        what: Unread,
        /// The name that may be meant.
        near: Option<String>,
    } = "unread-file", Warning;
    /// An address on a finished page that leads to nothing of the site: found by `check` only.
    DeadLink {
        /// The address.
        address: String,
        /// What there is not.
        lack: Lack,
        /// The first page that it is on.
        page: String,
        /// What may be meant.
        near: Option<String>,
    } = "dead-link", Warning;
    /// What the script of the search looks for on its page, in vain: found by `check` only.
    SearchMark {
        /// What is not there.
        marks: Vec<String>,
        /// The mark that is meant by what stands there.
        near: Option<String>,
    } = "search-mark", Warning;
    /// Something that is wrong with finished pages: found by `check` only.
    FlawedPage {
        /// What.
        flaw: PageFlaw,
    } = "flawed-page", Warning;
    /// Words that the theme lacks in one of the languages of the site: found by `check` only.
    MissingWords {
        /// Where they belong.
        file: String,
        /// Some of their names.
        keys: Vec<String>,
        /// How many more there are.
        more: usize,
        /// The language they are taken from.
        instead: String,
    } = "missing-words", Warning;
    /// A template that cannot be understood.
    TemplateSyntax {
        /// What is wrong.
        slip: Box<TemplateSlip>,
        /// The template, if it is no file of the site.
        template: Option<Box<TemplateName>>,
        /// The names there are instead.
        known: Box<[String]>,
        /// What may be meant.
        near: Option<String>,
    } = "template-syntax", Error;
    /// A template that fails while a page is made.
    TemplateError {
        /// What is wrong.
        slip: Box<TemplateSlip>,
        /// The template, if it is no file of the site.
        template: Option<Box<TemplateName>>,
        /// The names there are instead.
        known: Box<[String]>,
        /// The page that was being made.
        page: String,
        /// What may be meant.
        near: Option<String>,
        /// The places of templates from which it was called.
        chain: Box<[String]>,
    } = "template-error", Error;
    /// Something a template asks for that no page has.
    UnknownField {
        /// As written: `page.titel`.
        path: String,
        /// What may be meant.
        near: Option<String>,
        /// Whether it is one of the theme's words.
        is_word: bool,
    } = "unknown-field", Warning;
    /// Something a template counts on that is empty on some pages: found by `check` only.
    MayBeEmpty {
        /// As written: `event.venue`.
        path: String,
    } = "may-be-empty", Warning;
    /// A template that shows what is no text.
    ShownStructure {
        /// As written: `report.date`.
        path: String,
        /// What it is.
        held: Held,
        /// What may be meant.
        near: Option<String>,
    } = "shown-structure", Error;
    /// What a template does in vain.
    TemplateVain {
        /// What.
        vain: Vain,
        /// What there is instead.
        known: Box<[String]>,
        /// What may be meant.
        near: Option<String>,
    } = "template-vain", Warning;
    /// A word that is shown with places that nobody fills.
    UnfilledWord {
        /// As written: `t["total-n"]`.
        path: String,
        /// The first of its places: `n`.
        place: String,
        /// The place that is meant, where none can be filled as it is written: `{n}`.
        near: Option<String>,
    } = "unfilled-word", Warning;
    /// A block that no page shows.
    LostBlock {
        /// Its name.
        name: String,
        /// The block that the theme above has it in, which is replaced.
        within: String,
    } = "lost-block", Warning;

    // Output.
    /// An output folder with files of somebody else.
    ForeignOutput {
        /// The folder.
        folder: String,
        /// Some of the files.
        files: Vec<String>,
    } = "foreign-output", Error;
    /// An output folder that holds the sources, or lies among them.
    OutputOverSources {
        /// The folder.
        folder: String,
    } = "output-over-sources", Error;
}
