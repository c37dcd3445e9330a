//! What the arguments ask for, done: a command or the explorer.

use std::io::{self, IsTerminal, Write};
use std::mem::ManuallyDrop;

use super::settings;
use super::told::{
    another_era, complain, no_era, no_figure_at, no_frame, no_sources_at, nothing_at, nothing_kept,
};
use super::{Cli, Command, Explore, Seen};
use crate::commands::figures::{Form, Paper};
use crate::commands::map::Wanted;
use crate::commands::plain::Plain;
use crate::commands::progress::Line;
use crate::commands::timeline::Asked;
use crate::commands::{self, End, shelf};
use crate::dossier::{Address, Dossier, NameOrder, Origin, Problem, Style, load, printable};
use crate::explorer::config::Config;
use crate::explorer::runtime::{self, Outcome, Start};
use crate::search::{Query, View};
use crate::shelf::Store;

/// Does what the arguments ask for.
///
/// # Errors
/// When standard output cannot be written to or the terminal not be used.
pub fn run(mut cli: Cli) -> anyhow::Result<End> {
    let origin = cli.seen.origin();
    if let (Some(_), Some(address)) = (&cli.command, &cli.explorer.address) {
        let what = "a command stands alone; the explorer's address goes without one";
        writeln!(io::stderr(), "nemuro: {what} (here: {address})")?;
        return Ok(End::Bad);
    }
    let mut config = match Config::load(cli.seen.config.as_deref()) {
        Ok(config) => config,
        Err(problem) => {
            writeln!(io::stderr(), "{problem}")?;
            return Ok(End::Bad);
        }
    };
    config.names = cli.seen.names.unwrap_or(config.names);
    config.ascii = cli.seen.ascii.unwrap_or(config.ascii);
    // The explorer tells it in its footer, and `config` tells it whole.
    if !matches!(cli.command, None | Some(Command::Config { .. })) {
        settings::complain(&config)?;
    }
    if let Some(Command::Search { query, named, .. }) = &mut cli.command
        && let Some(name) = named
    {
        match settings::search(&config, name) {
            Ok(own) => query.insert(0, own.to_owned()),
            Err(wrong) => {
                writeln!(io::stderr(), "nemuro: --named: {wrong}")?;
                return Ok(End::Bad);
            }
        }
    }
    let mut stdout = io::BufWriter::new(io::stdout().lock());
    let is_text = cli
        .command
        .as_ref()
        .is_some_and(|command| !command.prints_data());
    let plain = &mut Plain::new(&mut stdout);
    let out: &mut dyn Write = if config.ascii && is_text {
        plain
    } else {
        &mut stdout
    };
    let end = match cli.command {
        None => explore(&origin, cli.explorer, &cli.seen, config)?,
        Some(Command::Keys { json }) => settings::keys(&config, json, out)?,
        Some(Command::Config { print }) => settings::config(&config, print, out)?,
        Some(Command::Check { dir, strict, json }) => {
            let origin = dir.map_or(origin, Origin::Folder);
            commands::check::run(&origin, strict, json, out)?
        }
        Some(command) => match read(&origin, config.names) {
            Ok(dossier) => match Query::fields(&dossier, &cli.seen.fields()) {
                Ok(query) => {
                    let view = View::through(&dossier, query.lens());
                    match command {
                        Command::Read { address } => {
                            let fields = cli.seen.fields();
                            aloud(view, &origin, &fields, address.as_ref(), out)?
                        }
                        command => one_shot(view, &origin, command, config.ascii, out)?,
                    }
                }
                Err(wrong) => {
                    writeln!(io::stderr(), "nemuro: --lens: {wrong}")?;
                    End::Bad
                }
            },
            Err(problems) => {
                complain(&problems)?;
                End::Bad
            }
        },
    };
    out.flush()?;
    Ok(end)
}

/// Reads the dossier for a command. It is never taken apart: the process ends
/// after the command, and its memory with it.
fn read(origin: &Origin, names: NameOrder) -> Result<ManuallyDrop<Dossier>, Vec<Problem>> {
    let line = Line::on_stderr();
    let dossier = load(origin, &|progress| line.tell(&progress))?;
    Ok(ManuallyDrop::new(dossier.in_order(names)))
}

fn one_shot(
    view: View<'_>,
    origin: &Origin,
    command: Command,
    ascii: bool,
    out: &mut dyn Write,
) -> io::Result<End> {
    match command {
        Command::Timeline {
            from,
            to,
            topic,
            json,
        } => {
            let asked = Asked {
                from,
                to,
                topic,
                json,
            };
            commands::timeline::run(view, &asked, (out, &mut io::stderr()))
        }
        Command::Topics { json } => commands::topics::run(view, json, out),
        Command::Paths { json } => {
            let end = commands::paths::run(view, json, out)?;
            if end == End::Nothing {
                writeln!(io::stderr(), "nemuro: this dossier has no reading paths")?;
            }
            Ok(end)
        }
        Command::Show { address, json } => {
            let end = commands::show::run(view, &address, json, out)?;
            if end == End::Nothing {
                nothing_at(view, &address)?;
            }
            Ok(end)
        }
        Command::Cite { address, format } => cite(view, &address, format, out),
        Command::Search {
            query, limit, json, ..
        } => search(view, &query.join(" "), limit, json, out),
        Command::Figures {
            address,
            json,
            csv,
            size,
        } => {
            let form = match (json, csv) {
                (true, _) => Form::Json,
                (_, true) => Form::Csv,
                _ => {
                    let paper = Paper::default();
                    let (width, height) = size.unwrap_or((paper.width, paper.height));
                    Form::Text(Paper {
                        width,
                        height,
                        ascii,
                    })
                }
            };
            figures(view, address.as_ref(), form, out)
        }
        Command::Map {
            year,
            frame,
            size,
            json,
        } => {
            let wanted = Wanted {
                frame: frame.as_deref(),
                day: year,
                size,
                ascii,
                json,
            };
            map(view, &wanted, out)
        }
        Command::Shelf {
            tag,
            markdown,
            json,
        } => {
            let form = shelf::Form::of(markdown, json);
            kept(view, origin, tag.as_deref(), form, out)
        }
        // They read no dossier, or their own, whole or not; one talks with the reader.
        Command::Check { .. }
        | Command::Keys { .. }
        | Command::Config { .. }
        | Command::Read { .. } => Ok(End::Done),
    }
}

fn search(
    view: View<'_>,
    query: &str,
    limit: u32,
    json: bool,
    out: &mut dyn Write,
) -> io::Result<End> {
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let end = commands::search::run(view, query, limit, json, (out, &mut io::stderr()))?;
    if end == End::Nothing && !json {
        let query = printable(query);
        writeln!(io::stderr(), "nemuro: nothing found for \"{query}\"")?;
    }
    Ok(end)
}

/// Reads with the reader, in lines as wide as the terminal.
fn aloud(
    view: View<'_>,
    origin: &Origin,
    fields: &str,
    address: Option<&Address>,
    out: &mut dyn Write,
) -> io::Result<End> {
    let width = || {
        let terminal = io::stdout().is_terminal();
        let columns = || std::env::var("COLUMNS").ok()?.parse().ok();
        let width = terminal.then(|| match rustix::termios::tcgetwinsize(io::stdout()) {
            Ok(size) if size.ws_col > 0 => usize::from(size.ws_col),
            _ => columns().unwrap_or(80),
        });
        width.map(|width| width.max(20))
    };
    let mut ends = commands::read::Ends {
        input: &mut io::stdin().lock(),
        out,
        width: &width,
        echo: io::stdin().is_terminal() && io::stdout().is_terminal(),
    };
    let store = Store::of(origin);
    let end = commands::read::run(view.dossier, &store, fields, address, &mut ends)?;
    if let (End::Nothing, Some(address)) = (end, address) {
        nothing_at(view, address)?;
    }
    Ok(end)
}

fn cite(view: View<'_>, at: &Address, format: Style, out: &mut dyn Write) -> io::Result<End> {
    let end = commands::cite::run(view, at, format, out)?;
    if end == End::Nothing {
        no_sources_at(view, at)?;
    }
    Ok(end)
}

fn figures(
    view: View<'_>,
    address: Option<&Address>,
    form: Form,
    out: &mut dyn Write,
) -> io::Result<End> {
    if let Some(address) = address.filter(|address| view.find(address).is_none()) {
        no_figure_at(view, address)?;
        return Ok(End::Nothing);
    }
    commands::figures::run(view, address, form, (out, &mut io::stderr()))
}

fn kept(
    view: View<'_>,
    origin: &Origin,
    tag: Option<&str>,
    form: shelf::Form,
    out: &mut dyn Write,
) -> io::Result<End> {
    let shelf = match Store::of(origin).and_then(|store| store.look()) {
        Ok(shelf) => shelf,
        Err(trouble) => {
            writeln!(io::stderr(), "nemuro: {trouble}")?;
            return Ok(End::Bad);
        }
    };
    let end = shelf::run(view, &shelf, tag, form, out)?;
    if end == End::Nothing {
        nothing_kept(&shelf, tag)?;
    }
    Ok(end)
}

fn map(view: View<'_>, wanted: &Wanted, out: &mut dyn Write) -> io::Result<End> {
    if let Some(wrong) = wanted.frame.and_then(|id| no_frame(view, id)) {
        writeln!(io::stderr(), "nemuro: {wrong}")?;
        return Ok(End::Bad);
    }
    let end = commands::map::run(view, wanted, out)?;
    if end == End::Nothing {
        no_era(view, wanted.day)?;
    } else if let Some(day) = wanted.day {
        another_era(view, day)?;
    }
    Ok(end)
}

fn explore(
    origin: &Origin,
    explore: Explore,
    seen: &Seen,
    mut config: Config,
) -> anyhow::Result<End> {
    if !(io::stdout().is_terminal() && io::stdin().is_terminal()) {
        let help = "the explorer needs a terminal; without one use a command, such as \
                    `nemuro topics` or `nemuro search QUERY` (see `nemuro --help`)";
        writeln!(io::stderr(), "nemuro: {help}")?;
        return Ok(End::Bad);
    }
    if std::env::var_os("TERM").is_some_and(|term| term == "dumb") {
        let help = "this terminal (TERM=dumb) cannot be drawn on; `nemuro read` reads \
                    the dossier in plain lines";
        writeln!(io::stderr(), "nemuro: {help}")?;
        return Ok(End::Bad);
    }
    config.theme = explore.theme.unwrap_or(config.theme);
    config.color = explore.color.or(config.color);
    config.animation = explore.still.map_or(config.animation, |still| !still);
    config.mouse &= !explore.no_mouse;
    let start = Start {
        address: explore.address,
        search: explore.search,
        screen: explore.screen,
        lens: seen.fields(),
        fresh: explore.fresh,
        config,
    };
    match runtime::run(origin, &start)? {
        Outcome::Left => Ok(End::Done),
        Outcome::Unreadable(problems) => {
            complain(&problems)?;
            Ok(End::Bad)
        }
        Outcome::Unsaved(what) => {
            writeln!(io::stderr(), "nemuro: {what}")?;
            Ok(End::Bad)
        }
        Outcome::NoLens(wrong) => {
            writeln!(io::stderr(), "nemuro: --lens: {wrong}")?;
            Ok(End::Bad)
        }
        Outcome::NothingAt(address, dossier) => {
            nothing_at(View::of(&dossier), &address)?;
            Ok(End::Nothing)
        }
    }
}
