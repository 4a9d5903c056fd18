//! What a new file needs to know: from the command line, otherwise from whoever sits at the terminal.
//!
//! Answers are read by the same rules wherever they come from. Without a terminal nothing is asked, and everything
//! that is missing or wrong is told at once.

use super::terminal::{self, Ask, Choose};
use super::{Desk, Stop, Voice};
use crate::messages::{Arguments, Tongue, part, text, words};

/// The answers so far.
pub(super) struct Form {
    tongue: Tongue,
    colour: bool,
    mode: Mode,
    /// What was needed and not given, as the command line names it.
    missing: Vec<String>,
    /// What was given and cannot be.
    wrong: Vec<String>,
}

/// What becomes of what the command line does not say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mode {
    /// Somebody is asked.
    Ask,
    /// Somebody will be; first the command line is looked through.
    Look,
    /// Nobody can be asked.
    Script,
}

/// One thing to know.
#[derive(Default)]
pub(super) struct Field<'a> {
    /// The message that asks for it; its part `help` says what to know.
    pub(super) id: &'static str,
    /// What the command line calls it: an option, or the message of an argument.
    pub(super) flag: &'static str,
    /// What the command line says.
    pub(super) given: Option<&'a str>,
    /// Whether it cannot be left out.
    pub(super) required: bool,
    /// What to take where nothing else is said.
    pub(super) proposal: String,
    /// Names that an answer may be completed with.
    pub(super) names: Vec<String>,
}

/// An answer that was understood.
pub(super) struct Understood<T> {
    /// As what.
    pub(super) value: T,
    /// In words, for whoever gave it.
    pub(super) shown: String,
}

impl Form {
    /// What `ask` asks for: of whoever is there, unless what is needed was all `given`.
    ///
    /// What is wrong with the command line is told before the first question.
    pub(super) fn filled<T>(voice: Voice, given: bool, ask: impl Fn(&mut Form) -> Result<Option<T>, Stop>) -> Result<T, Stop> {
        let asks = !given && terminal::is_there();
        let mut form = Form::new(voice, if asks { Mode::Look } else { Mode::Script });
        let silent = ask(&mut form)?;
        if asks && form.wrong.is_empty() {
            form = Form::new(voice, Mode::Ask);
            let answer = ask(&mut form)?;
            return answer.ok_or_else(|| form.why_not());
        }
        match silent {
            Some(answer) if form.wrong.is_empty() && form.missing.is_empty() => Ok(answer),
            _ if asks => Err(Stop::Usage(form.wrong)),
            _ => Err(form.why_not()),
        }
    }

    fn new(voice: Voice, mode: Mode) -> Form {
        Form { tongue: voice.tongue(), colour: voice.colour(), mode, missing: Vec::new(), wrong: Vec::new() }
    }

    /// The language it is in.
    pub(super) fn tongue(&self) -> Tongue {
        self.tongue
    }

    /// One thing, read by `read`; `None` where it was left out, or has been told of as missing or wrong.
    pub(super) fn ask<T>(&mut self, field: &Field<'_>, read: impl Fn(&str) -> Result<Understood<T>, String>) -> Result<Option<T>, Stop> {
        let given = field.given.map(str::trim).filter(|given| !given.is_empty());
        if let Some(given) = given {
            return Ok(self.take(field.flag, read(given)));
        }
        if !self.asks() {
            if field.proposal.is_empty() && field.required {
                self.miss(field.flag);
            }
            let proposal = Some(field.proposal.as_str()).filter(|proposal| !proposal.is_empty());
            return Ok(proposal.and_then(|proposal| read(proposal).ok()).map(|answer| answer.value));
        }
        let understood = |answer: &str| match (answer.is_empty(), field.required) {
            (true, true) => Err(words(self.tongue, "new-needed")),
            (true, false) => Ok(String::new()),
            (false, _) => read(answer).map(|answer| answer.shown),
        };
        let none = Arguments::new();
        let question = text(self.tongue, field.id, &none);
        let completes = (!field.names.is_empty()).then(|| words(self.tongue, "new-complete-help"));
        let help: Vec<String> = part(self.tongue, field.id, "help", &none).into_iter().chain(completes).collect();
        let help = self.tongue.join(&help);
        let (proposal, names) = (field.proposal.as_str(), field.names.as_slice());
        let ask = Ask { question: &question, help: &help, proposal, names, understood: &understood };
        let answer = terminal::ask(&ask, self.colour)?;
        Ok(Some(answer).filter(|answer| !answer.is_empty()).and_then(|answer| read(&answer).ok()).map(|answer| answer.value))
    }

    /// A text as it is.
    pub(super) fn text(&mut self, field: &Field<'_>) -> Result<Option<String>, Stop> {
        self.ask(field, |text| Ok(Understood { value: text.to_string(), shown: text.to_string() }))
    }

    /// One of a few, each with its name; `None` where nothing is said and nobody is asked.
    pub(super) fn choose<T: Copy + PartialEq>(
        &mut self,
        field: &Field<'_>,
        answers: &[(T, String)],
        usual: T,
        read: impl Fn(&str) -> Option<T>,
    ) -> Result<Option<T>, Stop> {
        if let Some(given) = field.given {
            let names: Vec<String> = answers.iter().map(|(_, name)| name.clone()).collect();
            let why = || {
                let arguments = Arguments::new().with("text", given).with("names", self.tongue.join(&names));
                text(self.tongue, "new-not-one-of", &arguments)
            };
            let read = read(given).map(|value| Understood { value, shown: String::new() }).ok_or_else(why);
            return Ok(self.take(field.flag, read));
        }
        if !self.asks() {
            return Ok(None);
        }
        let question = words(self.tongue, field.id);
        let help = words(self.tongue, "new-choose-help");
        let proposal = answers.iter().position(|(value, _)| *value == usual).unwrap_or_default();
        let names = answers.iter().map(|(_, name)| name.clone()).collect();
        let choose = Choose { question: &question, help: &help, answers: names, proposal };
        let chosen = terminal::choose(choose, self.colour)?;
        Ok(answers.get(chosen).map(|(value, _)| *value))
    }

    /// Notes something that is missing.
    pub(super) fn miss(&mut self, flag: &str) {
        self.missing.push(self.called(flag));
    }

    /// What the command line calls it: an option by its name, anything else as the help does, `<FOLDER>`.
    fn called(&self, flag: &str) -> String {
        if flag.starts_with('-') {
            return flag.to_string();
        }
        part(self.tongue, flag, "value", &Arguments::new()).map_or_else(|| flag.to_string(), |name| format!("<{name}>"))
    }

    /// Notes something that cannot be.
    pub(super) fn refuse(&mut self, why: String) {
        self.wrong.push(why);
    }

    /// Whether somebody is asked.
    pub(super) fn asks(&self) -> bool {
        self.mode == Mode::Ask
    }

    /// Whether nobody can be asked.
    pub(super) fn is_script(&self) -> bool {
        self.mode == Mode::Script
    }

    /// Everything that is missing or wrong.
    fn why_not(self) -> Stop {
        let mut lines = self.wrong;
        if !self.missing.is_empty() {
            let missing = Arguments::new().with("flags", self.tongue.join(&self.missing)).with("n", self.missing.len());
            lines.insert(0, text(self.tongue, "new-missing", &missing));
        }
        Stop::Usage(lines)
    }

    /// An answer of the command line; what is wrong with it is told with everything else.
    fn take<T>(&mut self, flag: &str, read: Result<Understood<T>, String>) -> Option<T> {
        let why = match read {
            Ok(answer) => return Some(answer.value),
            Err(why) if flag.starts_with('-') => text(self.tongue, "new-wrong", &Arguments::new().with("flag", flag).with("why", why)),
            // Without an option before it, a sentence says what it is about.
            Err(why) => why,
        };
        self.wrong.push(why);
        None
    }
}

impl Field<'_> {
    /// With the names of what the site knows.
    pub(super) fn with_names(self, desk: &Desk, kind: crate::diag::ReferenceKind) -> Self {
        let names = desk.survey.known(kind).into_iter().map(|known| known.name).collect();
        Field { names, ..self }
    }
}
