//! Why an address elsewhere does not open.

terms! {
    /// Why an address elsewhere does not open.
    Trouble = "trouble" {
        /// The server says that there is nothing.
        Gone {
            /// What it answers: 404 or 410.
            status: u16,
        } = "gone",
        /// The server answers with something else than the page.
        Status {
            /// What it answers.
            status: u16,
        } = "status",
        /// There is no host of that name.
        NoHost {
            /// The name.
            host: String,
        } = "no-host",
        /// No answer in time.
        NoAnswer {
            /// How long one was waited for.
            seconds: u64,
        } = "no-answer",
        /// No connection, or one that broke off.
        NoConnection = "no-connection",
        /// A certificate that cannot be trusted.
        Insecure {
            /// What is wrong with it, in the words of the library.
            reason: String,
        } = "insecure",
        /// One redirect after the other.
        Redirects = "redirects",
        /// Nothing that could be asked for.
        Malformed = "malformed",
    }
}
