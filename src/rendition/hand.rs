//! The archive written once more, by a hand that writes one script.
//!
//! Words are converted; whatever addresses, ids, codes or files are made of is not. Everything is taken apart by
//! name, so that a new part of the archive has to be thought of here.

use std::sync::Arc;

use crate::language::Lang;
use crate::model::{
    Appearance, Attachment, AttachmentTarget, CaseStudy, Correction, Event, Figure, Organisation, Outcome, Page, Photo, Quote, Record,
    Region, Release, Releases, Report, Room, Series, Session, Shared, SignOff, Site, Slot, Source, Speaker, State, Today, Topic, Track,
    Venue, WebLink,
};
use crate::resolve::Texts;
use crate::text::script::{Converter, Script, has_traditional};

use super::free::is_file_name;
use super::lang_in;

/// Whoever writes.
pub(super) struct Hand<'a> {
    pub(super) converter: &'a Converter,
    /// The language it writes.
    pub(super) lang: &'a Lang,
    /// The language of the site itself.
    pub(super) own: &'a Lang,
    /// The languages of all renditions.
    pub(super) langs: &'a [Lang],
}

impl Hand<'_> {
    /// A text in the site's language.
    pub(super) fn text(&self, text: &str) -> String {
        if self.is_foreign(self.own) { self.converter.text(text) } else { text.to_string() }
    }

    /// The whole archive.
    pub(super) fn site(&self, site: &mut Site, texts: &mut Texts) {
        let Site {
            events,
            sessions,
            speakers,
            reports,
            cases,
            series,
            organisations,
            venues,
            topics,
            regions,
            pages,
            home,
            translations: _,
            years: _,
        } = site;
        let sessions_foreign: Vec<bool> = sessions.iter().map(|(_, one)| self.is_foreign(&one.shared.lang)).collect();
        events.iter_mut().for_each(|one| self.event(one, &sessions_foreign, texts));
        sessions.iter_mut().for_each(|one| self.session(one, texts));
        speakers.iter_mut().for_each(|one| self.speaker(one, texts));
        reports.iter_mut().for_each(|one| self.report(one, texts));
        cases.iter_mut().for_each(|one| self.case(one, texts));
        series.iter_mut().for_each(|one| self.series(one, texts));
        organisations.iter_mut().for_each(|one| self.organisation(one, texts));
        venues.iter_mut().for_each(|one| self.venue(one));
        for Topic { name, entries: _ } in topics.iter_mut() {
            self.name(name);
        }
        for Region { name, parent: _, children: _, entries: _ } in regions.iter_mut() {
            self.name(name);
        }
        for Page { shared, path: _, weight: _, parent: _, children: _, order: _ } in pages.iter_mut() {
            self.shared(shared, texts);
        }
        if let Some(shared) = home {
            self.shared(shared, texts);
        }
    }

    /// A name of which nobody says what language it is in: what has characters of the script is in it.
    fn name(&self, text: &mut String) {
        if self.converter.script() == Script::Hans || !has_traditional(text) {
            *text = self.converter.text(text);
        }
    }

    pub(super) fn if_foreign(&self, foreign: bool, text: &mut String) {
        if foreign {
            *text = self.converter.text(text);
        }
    }

    /// Whether a language is written in the other script.
    fn is_foreign(&self, lang: &Lang) -> bool {
        Script::of(lang).is_some_and(|own| !own.is_like(self.converter.script()))
    }

    fn each<'t>(&self, foreign: bool, texts: impl IntoIterator<Item = &'t mut String>) {
        texts.into_iter().for_each(|text| self.if_foreign(foreign, text));
    }

    /// What all documents have; gives whether they are in the other script.
    fn shared(&self, shared: &mut Shared, texts: &mut Texts) -> bool {
        let Shared {
            origin: _,
            slug: _,
            title,
            summary,
            excerpt,
            lang,
            translated_from: _,
            langs,
            visibility: _,
            aliases: _,
            updated: _,
            topics: _,
            region: _,
            text,
            unpublished: _,
            extra,
        } = shared;
        let foreign = self.is_foreign(lang);
        *langs = self.langs.iter().map(|rendition| lang_in(lang, rendition)).collect();
        *lang = lang_in(lang, self.lang);
        if !foreign {
            return false;
        }
        self.each(foreign, [Some(title), summary.as_mut()].into_iter().flatten());
        self.tree(extra);
        match *text {
            None => self.each(foreign, excerpt),
            Some(text) => {
                let entry = texts.get_mut(text);
                entry.convert = true;
                let outline = Arc::make_mut(&mut entry.outline);
                let words = |text: &String| self.converter.text_but(text, &outline.verbatim);
                *excerpt = excerpt.as_ref().map(words);
                outline.summary = words(&outline.summary);
                let headings: Vec<String> = outline.headings.iter().map(|heading| words(&heading.text)).collect();
                outline.headings.iter_mut().zip(headings).for_each(|(heading, text)| heading.text = text);
            }
        }
        foreign
    }

    /// An event; `sessions` says of each session whether it is in the other script.
    fn event(&self, event: &mut Event, sessions: &[bool], texts: &mut Texts) {
        let Event {
            shared,
            kind: _,
            period: _,
            series: _,
            edition,
            venue: _,
            rooms,
            tracks,
            organisers: _,
            co_organisers: _,
            speakers,
            audience,
            participants,
            status: _,
            attendance: _,
            cover: _,
            links,
            attachments,
            figures,
            sessions: _,
            releases,
            reports: _,
            cases: _,
            order: _,
        } = event;
        let foreign = self.shared(shared, texts);
        self.each(foreign, edition.iter_mut().chain(audience).chain(participants));
        for Room { name, capacity: _, floor } in rooms {
            self.each(foreign, [name].into_iter().chain(floor));
        }
        for Track { name, colour: _ } in tracks {
            self.if_foreign(foreign, name);
        }
        self.appearances(foreign, speakers);
        self.links(foreign, links);
        self.attachments(foreign, attachments);
        self.figures(foreign, figures);
        if let Some(Releases { list, records }) = releases {
            for Release { version: _, date: _, note } in list {
                self.each(foreign, note);
            }
            for Record { slug: _, former: _, uid: _, number: _, states, today } in records {
                let title = if let Today::Session(id) = today { sessions[id.index()] } else { foreign };
                states.iter_mut().for_each(|State { release: _, sequence: _, slot }| self.slot(title, foreign, slot));
            }
        }
    }

    /// A slot is compared with what is said today, so each part of it is written as that is.
    fn slot(&self, title_foreign: bool, room_foreign: bool, slot: &mut Slot) {
        let Slot { title, period: _, room, venue, status: _ } = slot;
        self.if_foreign(title_foreign, title);
        self.each(room_foreign, room);
        venue.iter_mut().for_each(|venue| self.name(venue));
    }

    fn session(&self, session: &mut Session, texts: &mut Texts) {
        let Session {
            shared,
            event: _,
            kind: _,
            period: _,
            venue: _,
            room: _,
            track: _,
            speakers,
            materials,
            recording: _,
            status: _,
            feedback: _,
            record: _,
        } = session;
        let foreign = self.shared(shared, texts);
        self.appearances(foreign, speakers);
        self.attachments(foreign, materials);
    }

    fn speaker(&self, speaker: &mut Speaker, texts: &mut Texts) {
        let Speaker {
            shared,
            // Names in other scripts, and former ones: they are what they are.
            alternate_names: _,
            forms: _,
            sort_key: _,
            pinyin: _,
            job_title,
            organisation: _,
            photo: _,
            links,
            consent: _,
            occasions: _,
        } = speaker;
        let name = self.converter.person(&shared.title);
        let foreign = self.shared(shared, texts);
        shared.title = name;
        self.each(foreign, job_title);
        self.links(foreign, links);
    }

    fn report(&self, report: &mut Report, texts: &mut Texts) {
        let Report {
            shared,
            subtitle,
            date: _,
            dateline,
            source,
            event: _,
            speakers,
            sign_off,
            photos,
            quotes,
            corrections,
            figures,
            related: _,
        } = report;
        let foreign = self.shared(shared, texts);
        self.each(foreign, subtitle.iter_mut().chain(dateline));
        self.source(foreign, source.as_mut());
        self.appearances(foreign, speakers);
        self.sign_off(foreign, sign_off);
        self.photos(foreign, photos);
        self.quotes(foreign, quotes);
        for Correction { date: _, text } in corrections {
            self.if_foreign(foreign, text);
        }
        self.figures(foreign, figures);
    }

    fn case(&self, case: &mut CaseStudy, texts: &mut Texts) {
        let CaseStudy {
            shared,
            subtitle,
            date: _,
            organisation: _,
            period: _,
            outcomes,
            parts,
            source,
            event: _,
            speakers,
            sign_off,
            photos,
            quotes,
            figures,
            related: _,
        } = case;
        let foreign = self.shared(shared, texts);
        self.each(foreign, subtitle);
        for Outcome { metric, value, unit, source } in outcomes {
            self.each(foreign, [metric, value].into_iter().chain(unit).chain(source));
        }
        for (_, heading, _) in parts {
            self.if_foreign(foreign, heading);
        }
        self.source(foreign, source.as_mut());
        self.appearances(foreign, speakers);
        self.sign_off(foreign, sign_off);
        self.photos(foreign, photos);
        self.quotes(foreign, quotes);
        self.figures(foreign, figures);
    }

    fn series(&self, series: &mut Series, texts: &mut Texts) {
        let Series { shared, organisers: _, cadence, start: _, events: _ } = series;
        let foreign = self.shared(shared, texts);
        self.each(foreign, cadence);
    }

    fn organisation(&self, organisation: &mut Organisation, texts: &mut Texts) {
        let Organisation {
            shared,
            aliases,
            forms: _,
            order: _,
            url: _,
            parent: _,
            children: _,
            events: _,
            cases: _,
            series: _,
            speakers: _,
        } = organisation;
        let mut name = shared.title.clone();
        self.name(&mut name);
        self.shared(shared, texts);
        shared.title = name;
        aliases.iter_mut().for_each(|alias| self.name(alias));
    }

    fn venue(&self, venue: &mut Venue) {
        let Venue { name, forms: _, address, directions, url: _, region: _, rooms } = venue;
        [name].into_iter().chain(address).chain(directions).for_each(|text| self.name(text));
        for Room { name, capacity: _, floor } in rooms {
            [name].into_iter().chain(floor).for_each(|text| self.name(text));
        }
    }

    fn appearances(&self, foreign: bool, list: &mut [Appearance]) {
        for Appearance { speaker: _, role, job_title, organisation: _, note } in list {
            self.each(foreign, role.iter_mut().chain(job_title).chain(note));
        }
    }

    fn links(&self, foreign: bool, links: &mut [WebLink]) {
        for WebLink { title, url } in links {
            // Without a title of its own it shows its address.
            self.if_foreign(foreign && title != url, title);
        }
    }

    fn attachments(&self, foreign: bool, attachments: &mut [Attachment]) {
        for Attachment { title, target } in attachments {
            let address = match target {
                AttachmentTarget::Url(url) => title == url,
                // A title with an ending is the file's name.
                AttachmentTarget::File(_) => is_file_name(title),
            };
            self.if_foreign(foreign && !address, title);
        }
    }

    fn figures(&self, foreign: bool, figures: &mut [Figure]) {
        for Figure { label, value, unit, note } in figures {
            self.each(foreign, [label, value].into_iter().chain(unit).chain(note));
        }
    }

    fn photos(&self, foreign: bool, photos: &mut [Photo]) {
        for Photo { file: _, focal: _, alt, caption, credit } in photos {
            self.each(foreign, [alt].into_iter().chain(caption).chain(credit));
        }
    }

    fn quotes(&self, foreign: bool, quotes: &mut [Quote]) {
        for Quote { text, speaker } in quotes {
            self.if_foreign(foreign, text);
            self.appearances(foreign, speaker.as_mut_slice());
        }
    }

    fn source(&self, foreign: bool, source: Option<&mut Source>) {
        if let Some(Source { name, url: _, date: _, issue }) = source {
            self.each(foreign, [name].into_iter().chain(issue));
        }
    }

    fn sign_off(&self, foreign: bool, steps: &mut [SignOff]) {
        for SignOff { role, names } in steps.iter_mut().filter(|_| foreign) {
            self.if_foreign(true, role);
            names.iter_mut().for_each(|name| *name = self.converter.person(name));
        }
    }
}
