//! The few things a problem may speak of beside texts and numbers, each a message of its own in both languages.

/// Enums whose variants are messages, by the name of the family and a word.
macro_rules! terms {
    ($(
        $(#[$doc:meta])*
        $name:ident = $family:literal {
            $($(#[$variant_doc:meta])* $variant:ident $({ $($(#[$field_doc:meta])* $field:ident : $type:ty),* $(,)? })? = $word:literal),* $(,)?
        }
    )*) => {
        $(
            $(#[$doc])*
            #[derive(Debug, Clone, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
            pub enum $name {
                $($(#[$variant_doc])* $variant $({ $($(#[$field_doc])* $field: $type),* })?,)*
            }

            impl $crate::diag::told::Told for $name {
                fn told(&self, name: &str, to: &mut $crate::diag::told::Telling<'_>) {
                    let (id, word) = match self { $($name::$variant $({ $($field: _),* })? => (concat!($family, "-", $word), $word),)* };
                    #[allow(unused_mut, reason = "most of them have no data")]
                    let mut own = $crate::diag::told::Telling::bare(to.tongue, id);
                    match self { $($name::$variant $({ $($field),* })? => { $($($crate::diag::told::Told::told($field, stringify!($field), &mut own);)*)? })* }
                    to.set(name, $crate::messages::text(to.tongue, id, &own.arguments));
                    to.set(&format!("{name}-is"), word);
                }
            }
        )*

        /// The ids of all these messages.
        pub(super) const IDS: &[&str] = &[$($(concat!($family, "-", $word)),*),*];
    };
}

mod data;
mod formats;
mod online;
mod references;
mod rules;
mod templates;

pub use data::{Expected, Part, RuleFlaw, Shape, Subject};
pub use formats::{
    AddressSlip, Described, HeadSlip, LinkSlip, MarkerSlip, OtherAgenda, PictureFault, TomlSlip, TooLarge, WorkbookFlaw, YamlSlip,
};
pub use online::Trouble;
pub use references::{Candidate, Holder, ReferenceKind, Taker};
pub use rules::TemplateRule;
pub use templates::{Held, Idle, Lack, PageFlaw, Sign, TemplateName, TemplateSlip, Unread, Vain};

/// The ids of all the messages of all terms.
pub fn terms() -> impl Iterator<Item = &'static str> {
    [data::IDS, formats::IDS, online::IDS, references::IDS, rules::IDS, templates::IDS].into_iter().flatten().copied()
}
