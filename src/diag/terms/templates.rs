//! The usual mistakes in templates. What is none of them is told in the words of the engine.

terms! {
    /// A mistake in a template.
    TemplateSlip = "slip" {
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
        /// A loop over something that is no list.
        NoList {
            /// What it is.
            kind: String,
        } = "no-list",
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
        /// A block that no template above this one has.
        Block {
            /// The block.
            name: String,
        } = "block",
        /// Something in `{% %}` that is no tag.
        Tag = "tag",
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
            found: String,
            /// What should.
            expected: String,
        } = "found",
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
