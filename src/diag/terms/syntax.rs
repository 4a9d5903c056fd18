//! The usual mistakes in YAML and TOML. What is none of them is told in the words of the library.

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
        /// A list behind a key, on its line.
        ListInLine = "list-in-line",
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

    /// A mistake in TOML.
    TomlSlip = "toml" {
        /// A text without quotation marks.
        Unquoted = "unquoted",
        /// Chinese quotation marks around a text.
        ChineseQuotes = "chinese-quotes",
        /// A key without a value.
        NoValue = "no-value",
        /// No `=` behind a key.
        NoEquals = "no-equals",
        /// A key with characters that need quotation marks.
        BadKey = "bad-key",
        /// A quotation mark or a bracket that is never closed.
        Unclosed = "unclosed",
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
}
