//! One struct per kind of page: exactly what that page may show.
//!
//! A template receives its page's struct under the name of the kind
//! (`event`, `report`, …), beside `site`, `page`, `text`, `t` and `options`.

mod agenda;
mod case;
mod event;
mod lists;
mod people;
mod plain;
mod report;
mod session;
mod statistics;
mod terms;

pub use agenda::{AgendaView, DayView, SessionRow};
pub use case::{CaseView, OutcomeView, PartView};
pub use event::{EventView, VenueView};
pub use lists::{ArchiveView, Counts, HomeView, IndexView, YearRow};
pub use people::{OccasionView, SpeakerCard, SpeakerView, SpeakersView};
pub use plain::PlainView;
pub use report::ReportView;
pub use session::SessionView;
pub use statistics::{ColumnView, ColumnsView, RankRow, RankView, StatisticsView, TickView, YearNumbers};
pub use terms::{OrganisationView, SeriesView, TermView, TermsView};
