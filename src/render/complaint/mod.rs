//! What the template engine says, as a diagnostic: in our words if it is one of the usual mistakes, at its place
//! in the template, with what may be meant.
//!
//! In: the engine's messages. Knows nothing of the engine itself.

mod asked;
mod bare;
mod blocks;
mod foreign;
mod habits;
mod known;
mod marks;
mod places;
mod replaced;
mod rules;
mod slips;
mod torn;
mod unclosed;

use super::contract::lex::hyphens;
use super::synonyms::meant;
use super::theme::{Templates, ThemeFile};
use crate::diag::{At, Diagnostic, Held, Problem, TemplateName, TemplateRule, TemplateSlip};
use crate::parse::nearest;
use crate::source::Span;
use asked::{End, asked, given};
use foreign::foreign;
use habits::{TAGS, habit};
use places::{chain, inheritance_at, quoted_at, span_at};
use replaced::replaced;
use rules::LOOP;
use slips::slip;
use torn::{Torn, torn};
use unclosed::{Odd, odd, odd_else};

pub(super) use asked::{Look, Looked};
pub(super) use bare::bare;
pub(super) use blocks::nested;
pub(super) use known::{FILTERS, TESTS, arguments};
pub(super) use marks::{Mark, mark};
pub(super) use places::reports;

/// What is said of a template that puts nothing on a page, such as a file created to be filled later.
pub(super) const BLANK: &str = "The page is empty";

/// What `fill` says of a place that it was given nothing for, with its name behind.
pub(super) const UNFILLED: &str = "No value for the place `";

/// What `fill` says of something that no text has a place for.
pub(super) const NO_PLACE: &str = "No text has a place `";

/// What `qr` says of an address that is too long.
pub(super) const LONG_FOR_QR: &str = "The address is too long for a QR code";

/// What is said of a block inside of one of the same name, with that behind.
pub(super) const NESTED: &str = "Inside of itself: `";

/// What is said of a component that stands outside of tags, with its name behind.
pub(super) const BARE: &str = "Outside of tags: `";

/// What is said of a mark that readers would get as it is, with it and what it should be behind.
pub(super) const MARK: &str = "Shown as it stands: `";

/// The page that was being made.
pub(super) struct Page<'p> {
    /// Its address.
    pub(super) url: &'p str,
    /// Its values.
    pub(super) look: Look<'p>,
    /// The file with the words of its language.
    pub(super) words: String,
}

/// What is to be told.
struct Told {
    slip: TemplateSlip,
    span: Option<Span>,
    /// The names there are instead.
    names: Vec<String>,
    /// What may be meant.
    near: Option<String>,
}

/// What the engine says, with its place as far as that is known.
pub(super) struct Complaint {
    message: String,
    /// The template's name, if it is known.
    template: Option<String>,
    place: Place,
    /// The places from which the template was called.
    chain: Vec<String>,
}

/// Where in a template.
enum Place {
    /// Nobody knows.
    Anywhere,
    /// Line and column, from 1.
    At(usize, usize),
    /// The very bytes.
    Span(Span),
}

impl Complaint {
    /// One of a template as a whole.
    pub(super) fn of(message: &str, template: &str) -> Complaint {
        Complaint { message: message.to_string(), template: Some(template.to_string()), place: Place::Anywhere, chain: Vec::new() }
    }

    /// One with its place; `whole` is all that the engine has to say.
    pub(super) fn at(message: &str, template: &str, span: Span, whole: &str) -> Complaint {
        Complaint { message: message.to_string(), template: Some(template.to_string()), place: Place::Span(span), chain: chain(whole) }
    }

    /// Some carry their place in their text only: ` --> name:line:column`.
    pub(super) fn in_text(whole: &str) -> Complaint {
        let message = whole.lines().next().unwrap_or_default().to_string();
        let place = whole.lines().find_map(|line| line.split_once("--> ")).map(|(_, place)| place.trim());
        let (template, place) = match place.and_then(|place| place.split_once(".html:")) {
            Some((name, rest)) => {
                let mut numbers = rest.split(':').filter_map(|n| n.trim().parse::<usize>().ok());
                (Some(format!("{name}.html")), Place::At(numbers.next().unwrap_or(1), numbers.next().unwrap_or(1)))
            }
            None => (None, Place::Anywhere),
        };
        Complaint { message, template, place, chain: chain(whole) }
    }

    /// The diagnostic; `page` is the one that was being made.
    pub(super) fn diagnostic(self, templates: Templates<'_>, page: Option<Page<'_>>) -> Diagnostic {
        let name = self.template.clone().or_else(|| templates.named_in(&self.message)).unwrap_or_default();
        let file = templates.files.get(&name);
        let text = file.and_then(|file| std::str::from_utf8(&file.bytes).ok());
        let (slip, names) = slip(&self.message);
        let span = match self.place {
            Place::Anywhere => text.and_then(|text| inheritance_at(text, &slip)),
            Place::At(line, column) => Some(span_at(text.unwrap_or_default(), line, column)),
            Place::Span(span) => Some(span),
        };
        let mut told = Told { slip, span, names, near: None };
        let mut id = file.and_then(|file| file.file);
        let caller = file.map_or("", |file| file.path.as_str());
        let own =
            text.zip(told.span).filter(|_| id.is_none()).and_then(|(text, span)| replaced(&told.slip, (text, span, caller), templates));
        if let Some((slip, own, span)) = own {
            (told.slip, told.span, told.names, id) = (slip, Some(span), Vec::new(), Some(own));
        } else if let Some(text) = text {
            told.look_closer(text, page.as_ref());
        }
        told.guess(templates, &name);
        let template = match file {
            Some(_) if id.is_some() => None,
            Some(ThemeFile { file: None, path, .. }) => Some(TemplateName::BuiltIn { path: path.clone() }),
            None if !name.is_empty() => Some(TemplateName::Other { name }),
            Some(_) | None => None,
        };
        let Told { slip, span, names, near } = told;
        let (slip, template, known) = (Box::new(slip), template.map(Box::new), names.into_boxed_slice());
        let problem = match page {
            None => Problem::TemplateSyntax { slip, template, known, near },
            Some(page) => {
                let (page, chain) = (page.url.to_string(), self.chain.into_boxed_slice());
                Problem::TemplateError { slip, template, known, page, near, chain }
            }
        };
        match (id, span) {
            (Some(id), Some(span)) => Diagnostic::new(id, At::Text(span), problem),
            (Some(id), None) => Diagnostic::new(id, At::File, problem),
            (None, _) => Diagnostic::nowhere(problem),
        }
    }
}

impl Told {
    /// The mistake itself, where the engine stumbled over what follows from it.
    fn look_closer(&mut self, text: &str, page: Option<&Page<'_>>) {
        let Some(span) = self.span else { return };
        // What the engine cannot read may be what follows; but a sign of a Chinese keyboard is the mistake itself.
        let is_wide = text.get(span.range().start..).is_some_and(|rest| habits::wide(rest).is_some());
        if let Some(torn) = (page.is_none() && !is_wide).then(|| torn(text, span.range().start)).flatten() {
            self.torn(torn);
            return;
        }
        if let Some((rule, span)) = page.is_none().then(|| habit(text, span.range().start, &self.slip)).flatten() {
            (self.slip, self.span, self.names) = (TemplateSlip::Rule { rule }, Some(span), Vec::new());
            return;
        }
        match &self.slip {
            TemplateSlip::Tag if matches!(text.get(span.range()), Some("else" | "elif")) => {
                if let Some((slip, span)) = odd_else(text, span) {
                    (self.slip, self.span) = (slip, Some(span));
                }
            }
            // A word that is no tag is that, whatever stands open.
            TemplateSlip::Tag if !text.get(span.range().start..).is_some_and(|rest| rest.starts_with("end") || rest.starts_with("</")) => {
                self.near = nearest(text.get(span.range()).unwrap_or_default(), TAGS.iter().copied());
            }
            TemplateSlip::Tag | TemplateSlip::End | TemplateSlip::Inner => {
                if let Some(odd) = odd(text) {
                    self.unclosed(odd);
                }
            }
            TemplateSlip::Template { name } => self.span = quoted_at(text, span, name).or(self.span),
            TemplateSlip::Component { name } | TemplateSlip::ComponentArgument { name } => {
                let from = span.range().start;
                let at = text.get(from..).and_then(|rest| rest.find(name.as_str())).map_or(from, |at| from + at);
                self.span = Some(Span::new(at, at + name.len()));
            }
            TemplateSlip::ComponentType { name, .. } => {
                if let (Some(asked), Some(page)) = (given(text, span, name), page) {
                    self.followed(text, asked.end(text, page.look), page);
                }
            }
            TemplateSlip::Field { .. }
            | TemplateSlip::NothingToGoThrough
            | TemplateSlip::NoList { .. }
            | TemplateSlip::Unfit { .. }
            | TemplateSlip::NoNumber { .. } => self.follow(text, span, page),
            TemplateSlip::Rule { rule: TemplateRule::Compare { one, other } } if [one, other].contains(&&Held::Nothing) => {
                self.follow(text, span, page);
            }
            TemplateSlip::Rule { rule: TemplateRule::Attribute { entry, .. } } => self.names = entry_names(text, span, *entry, page),
            TemplateSlip::Other { message } if message.contains("undefined") => {
                self.follow(text, span, page);
                if matches!(self.slip, TemplateSlip::Other { .. }) {
                    // The engine's place ends before the bracket.
                    let is_open = text.get(span.range()).is_some_and(|said| said.contains('[') && !said.contains(']'));
                    let end = span.range().end + usize::from(is_open && text[span.range().end..].starts_with(']'));
                    self.slip = TemplateSlip::Empty { path: text.get(span.range().start..end).unwrap_or_default().to_string() };
                }
            }
            _ => {}
        }
        if let (TemplateSlip::Unfit { name, .. }, Some(span)) = (&mut self.slip, self.span) {
            *name = filter_behind(text, span);
        }
    }

    fn follow(&mut self, text: &str, span: Span, page: Option<&Page<'_>>) {
        if let (Some(asked), Some(page)) = (asked(text, span), page) {
            self.followed(text, asked.end(text, page.look), page);
        }
    }

    /// What an expression leads to is the mistake, unless that is a value.
    fn followed(&mut self, text: &str, end: Option<End>, page: &Page<'_>) {
        let is_nothing = match &self.slip {
            TemplateSlip::Unfit { held, .. } | TemplateSlip::NoNumber { held } | TemplateSlip::ComponentType { held, .. } => {
                *held == Held::Nothing
            }
            TemplateSlip::NoList { .. } => false,
            _ => true,
        };
        // The engine knows what it saw; of a variable of the same name elsewhere nothing is told.
        let is_another = match &end {
            Some(End::NoField(_, names, _) | End::NoWord(_, names, _)) => !self.names.is_empty() && self.names != *names,
            Some(End::Empty(..) | End::NoFields(..) | End::AnyWord(..)) => !self.names.is_empty(),
            Some(End::At(..) | End::Unknown(..)) | None => false,
        };
        if is_another {
            return;
        }
        let (slip, names, span) = match end {
            Some(End::Empty(path, span)) => (TemplateSlip::Empty { path }, Vec::new(), span),
            Some(End::NoField(name, names, span)) => (TemplateSlip::Field { name }, names, span),
            Some(End::NoFields(path, held, span)) => (TemplateSlip::NoFields { path, held }, Vec::new(), span),
            Some(End::NoWord(name, words, span)) => {
                self.names = Vec::new();
                let whole = format!("{name}{}", text.get(span.range().end..).map_or("", hyphens));
                if words.contains(&whole) {
                    self.span = Some(Span::new(span.range().start, span.range().start + whole.len()));
                    self.slip = TemplateSlip::Hyphen { name: whole };
                    return;
                }
                let near = nearest(&name, words.iter().map(String::as_str));
                // The name alone would be read as a subtraction.
                self.near =
                    near.map(|near| if near.contains('-') && !text[span.range()].contains('[') { format!("t[\"{near}\"]") } else { near });
                (TemplateSlip::Word { name, file: page.words.clone() }, Vec::new(), span)
            }
            Some(End::AnyWord(name, span)) if is_nothing => (TemplateSlip::Word { name, file: page.words.clone() }, Vec::new(), span),
            Some(End::Unknown(path, span)) if is_nothing && self.names.is_empty() => match (&self.slip, path) {
                (TemplateSlip::Field { .. }, Some(path)) => (TemplateSlip::Hollow { path }, Vec::new(), span),
                (TemplateSlip::Field { .. } | TemplateSlip::NothingToGoThrough, _) => return,
                _ => (TemplateSlip::Empty { path: text.get(span.range()).unwrap_or_default().to_string() }, Vec::new(), span),
            },
            Some(End::At(_, span)) => {
                self.span = Some(span);
                return;
            }
            Some(End::AnyWord(..) | End::Unknown(..)) | None => return,
        };
        (self.slip, self.names, self.span) = (slip, names, Some(span));
    }

    fn torn(&mut self, torn: Torn) {
        self.names = Vec::new();
        (self.slip, self.span) = match torn {
            Torn::Mark(tag, end, span) => {
                (TemplateSlip::Open { tag: tag.to_string(), end: end.to_string(), before: None, line: 0 }, Some(span))
            }
            Torn::Quote(span) => (TemplateSlip::Quote, Some(span)),
            Torn::Braces { written, instead, span } => (TemplateSlip::Rule { rule: TemplateRule::Inside { written, instead } }, Some(span)),
        };
    }

    fn unclosed(&mut self, odd: Odd) {
        match odd {
            Odd::Open { tag, end, before, span } => {
                let (before, line) = before.map_or((None, 0), |(before, line)| (Some(before), line));
                (self.slip, self.span) = (TemplateSlip::Open { tag, end, before, line }, Some(span));
            }
            Odd::End { end, tag, span } => (self.slip, self.span) = (TemplateSlip::Stray { end, tag }, Some(span)),
        }
    }

    /// What may be meant.
    fn guess(&mut self, templates: Templates<'_>, template: &str) {
        let is_component = || matches!(&self.slip, TemplateSlip::Function { name } if templates.components().contains(name));
        if let Some(rule) = foreign(&self.slip).filter(|_| !is_component()) {
            (self.slip, self.names) = (TemplateSlip::Rule { rule }, Vec::new());
            return;
        }
        let near = match &self.slip {
            TemplateSlip::Template { name } => {
                let near = nearest(name, templates.names().into_iter());
                let is_part = |name: &&str| name.starts_with('_');
                if name.contains('/') {
                    self.slip = TemplateSlip::TemplateOf { name: name.clone() };
                } else if near.is_none() {
                    self.names = templates.names().into_iter().filter(is_part).map(str::to_string).collect();
                }
                near
            }
            // `{% extends "report.html" %}` in a `report.html` means that of the theme it extends.
            TemplateSlip::Circle { name } => templates.below(name),
            TemplateSlip::Block { name } => {
                self.names = blocks::blocks_of(&templates.above(template));
                nearest(name, self.names.iter().map(String::as_str))
            }
            TemplateSlip::Filter { name } => nearest(name, FILTERS.iter().copied()),
            TemplateSlip::Function { name } => templates.components().contains(name).then(|| format!("<{name} … />")),
            TemplateSlip::Test { name } => nearest(name, TESTS.iter().copied()),
            TemplateSlip::Component { name } => {
                let components = templates.components();
                nearest(name, components.iter().map(String::as_str))
            }
            TemplateSlip::Rule { rule: TemplateRule::LoopField { name } } => {
                self.names = LOOP.iter().map(ToString::to_string).collect();
                nearest(name, LOOP.iter().copied())
            }
            TemplateSlip::Rule { rule: TemplateRule::Attribute { name, .. } } => nearest(name, self.names.iter().map(String::as_str)),
            TemplateSlip::Field { name } | TemplateSlip::Variable { name } => meant(name, self.names.iter().map(String::as_str)),
            TemplateSlip::ComponentArgument { name } => nearest(name, self.names.iter().map(String::as_str)),
            _ => return,
        };
        self.near = near;
    }
}

/// The filter that a value is given to.
fn filter_behind(text: &str, span: Span) -> String {
    let behind = text.get(span.range().end..).unwrap_or_default();
    let Some((_, filter)) = behind.split_once('|') else { return String::new() };
    filter.trim_start().chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect()
}

/// The fields of an entry of the list that is given to a filter.
fn entry_names(text: &str, filter: Span, entry: usize, page: Option<&Page<'_>>) -> Vec<String> {
    let names = || {
        let before = text.get(..filter.range().start)?.trim_end().strip_suffix('|')?.trim_end();
        let last = before.len().checked_sub(1)?;
        let Some(End::At(Held::List, span)) = asked(text, Span::new(last, before.len()))?.end(text, page?.look) else { return None };
        let index = entry.checked_sub(1)?.to_string();
        let path: Vec<&str> = text.get(span.range())?.split('.').chain([index.as_str()]).collect();
        Some((page?.look)(&path)?.keys)
    };
    names().unwrap_or_default()
}
