//! Addresses elsewhere, tried one by one: only ever on request.
//!
//! In: addresses as authors wrote them, and which of them answered lately. Out: for each that does not open, why.
//! Hosts are asked side by side, each of them one question after the other. Knows nothing of sites and files, and
//! keeps nothing: what answered is handed back in a [`LinkMemo`].

mod address;
mod client;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use crate::diag::Trouble;
use crate::memo::LinkMemo;
use address::{Address, address};
pub use client::Client;

/// How many hosts are asked at a time.
const HOSTS: usize = 16;

/// What a host is left alone for between two questions.
const PAUSE: Duration = Duration::from_millis(100);

/// After so many questions in a row without an answer a host is asked no more.
const SILENCES: usize = 2;

/// So many hosts must be unknown before it is the network that is missing.
const ENOUGH: usize = 3;

/// What is to be asked.
#[derive(Debug, Default)]
pub struct Questions {
    /// Addresses by the host they lead to, each with the ways authors wrote it.
    hosts: BTreeMap<String, BTreeMap<Address, BTreeSet<String>>>,
    /// What nobody needs to be asked about.
    troubles: BTreeMap<String, Trouble>,
}

/// What was answered.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answers {
    /// The addresses that do not open, as they were written.
    pub troubles: BTreeMap<String, Trouble>,
    /// The addresses that do, for the memo.
    pub opened: BTreeSet<String>,
    /// Whether it looks as if there were no network at all; then nothing is known of any address.
    pub offline: bool,
}

impl Questions {
    /// What there is to ask about some addresses at a time, in seconds of the Unix epoch: not about those that opened
    /// in the day before, nor about names that are reserved for examples.
    #[must_use]
    pub fn new<'u>(written: impl IntoIterator<Item = &'u str>, known: &LinkMemo, now: u64) -> Questions {
        let mut questions = Questions::default();
        for written in written {
            match address(written) {
                None => drop(questions.troubles.insert(written.to_string(), Trouble::Malformed)),
                Some(address) if address.is_reserved() || known.opened_lately(address.as_str(), now) => {}
                Some(address) => {
                    let host = questions.hosts.entry(address.host().to_string()).or_default();
                    host.entry(address).or_default().insert(written.to_string());
                }
            }
        }
        questions
    }

    /// How many addresses there are to try.
    #[must_use]
    pub fn count(&self) -> usize {
        self.hosts.values().map(BTreeMap::len).sum()
    }

    /// How many hosts they lead to.
    #[must_use]
    pub fn hosts(&self) -> usize {
        self.hosts.len()
    }

    /// Asks all of them.
    #[must_use]
    pub fn ask(self, client: &Client) -> Answers {
        let hosts: Vec<Vec<&Address>> = self.hosts.values().map(|addresses| addresses.keys().collect()).collect();
        let next = AtomicUsize::new(0);
        let answered: Mutex<Vec<(&Address, Result<(), Trouble>)>> = Mutex::default();
        thread::scope(|scope| {
            for _ in 0..HOSTS.min(hosts.len()) {
                scope.spawn(|| {
                    while let Some(addresses) = hosts.get(next.fetch_add(1, Ordering::Relaxed)) {
                        let answers = ask_host(addresses, client);
                        answered.lock().unwrap_or_else(PoisonError::into_inner).extend(answers);
                    }
                });
            }
        });
        let answered = answered.into_inner().unwrap_or_else(PoisonError::into_inner);
        let unknown = |answer: &Result<(), Trouble>| matches!(answer, Err(Trouble::NoHost { .. }));
        let offline = hosts.len() >= ENOUGH && answered.iter().all(|(_, answer)| unknown(answer));
        let mut answers = Answers { troubles: self.troubles.clone(), offline, ..Answers::default() };
        for (address, answer) in answered {
            match answer {
                Ok(()) => drop(answers.opened.insert(address.as_str().to_string())),
                Err(trouble) => {
                    let ways = &self.hosts[address.host()][address];
                    answers.troubles.extend(ways.iter().map(|way| (way.clone(), trouble.clone())));
                }
            }
        }
        answers
    }
}

/// Asks one host about some addresses; where it keeps silent, the rest has the trouble of those before.
fn ask_host<'a>(addresses: &[&'a Address], client: &Client) -> Vec<(&'a Address, Result<(), Trouble>)> {
    let mut answers: Vec<(&Address, Result<(), Trouble>)> = Vec::new();
    let mut silences = 0;
    for (n, address) in addresses.iter().enumerate() {
        if n > 0 && silences < SILENCES {
            thread::sleep(PAUSE);
        }
        let answer = match answers.last() {
            Some((_, last)) if silences >= SILENCES => last.clone(),
            _ => client.ask(address.as_str(), address.host()),
        };
        silences = match &answer {
            Err(Trouble::NoHost { .. }) => SILENCES,
            Err(Trouble::NoAnswer { .. } | Trouble::NoConnection) => silences + 1,
            _ => 0,
        };
        answers.push((address, answer));
    }
    answers
}

#[cfg(test)]
mod tests;
