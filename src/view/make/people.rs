//! Speaker, and the list of speakers.

use super::head::{document_head, home_crumb, image, next_to, plain_head};
use super::{Cx, letters, web_links};
use crate::date::{Style, When};
use crate::language::Lang;
use crate::model::{Entry, Id, Occasion, Speaker};
use crate::plan::{ExportKind, PlannedPage, numbered, pages_of};
use crate::view::pages::{OccasionView, SpeakerCard, SpeakerView, SpeakersView};
use crate::view::parts::{Extra, Link, Name};
use crate::view::{Content, View};

pub(super) fn speaker(cx: &Cx<'_>, page: &PlannedPage, id: Id<Speaker>) -> View {
    let speaker = &cx.archive().speakers[id];
    let lang = &speaker.shared.lang;
    let mut head = document_head(cx, page, "speakers", &speaker.shared);
    let photo = cx.picture(speaker.photo.filter(|_| speaker.consent.photo), &speaker.shared.title);
    image(cx, &mut head, photo.as_ref());
    let (job_title, organisation) = latest_title(cx, speaker);
    let mut content = SpeakerView {
        name: speaker.shared.title.clone(),
        alternate_names: speaker.alternate_names.clone(),
        job_title,
        organisation,
        summary: speaker.shared.summary.clone(),
        photo,
        links: web_links(&speaker.links),
        calendar: cx.calendar(ExportKind::Speaker(id), ""),
        sessions: Vec::new(),
        reports: Vec::new(),
        cases: Vec::new(),
        extra: Extra(speaker.shared.extra.clone()),
    };
    for occasion in &speaker.occasions {
        let list = match occasion {
            Occasion::Event(..) | Occasion::Session(..) => &mut content.sessions,
            Occasion::Report(..) => &mut content.reports,
            Occasion::Case(..) => &mut content.cases,
        };
        list.push(view_of(cx, *occasion, lang));
    }
    if head.description.is_empty() {
        head.description = [content.organisation.as_ref().map(|one| one.title.as_str()), content.job_title.as_deref()]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" ");
    }
    View { page: head, text: cx.text(speaker.shared.text), content: Content::Speaker(Box::new(content)) }
}

pub(super) fn speakers(cx: &Cx<'_>, page: &PlannedPage, n: usize) -> View {
    let lists = &cx.plan.lists;
    let mut head = plain_head(cx, page, "speakers");
    head.breadcrumbs = vec![home_crumb(cx)];
    let per_page = lists.speakers_per_page;
    let pager = cx.pager("/speakers/", n, pages_of(lists.speakers.len(), per_page));
    next_to(&mut head, pager.as_ref());
    let total = lists.speakers.len();
    let start = ((n - 1) * per_page).min(total);
    let shown = start..start.saturating_add(per_page).min(total);
    let cards = lists.speakers[shown.clone()].iter().filter_map(|id| card(cx, *id)).collect();
    let page_of =
        |place: usize| if shown.contains(&place) { String::new() } else { cx.href(&numbered("/speakers/", place / per_page + 1)) };
    let letters = letters::on_page(&lists.speaker_parts, total, &shown, cx.config.language.script(), page_of);
    let content = SpeakersView { total, cards, letters, pager };
    View { page: head, text: None, content: Content::Speakers(Box::new(content)) }
}

/// One speaker in a list; nothing for those without a page.
pub(super) fn card(cx: &Cx<'_>, id: Id<Speaker>) -> Option<SpeakerCard> {
    let url = cx.href(cx.plan.addresses.speaker(id)?);
    let speaker = &cx.archive().speakers[id];
    let (job_title, organisation) = latest_title(cx, speaker);
    Some(SpeakerCard {
        name: speaker.shared.title.clone(),
        url,
        job_title,
        organisation: organisation.map(|one| one.title),
        count: speaker.occasions.len(),
    })
}

/// The title and organisation of the speaker's own file, otherwise of the latest occasion that gives one.
pub(super) fn latest_title(cx: &Cx<'_>, speaker: &Speaker) -> (Option<String>, Option<Name>) {
    let appearances = || speaker.occasions.iter().map(|occasion| cx.archive().appearance(*occasion));
    let job_title = speaker.job_title.clone().or_else(|| appearances().find_map(|who| who.job_title.clone()));
    let organisation = speaker.organisation.or_else(|| appearances().find_map(|who| who.organisation));
    (job_title, organisation.map(|id| cx.organisation_name(id)))
}

fn view_of(cx: &Cx<'_>, occasion: Occasion, lang: &Lang) -> OccasionView {
    let site = cx.archive();
    let who = cx.appearance(site.appearance(occasion));
    let given = site.appearance(occasion);
    let (title, url, event, when) = match occasion {
        Occasion::Event(id, _) => entry_parts(cx, Entry::Event(id), None),
        Occasion::Report(id, _) => entry_parts(cx, Entry::Report(id), site.reports[id].event),
        Occasion::Case(id, _) => entry_parts(cx, Entry::Case(id), site.cases[id].event),
        Occasion::Session(id, _) => {
            let session = &site.sessions[id];
            let when = session.period.map(|period| period.start).or(Some(site.events[session.event].period.start));
            let url = cx.plan.addresses.session(id).map(|path| cx.href(path));
            (session.shared.title.clone(), url, Some(cx.entry_link(Entry::Event(session.event))), when)
        }
    };
    OccasionView {
        title,
        url,
        time: when.map(|when| cx.time(&when, lang.script(), Style::Date)),
        event,
        role: who.role,
        // The title of then, never the one of today.
        job_title: given.job_title.clone(),
        organisation: given.organisation.map(|id| cx.organisation_name(id)),
    }
}

type Parts = (String, Option<String>, Option<Link>, Option<When>);

fn entry_parts(cx: &Cx<'_>, entry: Entry, event: Option<Id<crate::model::Event>>) -> Parts {
    let Link { title, url } = cx.entry_link(entry);
    (title, Some(url), event.map(|event| cx.entry_link(Entry::Event(event))), cx.archive().date(entry))
}
