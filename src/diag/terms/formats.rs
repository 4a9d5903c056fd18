//! The usual mistakes in YAML, TOML and workbooks. What is none of them is told in the words of the library.

use crate::diag::Size;

terms! {
    /// A mistake in YAML.
    YamlSlip = "yaml" {
        /// A second `: ` in one value, or a key that is indented below a value.
        SecondColon = "second-colon",
        /// A character that no value may begin with.
        BadStart {
            /// The character.
            character: String,
        } = "bad-start",
        /// A line that is neither a key with its value nor an entry of a list.
        NoColon = "no-colon",
        /// A line that does not line up with those above.
        Indent = "indent",
        /// Something behind a closing quotation mark or bracket.
        Behind = "behind",
        /// The same behind a bracket that begins the value.
        BehindBracket = "behind-bracket",
        /// A remark before the bracket that closes a list or a map.
        RemarkInBrackets = "remark-in-brackets",
        /// A list behind a key, on its line.
        ListInLine = "list-in-line",
        /// A list or a map in brackets of a Chinese keyboard.
        FullWidthBrackets = "full-width-brackets",
        /// A comma of a Chinese keyboard before the next key.
        FullWidthComma = "full-width-comma",
        /// A value between a quotation mark of ASCII and a full-width one.
        FullWidthQuote {
            /// The full-width one.
            mark: String,
        } = "full-width-quote",
        /// Keys without values where a list is meant: `{张三, 李四}`.
        KeysForList = "keys-for-list",
        /// No space behind the dash of a list.
        DashSpace = "dash-space",
        /// A dash of a Chinese keyboard before an entry of a list.
        FullWidthDash {
            /// The dash.
            mark: String,
        } = "full-width-dash",
        /// A space before a line that is none of ASCII.
        WideSpace {
            /// Its number.
            character: String,
        } = "wide-space",
        /// Backslash and a character that mean nothing.
        Escape = "escape",
        /// An invisible character.
        Control = "control",
        /// A second document after the first.
        SecondDocument = "second-document",
        /// Anything else.
        Other {
            /// What the parser says.
            message: String,
        } = "other",
    }

    /// Why front matter is not found.
    HeadSlip = "head" {
        /// It is not there.
        None = "none",
        /// Empty lines before it, or spaces before its first mark.
        Blank = "blank",
        /// Other text before it.
        Text = "text",
        /// Other marks than three hyphens.
        Marks = "marks",
        /// Lines that end as nothing ends them today, so that all is one line.
        LineEnds = "line-ends",
    }

    /// A mistake in TOML.
    TomlSlip = "toml" {
        /// A text without quotation marks.
        Unquoted = "unquoted",
        /// Chinese quotation marks around a text.
        ChineseQuotes = "chinese-quotes",
        /// A colon of either keyboard in place of `=`, or a full-width `＝`.
        ForEquals {
            /// The mark.
            mark: String,
        } = "for-equals",
        /// A comma of a Chinese keyboard between two entries.
        FullWidthComma = "full-width-comma",
        /// Brackets of a Chinese keyboard.
        FullWidthBrackets = "full-width-brackets",
        /// A key without a value.
        NoValue = "no-value",
        /// No `=` behind a key.
        NoEquals = "no-equals",
        /// A key with characters that need quotation marks.
        BadKey = "bad-key",
        /// A quotation mark or a bracket that is never closed.
        Unclosed = "unclosed",
        /// A list that is never closed.
        UnclosedList = "unclosed-list",
        /// Something else than a comma between the entries of a list.
        Comma = "comma",
        /// Something behind a value.
        Behind = "behind",
        /// A number with a zero before it.
        LeadingZero = "leading-zero",
        /// `True` or `no`.
        YesOrNo = "yes-or-no",
        /// A backslash that means nothing.
        Escape = "escape",
        /// A date in another form.
        Day = "day",
        /// Anything else.
        Other {
            /// What the parser says.
            message: String,
        } = "other",
    }

    /// Why marks of a link make none.
    LinkSlip = "link" {
        /// A space in the path.
        Space = "space",
        /// A space in an address of another site.
        InAddress = "in-address",
        /// Full-width brackets.
        Brackets = "brackets",
        /// A space between the brackets.
        Gap = "gap",
        /// A title in Chinese quotes.
        Quotes = "quotes",
        /// A title whose quotes are never closed.
        OpenTitle = "open-title",
        /// A bracket that is never closed.
        Unclosed = "unclosed",
        /// A full-width exclamation mark.
        Exclamation = "exclamation",
    }

    /// Why a mark at the head of a line makes no heading or list.
    MarkerSlip = "marker" {
        /// No space behind the mark of a heading.
        Heading = "heading",
        /// No space behind the marks of a list.
        List = "list",
        /// Full-width marks of a heading.
        Wide = "wide",
        /// Marks that Markdown does not know, so that lines run on into one paragraph.
        RunOn = "run-on",
    }

    /// Why an address leads nowhere.
    AddressSlip = "address" {
        /// Nothing is there.
        Empty = "empty",
        /// It has no host.
        NoHost = "no-host",
        /// Too few slashes, or too many: `https:/`.
        Slashes = "slashes",
        /// A host without `https://` before it.
        NoScheme = "no-scheme",
        /// Backslashes.
        Backslashes = "backslashes",
        /// Full-width brackets or colon.
        FullWidth = "full-width",
        /// A document where a picture belongs.
        NoPicture = "no-picture",
        /// A picture in a format that most browsers cannot show.
        Unshowable = "unshowable",
        /// The address of a mailbox without `mailto:` before it.
        Mail = "mail",
        /// A space in the name of the site.
        Space = "space",
    }

    /// What is wrong with a workbook.
    WorkbookFlaw = "workbook" {
        /// It is something else.
        OtherFormat = "other-format",
        /// It is a web page under another name, as some systems hand them out.
        WebPage = "web-page",
        /// A csv in an encoding that nobody uses.
        Encoding = "encoding",
        /// Its end is missing, or its bytes have changed.
        Damaged = "damaged",
        /// What it says of itself is not so.
        Contradiction = "contradiction",
        /// Anything else.
        Other {
            /// What the reader says.
            message: String,
        } = "other",
    }

    /// What is too large about a workbook.
    TooLarge = "too-large" {
        /// The file.
        File {
            /// Its size.
            size: Size,
            /// The most it may have.
            most: Size,
        } = "file",
        /// What the file holds, packed.
        Unpacked {
            /// The most it may have.
            most: Size,
        } = "unpacked",
        /// The number of cells.
        Cells {
            /// The most there may be.
            most: usize,
        } = "cells",
        /// The number of merged cells.
        Merges = "merges",
        /// How often something is repeated.
        Repeats {
            /// The most there may be.
            most: u32,
        } = "repeats",
    }

    /// Why a picture cannot be made smaller, and mostly not be seen.
    PictureFault = "picture" {
        /// Its end is missing.
        Cut = "cut",
        /// Its bytes say nothing of a picture.
        Damaged = "damaged",
        /// It has more pixels than are decoded.
        Large {
            /// How wide it is.
            width: usize,
            /// How high it is.
            height: usize,
        } = "large",
        /// It is something else than its name says, or something that browsers do not show.
        Other {
            /// What it is.
            format: String,
        } = "other",
        /// It is no picture at all.
        Unknown = "unknown",
    }

    /// What a column tells of people.
    #[derive(Copy)]
    Described = "described" {
        /// Their job titles.
        JobTitle = "job-title",
        /// Where they are from.
        Organisation = "organisation",
        /// Both in one.
        Affiliation = "affiliation",
    }

    /// Where another agenda of an event is.
    OtherAgenda = "other-agenda" {
        /// In a file of its own.
        File {
            /// The path.
            path: String,
        } = "file",
        /// In the event's front matter.
        InEvent {
            /// The event's file.
            path: String,
        } = "in-event",
    }
}
