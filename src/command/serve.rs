//! `huikan serve`: the site in a browser while it is written.

use std::io;
use std::path::PathBuf;

use jiff::Zoned;
use jiff::civil::Date;

use super::place::{nearest_site, program};
use super::voice::Voice;
use super::{Ending, say};
use crate::config::{Audience, Outside};
use crate::diag::{Located, human, summary_line};
use crate::messages::Tongue;
use crate::pipeline::{Preview, Session};
use crate::serve::{News, Stand, serve};

/// Show the site in a browser while you write: every saved file is there at once
///
/// Open pages update by themselves. Drafts and what is under embargo are shown too, with a mark.
/// While there is an error, it is shown on top of the last good page. Nothing is written into an
/// output folder; `huikan build` does that. Ctrl-C ends it.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The site's folder, with site.toml in it [default: this folder, or the nearest one above it]
    #[arg(long, value_name = "FOLDER")]
    root: Option<PathBuf>,
    /// The port; if it is taken, the next free one. 0 takes any
    #[arg(long, short, value_name = "PORT", default_value_t = 4000)]
    port: u16,
    /// The address to listen on. 0.0.0.0 lets others in your network see the site, drafts included
    #[arg(long, value_name = "HOST", default_value = "127.0.0.1")]
    host: String,
    /// Open the site in a browser
    #[arg(long)]
    open: bool,
    /// A theme to use instead of the one in site.toml
    #[arg(long, value_name = "NAME")]
    theme: Option<String>,
    /// An address to use instead of `base_url` in site.toml; its path is where the site is found here, too
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    /// The day to show the site for, as 2024-09-04 [default: today]
    #[arg(long, value_name = "DATE")]
    today: Option<Date>,
}

pub(super) fn run(args: &Args, voice: Voice) -> io::Result<Ending> {
    let tongue = voice.tongue();
    let root = match &args.root {
        Some(root) => root.clone(),
        None => nearest_site(&std::env::current_dir()?),
    };
    if !root.is_dir() {
        say(&format!("error: there is no folder {}\n", root.display()))?;
        return Ok(Ending::Errors);
    }
    // Hints come with whole paths.
    let root = std::fs::canonicalize(root)?;
    let (program, theme, base_url, today) = (program(), args.theme.clone(), args.base_url.clone(), args.today);
    let outside = move || Outside {
        program,
        today: today.unwrap_or_else(|| Zoned::now().date()),
        theme: theme.clone(),
        base_url: base_url.clone(),
        audience: Audience::Preview,
    };
    let stand = match Stand::take(&args.host, args.port) {
        Ok(stand) => stand,
        Err(error) => {
            say(&format!("error: cannot listen on {} port {}: {error}\n", args.host, args.port))?;
            return Ok(Ending::System);
        }
    };
    let session = match Session::open(&root, outside()) {
        Ok(session) => session,
        Err(error) => {
            say(&format!("error: the disk failed: {error}\n"))?;
            return Ok(Ending::System);
        }
    };
    welcome(args, tongue, &stand, &session)?;
    serve(tongue, &root, session, stand, outside, Box::new(move |news| tell(tongue, news)))?;
    Ok(Ending::Fine)
}

fn welcome(args: &Args, tongue: Tongue, stand: &Stand, session: &Session) -> io::Result<()> {
    let site = session.site();
    notes(tongue, &site.notes(), site)?;
    let url = stand.url(site);
    if stand.address.port() != args.port && args.port != 0 {
        say(&format!("Port {} is taken, so this is port {}.\n", args.port, stand.address.port()))?;
    }
    if !stand.address.ip().is_loopback() {
        say("Everybody in your network can see the site, drafts included.\n")?;
    }
    say(&format!("The site is at {url}\nIt follows every change; Ctrl-C ends it.\n"))?;
    if args.open
        && let Err(error) = open::that_detached(&url)
    {
        say(&format!("No browser could be opened: {error}\n"))?;
    }
    Ok(())
}

/// What goes on, for whoever looks at the terminal; whether they do changes nothing.
fn tell(tongue: Tongue, news: News<'_>) {
    let _ = match news {
        News::Changed { paths, seconds, notes: said } => {
            let what = match paths.as_slice() {
                [] => "Another day".to_string(),
                [one] => one.clone(),
                [one, more @ ..] => format!("{one} and {} more", more.len()),
            };
            let told = said.map_or(Ok(()), |(located, site)| match located {
                [] => say("Everything is in order again.\n"),
                located => notes(tongue, located, site),
            });
            told.and_then(|()| say(&format!("{what}: shown after {:.0} ms\n", seconds * 1000.0)))
        }
        News::Failed(error) => say(&format!("error: the disk failed: {error}\n")),
        News::Unwatched(why) => {
            say(&format!("The system does not tell of changes ({why}); they are looked for whenever a page is loaded.\n"))
        }
    };
}

fn notes(tongue: Tongue, located: &[Located], site: &Preview) -> io::Result<()> {
    if located.is_empty() {
        return Ok(());
    }
    let colour = anstream::AutoStream::choice(&io::stderr()) != anstream::ColorChoice::Never;
    say(&human(tongue, located, site.sources(), colour))?;
    say(&format!("{}.\n", summary_line(tongue, located)))
}
