//! `huikan serve`: the site in a browser while it is written.

use std::io;
use std::path::PathBuf;

use jiff::Zoned;
use jiff::civil::Date;

use super::Ending;
use super::day::day;
use super::place::{nearest_site, program};
use super::voice::Voice;
use crate::config::{Audience, Outside};
use crate::diag::{Located, summary_line};
use crate::failure::reason;
use crate::messages::Arguments;
use crate::pipeline::{Preview, Session};
use crate::serve::{Findings, News, Stand, Unwatched, serve};

/// What `huikan serve` takes.
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
    #[arg(long, value_name = "DATE", value_parser = day)]
    today: Option<Date>,
}

pub(super) fn run(args: &Args, voice: Voice) -> io::Result<Ending> {
    let tongue = voice.tongue();
    let root = match &args.root {
        Some(root) => root.clone(),
        None => nearest_site(&std::env::current_dir()?),
    };
    if !root.is_dir() {
        voice.fail("serve-no-folder", &Arguments::new().with("folder", root.display().to_string()))?;
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
        relative_urls: false,
        audience: Audience::Preview,
    };
    let stand = match Stand::take(&args.host, args.port) {
        Ok(stand) => stand,
        Err(error) => {
            let arguments =
                Arguments::new().with("host", args.host.as_str()).with("port", args.port).with("reason", reason(tongue, &error));
            voice.fail("serve-no-port", &arguments)?;
            return Ok(Ending::System);
        }
    };
    let session = match Session::open(&root, outside()) {
        Ok(session) => session,
        Err(error) => {
            voice.disk_failed(&error, None)?;
            return Ok(Ending::System);
        }
    };
    welcome(args, voice, &stand, &session)?;
    serve(tongue, &root, session, stand, outside, Box::new(move |news| tell(voice, news)))?;
    Ok(Ending::Fine)
}

fn welcome(args: &Args, voice: Voice, stand: &Stand, session: &Session) -> io::Result<()> {
    let site = session.site();
    notes(voice, &site.notes(), site)?;
    let url = stand.url(site);
    if stand.address.port() != args.port && args.port != 0 {
        voice.mention("serve-port-taken", &Arguments::new().with("asked", args.port).with("port", stand.address.port()))?;
    }
    if !stand.address.ip().is_loopback() {
        voice.say("serve-open-to-all", &Arguments::new())?;
    }
    voice.say("serve-welcome", &Arguments::new().with("url", url.as_str()))?;
    if args.open
        && let Err(error) = open::that_detached(&url)
    {
        let none = error.kind() == io::ErrorKind::NotFound;
        let why = if none { voice.words("serve-browser-none", &Arguments::new()) } else { reason(voice.tongue(), &error) };
        voice.fail("serve-no-browser", &Arguments::new().with("reason", why))?;
    }
    Ok(())
}

/// What goes on, for whoever looks at the terminal; whether they do changes nothing.
fn tell(voice: Voice, news: News<'_>) {
    let none = Arguments::new;
    let _ = match news {
        News::Changed { paths, seconds, findings } => {
            let what = match paths.as_slice() {
                [] => voice.words("serve-another-day", &none()),
                [one] => one.clone(),
                [one, more @ ..] => voice.words("serve-and-more", &none().with("one", one.as_str()).with("more", more.len())),
            };
            let shown = none().with("what", what).with("ms", format!("{:.0}", seconds * 1000.0));
            tell_of(voice, &findings).and_then(|()| voice.mention("serve-shown", &shown))
        }
        News::Broken { new, site } => voice.show(&new, site.sources()),
        News::Failed(error) => voice.disk_failed(error, None),
        News::Unwatched(why) => {
            let reason = match why {
                Unwatched::Limit => voice.words("serve-watch-limit", &none()),
                Unwatched::Failed(error) => reason(voice.tongue(), &error),
            };
            voice.mention("serve-unwatched", &none().with("reason", reason))
        }
    };
}

/// What is new, and how much there is in all: what was said before is not said again at every save.
fn tell_of(voice: Voice, findings: &Findings<'_>) -> io::Result<()> {
    let (new, all) = (voice.kept(&findings.new), voice.kept(findings.all));
    let gone = if voice.quiet { 0 } else { findings.gone };
    if all.is_empty() {
        return if gone > 0 { voice.mention("serve-mended", &Arguments::new()) } else { Ok(()) };
    }
    if new.is_empty() && gone == 0 {
        return Ok(());
    }
    voice.show(&new, findings.site.sources())?;
    let summary = summary_line(voice.tongue(), &all);
    voice.say("serve-news", &Arguments::new().with("new", new.len()).with("gone", gone).with("summary", summary))
}

fn notes(voice: Voice, located: &[Located], site: &Preview) -> io::Result<()> {
    let located = voice.kept(located);
    if located.is_empty() {
        return Ok(());
    }
    voice.show(&located, site.sources())?;
    voice.say("sentence", &Arguments::new().with("text", summary_line(voice.tongue(), &located)))
}
