//! How the list of problems becomes their type, with the code and the severity of each.

macro_rules! problems {
    ($($(#[$doc:meta])* $name:ident $({ $($(#[$field_doc:meta])* $field:ident : $type:ty),* $(,)? })? = $code:literal, $severity:ident;)*) => {
        /// What is wrong; the variant's data is what the message needs.
        #[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum Problem {
            $($(#[$doc])* $name $({ $($(#[$field_doc])* $field: $type),* })?,)*
        }

        impl Problem {
            /// The stable name of the problem, in kebab case.
            #[must_use]
            pub fn code(&self) -> &'static str {
                match self { $(Problem::$name $({ $($field: _),* })? => $code,)* }
            }

            /// How bad it is.
            #[must_use]
            pub fn severity(&self) -> Severity {
                match self { $(Problem::$name $({ $($field: _),* })? => Severity::$severity,)* }
            }

            /// Its data, for a message.
            pub(super) fn told(&self, to: &mut Telling<'_>) {
                match self { $(Problem::$name $({ $($field),* })? => { $($($field.told(stringify!($field), to);)*)? })* }
            }

            /// The codes whose findings a site may make errors or warnings, or switch off: what an author may have meant.
            ///
            /// All warnings and notes are among them. An error is not where something would be missing or wrong on a page, but for what only its author can judge.
            pub fn adjustable() -> impl Iterator<Item = &'static str> {
                const ERRORS: &[&str] = &["outside-day", "sign-off-incomplete", "garbled-text", "id-number", "mobile-number"];
                let all = [$(($code, Severity::$severity)),*];
                all.into_iter().filter(|(code, severity)| *severity != Severity::Error || ERRORS.contains(code)).map(|(code, _)| code)
            }

            /// Every code there is, with how bad it is.
            pub const ALL: &'static [(&'static str, Severity)] = &[$(($code, Severity::$severity)),*];

            /// Every code there is.
            pub const CODES: &'static [&'static str] = &[$($code),*];
        }
    };
}

pub(super) use problems;
