//! The usual mistakes in templates. What is none of them is told in the words of the engine.

use super::TemplateRule;

terms! {
    /// What a value of a template is.
    Held = "held" {
        /// A text.
        Text = "text",
        /// A number.
        Number = "number",
        /// `true` or `false`.
        YesOrNo = "yes-or-no",
        /// Several.
        List = "list",
        /// Fields.
        Structure = "structure",
        /// Several with fields.
        Structures = "structures",
        /// Nothing.
        Nothing = "nothing",
    }

    /// What there is not where an address leads.
    Lack = "lack" {
        /// A page.
        Page = "page",
        /// A file.
        File = "file",
        /// A part of a page.
        Anchor {
            /// The id it would have.
            id: String,
        } = "anchor",
        /// Anything of the site: it is on the same host, and somewhere else on it.
        Beside {
            /// Where the site stands.
            base: String,
        } = "beside",
    }

    /// Why an option of a theme does nothing.
    Idle = "idle" {
        /// No template and no style sheet asks for it.
        Unread = "unread",
        /// It is none, but something that is said of the theme itself.
        Above = "above",
        /// A style sheet asks for it, and its value cannot stand there.
        Unfit = "unfit",
    }

    /// What is wrong with a finished page.
    PageFlaw = "page-flaw" {
        /// Two elements with one id.
        Twice {
            /// The id.
            id: String,
            /// The first page that has it.
            page: String,
        } = "twice",
        /// What runs or styles by itself, where the site's policy forbids it.
        Inline {
            /// `<script>`, `style="…"`
            written: String,
            /// The first page that has it.
            page: String,
        } = "inline",
        /// The second part of a list, to which nothing leads.
        Unreached {
            /// Its path.
            path: String,
        } = "unreached",
        /// An address of a link or a picture that is empty.
        Empty {
            /// What it is made of, as written: `event.booklet_url`.
            path: String,
        } = "empty",
    }

    /// What a file of a theme would be that nothing reads.
    Unread = "unread" {
        /// Words.
        Words = "words",
        /// A template.
        Template = "template",
        /// Something that lies in no folder of a theme, or in another one than its own.
        Astray = "astray",
        /// A template among the files that are published as they are.
        Published = "published",
    }

    /// What a template does in vain.
    Vain = "vain" {
        /// A loop over something that is no list.
        Loop {
            /// As written: `event.period`.
            path: String,
            /// What it is.
            held: Held,
        } = "loop",
        /// Something given to a filter or a test that has no use for it.
        Argument {
            /// Its name.
            name: String,
            /// The filter or test.
            taker: String,
        } = "argument",
        /// `default` for what is there and empty.
        Default {
            /// As written: `event.subtitle`.
            path: String,
        } = "default",
        /// A comparison with what it never is.
        Never {
            /// As written: `page.kind`.
            path: String,
            /// What it is held against.
            value: String,
        } = "never",
        /// A path in quotation marks: `of="home.cases"`.
        Quoted {
            /// The path.
            text: String,
        } = "quoted",
        /// A text where something is to be asked.
        Always {
            /// The text.
            text: String,
        } = "always",
    }

    /// What stands in a template.
    Sign = "sign" {
        /// A name.
        Name = "name",
        /// A text in quotation marks.
        Text = "text",
        /// A number.
        Number = "number",
        /// `true` or `false`.
        YesOrNo = "yes-or-no",
        /// Something that has a value.
        Value = "value",
        /// What is published as it stands.
        Content = "content",
        /// These very signs.
        Exactly {
            /// The signs.
            text: String,
        } = "exactly",
    }

    /// A mistake in a template.
    TemplateSlip = "slip" {
        /// A quotation mark without its second half.
        Quote = "quote",
        /// A template that puts nothing on a page.
        Blank = "blank",
        /// A value without such a field.
        Field {
            /// The field.
            name: String,
        } = "field",
        /// No such variable.
        Variable {
            /// The variable.
            name: String,
        } = "variable",
        /// A variable without a value.
        Undefined {
            /// The variable.
            name: String,
        } = "undefined",
        /// A loop over something that is not there.
        NothingToGoThrough = "nothing-to-go-through",
        /// Something that has no value on the page.
        Empty {
            /// As written: `event.venue`.
            path: String,
        } = "empty",
        /// A field of something that has none on the page, or nowhere.
        Hollow {
            /// As written: `card.venue`.
            path: String,
        } = "hollow",
        /// A field of what has no fields.
        NoFields {
            /// As written: `page.title`.
            path: String,
            /// What it is.
            held: Held,
        } = "no-fields",
        /// No such word.
        Word {
            /// Its name.
            name: String,
            /// The file that should have it.
            file: String,
        } = "word",
        /// A word with a hyphen in its name, behind a dot.
        Hyphen {
            /// Its name.
            name: String,
        } = "hyphen",
        /// A loop over something that is no list.
        NoList {
            /// What it is.
            held: Held,
        } = "no-list",
        /// A filter over something that it is not for.
        Unfit {
            /// The filter.
            name: String,
            /// What it is for.
            wanted: Held,
            /// What it was given.
            held: Held,
        } = "unfit",
        /// Something to reckon with that is no number.
        NoNumber {
            /// What it is.
            held: Held,
        } = "no-number",
        /// A place in a text that `fill` was given nothing for.
        Unfilled {
            /// Its name.
            name: String,
        } = "unfilled",
        /// Something given to `fill` that no text has a place for.
        NoPlace {
            /// Its name.
            name: String,
        } = "no-place",
        /// An address that is too long for a QR code.
        LongForQr = "long-for-qr",
        /// No such component.
        Component {
            /// The component.
            name: String,
        } = "component",
        /// An argument that a component does not have.
        ComponentArgument {
            /// The argument.
            name: String,
        } = "component-argument",
        /// A component in the place of another that gets an argument which it does not have.
        Takes {
            /// The argument.
            name: String,
            /// The component.
            component: String,
            /// The template that gives it.
            caller: String,
        } = "takes",
        /// A component in the place of another that does not get an argument which it needs.
        Demands {
            /// The argument.
            name: String,
            /// The component.
            component: String,
            /// The template that does not give it.
            caller: String,
        } = "demands",
        /// An argument of a component that is of another type.
        ComponentType {
            /// The argument.
            name: String,
            /// What it should be.
            wanted: Held,
            /// What it is.
            held: Held,
        } = "component-type",
        /// No such filter.
        Filter {
            /// The filter.
            name: String,
        } = "filter",
        /// No such function.
        Function {
            /// The function.
            name: String,
        } = "function",
        /// No such test.
        Test {
            /// The test.
            name: String,
        } = "test",
        /// No such template.
        Template {
            /// The template.
            name: String,
        } = "template",
        /// No such template, of another theme.
        TemplateOf {
            /// The template, behind its theme: `gazette/report.html`.
            name: String,
        } = "template-of",
        /// A block that no template above this one has.
        Block {
            /// The block.
            name: String,
        } = "block",
        /// Something in `{% %}` that is no tag.
        Tag = "tag",
        /// A tag without its end.
        Open {
            /// `if`
            tag: String,
            /// `endif`
            end: String,
            /// The end of another tag that comes first.
            before: Option<String>,
            /// The line of that.
            line: usize,
        } = "open",
        /// A component that is defined inside of another tag.
        Inner = "inner",
        /// An end of nothing.
        Stray {
            /// `endif`
            end: String,
            /// `if`
            tag: String,
        } = "stray",
        /// A template that extends or includes itself.
        Circle {
            /// The template.
            name: String,
        } = "circle",
        /// A filter or function without an argument that it needs.
        Argument {
            /// The argument.
            name: String,
        } = "argument",
        /// A template that ends inside of something.
        End = "end",
        /// One thing in place of another.
        Found {
            /// What stands there.
            found: Sign,
            /// What should.
            expected: Sign,
        } = "found",
        /// Something that templates cannot do as written.
        Rule {
            /// What, and what they can.
            rule: TemplateRule,
        } = "rule",
        /// Anything else.
        Other {
            /// What the engine says.
            message: String,
        } = "other",
    }

    /// A template that is no file of the site.
    TemplateName = "template" {
        /// One of a theme that is inside the program.
        BuiltIn {
            /// Its path in the theme.
            path: String,
        } = "built-in",
        /// One that nobody has.
        Other {
            /// Its name.
            name: String,
        } = "other",
    }
}
