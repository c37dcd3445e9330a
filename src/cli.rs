//! The arguments, shared by `main` and whatever documents them.

use std::io::{self, IsTerminal, Write};
use std::mem::ManuallyDrop;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use crate::commands::figures::{Form, Paper};
use crate::commands::map::Wanted;
use crate::commands::progress::Line;
use crate::commands::timeline::Asked;
use crate::commands::{self, End};
use crate::dossier::{
    Address, BadAddress, Date, Dossier, Origin, Problem, load, nearest, printable,
};
use crate::explorer::runtime::{self, Outcome, Start};
use crate::explorer::screen::Which;
use crate::search::{Query, View, read_date};

/// Explore what is known about a contested relationship, in the terminal:
/// every statement with its date, its sources and its standing.
#[derive(Debug, Parser)]
#[command(
    version,
    after_help = "Examples:\n  nemuro                        the explorer\n  nemuro energy                 the explorer, at a topic\n  nemuro --search Sakhalin      the explorer, with a search begun\n  nemuro search 樺太            hits as text\n  nemuro show kurils --json     a topic as JSON"
)]
pub struct Cli {
    /// What to do; without it the explorer opens.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// Where and with what the explorer opens.
    #[command(flatten)]
    pub explorer: Explore,
    /// Which dossier to read, and how it is seen.
    #[command(flatten)]
    pub seen: Seen,
}

/// Where and with what the explorer opens.
#[derive(Debug, Args)]
pub struct Explore {
    /// Open at this address: topic, topic/item, names/item, sources/item or paths/item
    #[arg(value_parser = address)]
    pub address: Option<Address>,
    /// Open with this search begun
    #[arg(long, value_name = "QUERY")]
    pub search: Option<String>,
    /// Open this screen: topics, timeline, figures, map, names or sources
    #[arg(long, value_name = "SCREEN")]
    pub screen: Option<Which>,
    /// Let nothing on the screen move by itself
    #[arg(long)]
    pub still: bool,
}

/// Which dossier to read, and how it is seen.
#[derive(Debug, Args)]
pub struct Seen {
    /// Read this folder of RON files instead of the built-in dossier
    #[arg(long, global = true, value_name = "DIR", env = "NEMURO_DOSSIER")]
    pub dossier: Option<PathBuf>,
    /// See what had been said or had happened by the end of this year or date
    #[arg(long, global = true, value_name = "DATE", value_parser = read_date)]
    pub as_of: Option<Date>,
    /// See only what these fields admit, as in a search: "kind:event side:japan"
    #[arg(long, global = true, value_name = "FIELDS")]
    pub lens: Option<String>,
    /// Draw with ASCII characters alone; what the dossier says stays as it is
    #[arg(long, global = true)]
    pub ascii: bool,
}

impl Seen {
    /// Where the dossier is read from.
    #[must_use]
    pub fn origin(&self) -> Origin {
        self.dossier.clone().map_or(Origin::BuiltIn, Origin::Folder)
    }

    /// The lens as it is typed in a search.
    fn fields(&self) -> String {
        let date = self.as_of.map(|date| format!("as-of:{date}"));
        let parts = self.lens.iter().cloned().chain(date);
        parts.collect::<Vec<_>>().join(" ")
    }
}

/// An address as people type it: in capitals too, and with a slash at the end.
fn address(typed: &str) -> Result<Address, BadAddress> {
    typed.trim_end_matches('/').to_lowercase().parse()
}

/// Columns and rows as people type them: 80x24.
fn size(typed: &str) -> Result<(u16, u16), String> {
    let size = typed
        .split_once(['x', 'X', '\u{d7}'])
        .and_then(|(columns, rows)| Some((columns.parse().ok()?, rows.parse().ok()?)));
    size.filter(|(columns, rows)| (10..=500).contains(columns) && (5..=200).contains(rows))
        .ok_or_else(|| "write columns and rows, from 10x5 to 500x200, as 80x24".to_owned())
}

/// The one-shot commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// List the topics, with how many statements are in each
    Topics {
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// List the reading paths: short guided ways through the dossier
    Paths {
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Show one item, whole
    #[command(
        after_help = "Examples:\n  nemuro show energy\n  nemuro show names/sakhalin\n  nemuro show sources/pew-research-few-see-russia-as-2017 --json"
    )]
    Show {
        /// topic, topic/item, names/item, sources/item or paths/item
        #[arg(value_parser = address)]
        address: Address,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Search, best hits first
    #[command(
        after_help = "Examples:\n  nemuro search Sakhalin\n  nemuro search northern territories poll --limit 3\n  nemuro search Сахалин --json\n  nemuro search sakhalin kind:event in:1920s\n  nemuro search '\"northern territories\" kind:event after:1990'\n\nWords narrow each other; fields (topic: kind: source: side: standing: before: after:\nin: as-of:) narrow them further. Put a query with quotes, ! or ^ in single quotes, for\nthe shell has uses of its own for them. What cannot be read, and words that are\nunknown or taken for others, are told on standard error.\n\nExit status 1 means that nothing was found."
    )]
    Search {
        /// Words that should all be found, in any script, and fields
        #[arg(required = true)]
        query: Vec<String>,
        /// Show at most this many hits
        #[arg(long, default_value_t = 10, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
        limit: u32,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// List the figures, or show one as a chart and a table
    #[command(
        after_help = "Examples:\n  nemuro figures\n  nemuro figures energy/lng-share --size 120x30\n  nemuro figures energy/lng-share --as-of 2019\n  nemuro figures --csv > figures.csv\n\nExit status 1 means that there is no such figure."
    )]
    Figures {
        /// Only this one: topic/item
        #[arg(value_parser = address)]
        address: Option<Address>,
        /// Print JSON
        #[arg(long, conflicts_with = "csv")]
        json: bool,
        /// Print comma-separated values, a row for each number
        #[arg(long)]
        csv: bool,
        /// Draw the chart on so many columns and rows
        #[arg(long, value_name = "COLUMNSxROWS", value_parser = size, requires = "address")]
        size: Option<(u16, u16)>,
    },
    /// Draw the map of an era as text, with who held what
    #[command(
        after_help = "Examples:\n  nemuro map\n  nemuro map --year 1905\n  nemuro map --year 1855 --frame kurils --size 120x40\n  nemuro map --year 1945 --json\n\nExit status 1 means that the map has no era then."
    )]
    Map {
        /// The map of this year or date, as --as-of; without it the map of today
        #[arg(long, value_name = "DATE", value_parser = read_date)]
        year: Option<Date>,
        /// Show this view of the map, by its id
        #[arg(long, value_name = "VIEW")]
        frame: Option<String>,
        /// Draw it in so many columns and rows
        #[arg(long, value_name = "COLUMNSxROWS", default_value = "80x24", value_parser = size)]
        size: (u16, u16),
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// List what happened, in order, under the eras of the atlas
    #[command(
        after_help = "Examples:\n  nemuro timeline --from 1904 --to 1945\n  nemuro timeline --topic energy --from 2022-02 --json\n  nemuro timeline --as-of 1905\n\nWhat lasted is listed where it has a day in the range.\n\nExit status 1 means that nothing happened there."
    )]
    Timeline {
        /// Leave out what was over before this year or date
        #[arg(long, value_name = "DATE", value_parser = read_date)]
        from: Option<Date>,
        /// Leave out what began after this year or date
        #[arg(long, value_name = "DATE", value_parser = read_date)]
        to: Option<Date>,
        /// List only the events of this topic, by its id or title, or of several with commas
        #[arg(long)]
        topic: Option<String>,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Report every problem of a dossier
    #[command(
        after_help = "Exit status 2 means that there are errors, or with --strict any problem at all."
    )]
    Check {
        /// The folder to check; without it the dossier in use
        dir: Option<PathBuf>,
        /// Treat warnings as errors
        #[arg(long)]
        strict: bool,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
}

/// Does what the arguments ask for.
///
/// # Errors
/// When standard output cannot be written to or the terminal not be used.
pub fn run(mut cli: Cli) -> anyhow::Result<End> {
    if let Some(Command::Map { year, .. }) = &cli.command {
        // Of two dates the earlier holds.
        let dates = cli.seen.as_of.into_iter().chain(*year);
        cli.seen.as_of = dates.min_by_key(Date::last_day);
    }
    let origin = cli.seen.origin();
    if let (Some(_), Some(address)) = (&cli.command, &cli.explorer.address) {
        let what = "a command stands alone; the explorer's address goes without one";
        writeln!(io::stderr(), "nemuro: {what} (here: {address})")?;
        return Ok(End::Bad);
    }
    let out: &mut dyn Write = &mut io::BufWriter::new(io::stdout().lock());
    let end = match cli.command {
        None => explore(&origin, cli.explorer, &cli.seen)?,
        Some(Command::Check { dir, strict, json }) => {
            let origin = dir.map_or(origin, Origin::Folder);
            commands::check::run(&origin, strict, json, out)?
        }
        Some(command) => match read(&origin) {
            Ok(dossier) => match Query::fields(&dossier, &cli.seen.fields()) {
                Ok(query) => {
                    let view = View::through(&dossier, query.lens());
                    one_shot(view, command, cli.seen.ascii, out)?
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
fn read(origin: &Origin) -> Result<ManuallyDrop<Dossier>, Vec<Problem>> {
    let line = Line::on_stderr();
    load(origin, &|progress| line.tell(&progress)).map(ManuallyDrop::new)
}

fn one_shot(view: View<'_>, command: Command, ascii: bool, out: &mut dyn Write) -> io::Result<End> {
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
                ascii,
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
        Command::Search { query, limit, json } => {
            let limit = usize::try_from(limit).unwrap_or(usize::MAX);
            let end = commands::search::run(
                view,
                &query.join(" "),
                limit,
                json,
                (out, &mut io::stderr()),
            )?;
            if end == End::Nothing && !json {
                let query = printable(&query.join(" "));
                writeln!(io::stderr(), "nemuro: nothing found for \"{query}\"")?;
            }
            Ok(end)
        }
        Command::Figures {
            address,
            json,
            csv,
            size,
        } => {
            if let Some(address) = &address
                && view.find(address).is_none()
            {
                nothing_at(view, address)?;
                return Ok(End::Nothing);
            }
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
            let outs: (&mut dyn Write, &mut dyn Write) = (out, &mut io::stderr());
            commands::figures::run(view, address.as_ref(), form, outs)
        }
        Command::Map {
            frame, size, json, ..
        } => {
            if let Some(wrong) = frame.as_deref().and_then(|id| no_frame(view, id)) {
                writeln!(io::stderr(), "nemuro: {wrong}")?;
                return Ok(End::Bad);
            }
            let frame = frame.as_deref();
            let wanted = Wanted {
                frame,
                size,
                ascii,
                json,
            };
            let end = commands::map::run(view, &wanted, out)?;
            if end == End::Nothing {
                no_era(view)?;
            }
            Ok(end)
        }
        // It loads its own dossier, whole or not.
        Command::Check { .. } => Ok(End::Done),
    }
}

fn nothing_at(view: View<'_>, address: &Address) -> io::Result<()> {
    let dossier = view.dossier;
    if dossier.find(address).is_some() {
        let what = format!("{address} is not seen through the lens");
        return writeln!(io::stderr(), "nemuro: {what} (--as-of, --lens)");
    }
    let topic = dossier
        .topics
        .iter()
        .any(|topic| topic.id == address.room());
    let hint = match dossier.nearest_address(address.as_str()) {
        Some(near) => format!("did you mean {near}?"),
        None if topic => format!(
            "`nemuro show {}` tells what is in that topic",
            address.room()
        ),
        None if address.room() == "paths" => "`nemuro paths` lists the paths".to_owned(),
        None => "`nemuro topics` lists the topics, `nemuro search` finds the rest".to_owned(),
    };
    writeln!(io::stderr(), "nemuro: nothing is at {address}; {hint}")
}

/// What is wrong with the id of a view of the map, if there is none such.
fn no_frame(view: View<'_>, id: &str) -> Option<String> {
    let frames = &view.dossier.atlas.frames;
    let ids: Vec<&str> = frames.iter().map(|frame| frame.id.as_str()).collect();
    if ids.contains(&id) {
        return None;
    }
    let hint = match nearest(id, ids.iter().copied()) {
        Some(near) => format!("did you mean {near}?"),
        None if ids.is_empty() => "this map has none".to_owned(),
        None => format!("the views are {}", ids.join(", ")),
    };
    let id = printable(id);
    Some(format!("the map has no view \"{id}\"; {hint}"))
}

/// Says why there is no map to draw.
fn no_era(view: View<'_>) -> io::Result<()> {
    let eras = &view.dossier.atlas.eras;
    let date = view.lens.as_of().map(|date| date.human());
    let first = eras.iter().find_map(|era| era.from);
    let why = match (date, first) {
        _ if eras.is_empty() => "this dossier has no map".to_owned(),
        (Some(date), Some(first)) => {
            let first = first.human();
            format!("the map has no era that {date} is in; its first begins in {first}")
        }
        (date, _) => {
            let date = date.unwrap_or_default();
            format!("the map has no era that {date} is in")
        }
    };
    writeln!(io::stderr(), "nemuro: {why}")
}

fn complain(problems: &[Problem]) -> io::Result<()> {
    let mut err = io::stderr().lock();
    for problem in problems {
        writeln!(err, "{problem}")?;
    }
    writeln!(err, "nemuro: the dossier cannot be opened")
}

fn explore(origin: &Origin, explore: Explore, seen: &Seen) -> anyhow::Result<End> {
    if !(io::stdout().is_terminal() && io::stdin().is_terminal()) {
        let help = "the explorer needs a terminal; without one use a command, such as \
                    `nemuro topics` or `nemuro search QUERY` (see `nemuro --help`)";
        writeln!(io::stderr(), "nemuro: {help}")?;
        return Ok(End::Bad);
    }
    let start = Start {
        address: explore.address,
        search: explore.search,
        ascii: seen.ascii,
        screen: explore.screen,
        lens: seen.fields(),
        still: explore.still,
        without_colour: std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty()),
    };
    match runtime::run(origin, &start)? {
        Outcome::Left => Ok(End::Done),
        Outcome::Unreadable(problems) => {
            complain(&problems)?;
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
