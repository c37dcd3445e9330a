//! The arguments, shared by `main` and whatever documents them.

mod run;
mod settings;
mod told;

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::error::ErrorKind;
use clap::{Args, CommandFactory, Parser, Subcommand};

pub use self::run::run;

use crate::dossier::{Address, BadAddress, Date, NameOrder, Origin, Style, nearest};
use crate::explorer::screen::Which;
use crate::explorer::theme::{Depth, Scheme};
use crate::search::read_date;

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
    /// Open this screen: topics, timeline, figures, map, names, sources or shelf
    #[arg(long, value_name = "SCREEN")]
    pub screen: Option<Which>,
    /// Do not open where you were when you left
    #[arg(long)]
    pub fresh: bool,
    /// Let nothing on the screen move by itself
    #[arg(long, value_name = "BOOL", num_args = 0..=1, require_equals = true, default_missing_value = "true")]
    pub still: Option<bool>,
    /// Draw in this theme: terminal, dark, light or contrast
    #[arg(long, value_name = "THEME")]
    pub theme: Option<Scheme>,
    /// Draw with so many colours: none, 16, 256 or 24bit; without it what the terminal says it has
    #[arg(long, visible_alias = "colour", value_name = "COLORS")]
    pub color: Option<Depth>,
    /// Leave the mouse to the terminal, which selects text with it (M takes it)
    #[arg(long)]
    pub no_mouse: bool,
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
    /// Whose names, scripts and words come first: japan, russia or as-written
    #[arg(long, global = true, value_name = "ORDER")]
    pub names: Option<NameOrder>,
    /// Draw and write with ASCII characters alone, but for letters
    #[arg(long, global = true, value_name = "BOOL", num_args = 0..=1, require_equals = true, default_missing_value = "true")]
    pub ascii: Option<bool>,
    /// Read this config instead of the one in your config folder
    #[arg(long, global = true, value_name = "FILE", env = "NEMURO_CONFIG")]
    pub config: Option<PathBuf>,
}

/// Reads the arguments; ends the process where they ask for help, or cannot be
/// read.
#[must_use]
pub fn parse() -> Cli {
    Cli::try_parse().unwrap_or_else(|error| {
        let first = std::env::args().nth(1).unwrap_or_default();
        let more = matches!(
            error.kind(),
            ErrorKind::InvalidSubcommand | ErrorKind::UnknownArgument
        );
        match command_meant(&first).filter(|_| more) {
            Some(meant) => {
                let what = format!("there is no command '{first}'; did you mean '{meant}'?");
                let wrong = Cli::command().error(ErrorKind::InvalidSubcommand, what);
                wrong.exit()
            }
            None => error.exit(),
        }
    })
}

/// The command that the first argument is a slip of. With nothing behind it,
/// it may be an address, and clap complains of what comes next.
fn command_meant(first: &str) -> Option<String> {
    let cli = Cli::command();
    let names: Vec<&str> = cli.get_subcommands().map(clap::Command::get_name).collect();
    if first.starts_with('-') || names.contains(&first) {
        return None;
    }
    nearest(first, names).map(str::to_owned)
}

impl Seen {
    /// Where the dossier is read from.
    #[must_use]
    pub fn origin(&self) -> Origin {
        self.dossier.clone().map_or(Origin::BuiltIn, Origin::Folder)
    }

    /// The lens as it is typed in a search.
    #[must_use]
    pub fn fields(&self) -> String {
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

/// A style of citation by its word.
fn style() -> impl TypedValueParser<Value = Style> {
    let words = PossibleValuesParser::new(Style::ALL.map(Style::word));
    words.map(|word| {
        let of_that = |style: &Style| style.word() == word;
        // Nothing else gets here.
        Style::ALL.into_iter().find(of_that).unwrap_or(Style::Text)
    })
}

/// The one-shot commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// List which key does what, with the keys of your config
    Keys {
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Tell where your config is, and every problem of it
    #[command(after_help = "Exit status 2 means that there are problems.")]
    Config {
        /// Print a config with everything as it is without one
        #[arg(long)]
        print: bool,
    },
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
    /// Read one statement at a time in plain lines, for screen readers and terminals that draw nothing
    #[command(
        after_help = "Examples:\n  nemuro read\n  nemuro read energy\n  nemuro read paths/ten-minutes\n  nemuro read kurils --as-of 1956\n  printf 'n\\nw\\nq\\n' | nemuro read energy\n\nEnter goes on, h and Enter tells the rest. Nothing is drawn, coloured or moved. What\nis typed may come from a pipe or a file."
    )]
    Read {
        /// Where to begin: topic, topic/item, names/item, sources/item or paths/item
        #[arg(value_parser = address)]
        address: Option<Address>,
    },
    /// Search, best hits first
    #[command(
        after_help = "Examples:\n  nemuro search Sakhalin\n  nemuro search northern territories poll --limit 3\n  nemuro search Сахалин --json\n  nemuro search sakhalin kind:event in:1920s\n  nemuro search '\"northern territories\" kind:event after:1990'\n  nemuro search --named 'Contested by Japan'\n\nWords narrow each other; fields (topic: kind: source: side: standing: before: after:\nin: as-of:) narrow them further. Put a query with quotes, ! or ^ in single quotes, for\nthe shell has uses of its own for them. What cannot be read, and words that are\nunknown or taken for others, are told on standard error.\n\nExit status 1 means that nothing was found."
    )]
    Search {
        /// Words that should all be found, in any script, and fields
        #[arg(required_unless_present = "named")]
        query: Vec<String>,
        /// Begin with one of your searches in the config, by its name
        #[arg(long, value_name = "NAME")]
        named: Option<String>,
        /// Show at most this many hits
        #[arg(long, default_value_t = 10, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
        limit: u32,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// List the figures, all or those of a topic, or show one as a chart and a table
    #[command(
        after_help = "Examples:\n  nemuro figures\n  nemuro figures energy\n  nemuro figures energy/lng-share --size 120x30\n  nemuro figures energy/lng-share --as-of 2019\n  nemuro figures --csv > figures.csv\n\nExit status 1 means that there is no such figure."
    )]
    Figures {
        /// Only this one (topic/item), or those of a topic
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
        /// The map of this year or date; without it the map of today, or as of --as-of
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
    /// Cite one item: what it says, its date and standing, and its sources
    #[command(
        after_help = "Examples:\n  nemuro cite energy/lng-share-2019\n  nemuro cite sources/pew-research-few-see-russia-as-2017 --format bibtex\n  nemuro cite kurils --format csl-json > kurils.json\n\nA topic, section or path has the sources of all that is in it. BibTeX is that of\nbiblatex and biber. BibTeX and CSL-JSON list the sources alone; what they are cited\nfor is in annotation and annote.\n\nExit status 1 means that nothing is there, or no source is named."
    )]
    Cite {
        /// topic, topic/item, sources/item or paths/item
        #[arg(value_parser = address)]
        address: Address,
        /// In this form
        #[arg(long, value_name = "FORM", default_value = Style::Text.word(), value_parser = style())]
        format: Style,
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
    /// List what was kept: bookmarks with their notes and tags
    #[command(
        after_help = "Examples:\n  nemuro shelf\n  nemuro shelf --tag lng\n  nemuro shelf --markdown > notes.md\n\nEach dossier has a shelf of its own. --as-of and --lens hide nothing that is kept.\n\nExit status 1 means that nothing is kept, 2 that the shelf cannot be read."
    )]
    Shelf {
        /// Only what has this tag
        #[arg(long, value_name = "TAG")]
        tag: Option<String>,
        /// Print Markdown: headings, quotations, notes, tags, citations
        #[arg(long, conflicts_with = "json")]
        markdown: bool,
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

impl Command {
    /// Whether it prints data for programs, which are never changed.
    fn prints_data(&self) -> bool {
        match self {
            Self::Topics { json }
            | Self::Keys { json }
            | Self::Paths { json }
            | Self::Show { json, .. }
            | Self::Search { json, .. }
            | Self::Map { json, .. }
            | Self::Timeline { json, .. }
            | Self::Check { json, .. } => *json,
            Self::Figures { json, csv, .. } => *json || *csv,
            Self::Shelf { json, markdown, .. } => *json || *markdown,
            Self::Cite { format, .. } => *format != Style::Text,
            // It is a config, or the path of one.
            Self::Config { .. } => true,
            Self::Read { .. } => false,
        }
    }
}
