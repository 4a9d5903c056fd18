//! What templates cannot do as written, each told with what to write instead.

use super::Held;

terms! {
    /// A rule of templates that is not kept.
    TemplateRule = "template-rule" {
        /// What other languages write: `??`, `&&`, `elseif`.
        Instead {
            /// As written.
            written: String,
            /// What it is here.
            instead: String,
        } = "instead",
        /// `{{ }}` inside of a tag.
        Inside {
            /// As written.
            written: String,
            /// What it should be.
            instead: String,
        } = "inside",
        /// A time that is to be put into words, which it has.
        Time {
            /// As written.
            written: String,
        } = "time",
        /// The time at which the page is made.
        NoClock {
            /// As written.
            written: String,
        } = "no-clock",
        /// Markdown that is to be made HTML, which it is.
        Html {
            /// As written.
            written: String,
        } = "html",
        /// An address that is to be put together.
        Address {
            /// As written.
            written: String,
        } = "address",
        /// Other pages or files.
        NoOther {
            /// As written.
            written: String,
        } = "no-other",
        /// An `else` or `elif` behind an `else`.
        SecondElse {
            /// Which of them.
            written: String,
            /// `if` or `for`
            tag: String,
            /// The line of the first.
            line: usize,
        } = "second-else",
        /// A sign that no template knows.
        NoSign {
            /// The sign.
            sign: String,
        } = "no-sign",
        /// `.Title`, with nothing before the dot.
        Dot {
            /// `Title`
            name: String,
        } = "dot",
        /// An argument of a filter without its name.
        Unnamed = "unnamed",
        /// An argument of a component that is neither a text nor in braces.
        Braces {
            /// The argument.
            name: String,
            /// What it is given.
            value: String,
        } = "braces",
        /// `include` or `extends` with something put together.
        Quoted {
            /// The tag.
            tag: String,
        } = "quoted",
        /// Something from elsewhere that is there already.
        Import = "import",
        /// Something that nobody sees, outside of the blocks of a template that extends another.
        Ignored = "ignored",
        /// `super()` outside of a block.
        SuperOutside = "super-outside",
        /// `super()` in a block that no template above has.
        SuperTop = "super-top",
        /// What `loop` does not have.
        LoopField {
            /// Its name.
            name: String,
        } = "loop-field",
        /// Things that cannot be compared.
        Compare {
            /// The first.
            one: Held,
            /// The second.
            other: Held,
        } = "compare",
        /// Things that cannot be put in order.
        Sort {
            /// One of them.
            one: Held,
            /// Another.
            other: Held,
        } = "sort",
        /// An entry of a list without what the list is to be sorted or grouped by.
        Attribute {
            /// Which entry, from 1.
            entry: usize,
            /// What it does not have.
            name: String,
        } = "attribute",
        /// A loop with two names over something without fields.
        KeyValue {
            /// What it is.
            held: Held,
        } = "key-value",
        /// A function of a value.
        Method {
            /// Its name.
            name: String,
        } = "method",
        /// The length of something that has none.
        NoLength {
            /// What it is.
            held: Held,
        } = "no-length",
        /// Something divided by nothing.
        Zero = "zero",
        /// `in` something that holds nothing.
        Container {
            /// What it is.
            held: Held,
        } = "container",
        /// A text that should be a number.
        NotNumber {
            /// The text.
            value: String,
        } = "not-number",
        /// An end with the name of something else.
        EndName {
            /// What is open.
            start: String,
            /// What is ended.
            end: String,
        } = "end-name",
        /// A block or a component that is there already.
        Twice {
            /// Its name.
            name: String,
        } = "twice",
        /// A component in two templates.
        Both {
            /// Its name.
            name: String,
            /// One of the templates.
            one: String,
            /// The other.
            other: String,
        } = "both",
        /// A block inside of itself.
        Nested {
            /// Its name.
            name: String,
        } = "nested",
        /// A second `extends`.
        ExtendsTwice {
            /// The first.
            name: String,
        } = "extends-twice",
        /// `extends` behind other things.
        ExtendsLate = "extends-late",
        /// A component that holds something, in `{{ }}`.
        Holding = "holding",
        /// `set` of something that is no new name.
        Set = "set",
        /// `break` or `continue` in no loop.
        NoLoop {
            /// The tag.
            name: String,
        } = "no-loop",
        /// A word of the templates in place of a name.
        Reserved {
            /// The word.
            name: String,
        } = "reserved",
    }
}
