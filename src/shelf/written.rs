//! How it is all written in files: RON that a person can read, with a version.

use ron::extensions::Extensions;
use ron::ser::PrettyConfig;
use serde::{Deserialize, Serialize};

use super::drawer::MAX_FILE;
use super::seen::Fingerprint;
use super::{Kept, Seen, Shelf, Stay};
use crate::dossier::page::{Page, Read, Spot, read};
use crate::dossier::{Address, Problem, Severity};

/// The version of the files that this program writes, and the only one that it
/// reads.
pub(super) const VERSION: u32 = 1;

/// What a file holds.
pub(super) trait Content: Default + PartialEq {
    /// The name of its file.
    const FILE: &'static str;
    /// What it is, for the comment at the top of the file.
    const WHAT: &'static str;
    /// How deep lists and structures are broken into lines.
    const DEPTH: usize;

    /// As it is written.
    type Written<'a>: Serialize
    where
        Self: 'a;

    fn written(&self) -> Self::Written<'_>;

    /// Of which version a file is, whatever else is in it.
    fn version(page: &Page) -> Result<u32, Problem>;

    /// What is in a file whose version is ours.
    fn of(page: &Page) -> Result<Self, Problem>;
}

/// The text of a file, with a first line that says what it is and of which
/// dossier.
pub(super) fn text<T: Content>(content: &T, dossier: &str) -> Result<String, ron::Error> {
    let pretty = PrettyConfig::new()
        .struct_names(true)
        .escape_strings(false)
        .depth_limit(T::DEPTH);
    let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    let body = options.to_string_pretty(&content.written(), pretty)?;
    let what = T::WHAT;
    Ok(format!(
        "// {what}{dossier}. Nemuro writes this file; edit it only while no Nemuro is open.\n{body}\n"
    ))
}

/// What is in a file, or what is wrong with it.
pub(super) fn parse<T: Content>(path: String, bytes: Vec<u8>) -> Result<T, Problem> {
    if bytes.len() as u64 > MAX_FILE {
        let what = format!("is larger than {} MB", MAX_FILE / (1024 * 1024));
        return Err(Problem::of_file(&path, what, "make it smaller"));
    }
    let page = Page::new(path, bytes)?;
    let version = T::version(&page)?;
    if version != VERSION {
        let what = format!("this is of version {version}, and this Nemuro reads {VERSION}");
        let offset = page.text.find("version").unwrap_or(0);
        let right = "use the Nemuro that wrote it";
        return Err(page.problem(Severity::Error, offset, what, right));
    }
    T::of(&page)
}

/// What every version of a file has.
#[derive(Deserialize)]
#[serde(rename = "Shelf")]
struct ShelfHead {
    version: u32,
}

#[derive(Deserialize)]
#[serde(rename = "Stay")]
struct StayHead {
    version: u32,
}

#[derive(Deserialize)]
#[serde(rename = "Seen")]
struct SeenHead {
    version: u32,
}

#[derive(Serialize)]
#[serde(rename = "Shelf")]
pub(super) struct ShelfOut<'a> {
    version: u32,
    kept: Vec<KeptOut<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    taken_off: Vec<KeptOut<'a>>,
}

#[derive(Serialize)]
#[serde(rename = "Kept")]
pub(super) struct KeptOut<'a> {
    address: &'a str,
    title: &'a str,
    quoted: &'a str,
    citation: &'a str,
    note: &'a str,
    tags: &'a [String],
    since: String,
}

#[derive(Deserialize)]
#[serde(rename = "Shelf", deny_unknown_fields)]
struct ShelfIn<'a> {
    #[serde(rename = "version")]
    _version: u32,
    #[serde(borrow)]
    kept: Vec<KeptIn<'a>>,
    #[serde(borrow, default)]
    taken_off: Vec<KeptIn<'a>>,
}

#[derive(Deserialize)]
#[serde(rename = "Kept", deny_unknown_fields)]
pub(super) struct KeptIn<'a> {
    #[serde(borrow)]
    address: Spot<'a>,
    #[serde(default)]
    title: String,
    #[serde(default)]
    quoted: String,
    #[serde(default)]
    citation: String,
    #[serde(default)]
    note: String,
    #[serde(default)]
    tags: Vec<String>,
    #[serde(borrow)]
    since: Spot<'a>,
}

impl<'a> KeptOut<'a> {
    pub(super) fn of(kept: &'a Kept) -> Self {
        Self {
            address: kept.address.as_str(),
            title: &kept.title,
            quoted: &kept.quoted,
            citation: &kept.citation,
            note: &kept.note,
            tags: &kept.tags,
            since: kept.since.to_string(),
        }
    }
}

impl KeptIn<'_> {
    fn kept(&self, page: &Page) -> Result<Kept, Problem> {
        let since = self.since.text.parse();
        let since = since.map_err(|bad| {
            let what = format!("this is no date: {bad}");
            wrong(page, &self.since, &what)
        })?;
        Ok(Kept {
            address: address(page, &self.address)?,
            title: self.title.clone(),
            quoted: self.quoted.clone(),
            citation: self.citation.clone(),
            note: self.note.clone(),
            tags: self.tags.clone(),
            since,
        })
    }

    /// The same as it may be shown.
    pub(super) fn whole(&self, page: &Page) -> Result<Kept, Problem> {
        let kept = self.kept(page)?.clean();
        kept.map_err(|refused| wrong(page, &self.address, &refused.to_string()))
    }
}

impl Content for Shelf {
    const FILE: &'static str = "shelf.ron";
    const WHAT: &'static str = "What you keep: bookmarks with notes and tags";
    const DEPTH: usize = 3;
    type Written<'a> = ShelfOut<'a>;

    fn written(&self) -> ShelfOut<'_> {
        ShelfOut {
            version: VERSION,
            kept: self.kept.iter().map(KeptOut::of).collect(),
            taken_off: self.taken_off.iter().map(KeptOut::of).collect(),
        }
    }

    fn version(page: &Page) -> Result<u32, Problem> {
        Ok(read::<ShelfHead>(page)?.value.version)
    }

    fn of(page: &Page) -> Result<Self, Problem> {
        let Read { value, .. } = read::<ShelfIn<'_>>(page)?;
        let mut shelf = Self::default();
        for written in value.kept {
            let kept = written.kept(page)?;
            // One that stands there twice is one with both notes.
            let put = shelf.put(&kept, None);
            put.map_err(|refused| wrong(page, &written.address, &refused.to_string()))?;
        }
        for written in value.taken_off {
            shelf.take_off(written.whole(page)?);
        }
        Ok(shelf)
    }
}

#[derive(Serialize, Deserialize)]
#[serde(rename = "Stay", deny_unknown_fields)]
pub(super) struct StayFile {
    version: u32,
    #[serde(default)]
    screen: String,
    #[serde(default)]
    chapter: Option<String>,
    #[serde(default)]
    at: Option<String>,
    #[serde(default)]
    reading: bool,
    #[serde(default)]
    above: i64,
    #[serde(default)]
    lens: String,
    #[serde(default)]
    swapped: bool,
    #[serde(default)]
    queries: Vec<String>,
}

impl Content for Stay {
    const FILE: &'static str = "stay.ron";
    const WHAT: &'static str = "Where you were";
    const DEPTH: usize = 1;
    type Written<'a> = StayFile;

    fn written(&self) -> StayFile {
        let address = |address: &Option<Address>| address.as_ref().map(Address::to_string);
        StayFile {
            version: VERSION,
            screen: self.screen.clone(),
            chapter: address(&self.chapter),
            at: address(&self.at),
            reading: self.reading,
            above: self.above,
            lens: self.lens.clone(),
            swapped: self.swapped,
            queries: self.queries.clone(),
        }
    }

    fn version(page: &Page) -> Result<u32, Problem> {
        Ok(read::<StayHead>(page)?.value.version)
    }

    fn of(page: &Page) -> Result<Self, Problem> {
        let stay = read::<StayFile>(page)?.value;
        // An address that is none leads nowhere, and that is all.
        let address = |text: Option<String>| text.and_then(|text| text.parse().ok());
        Ok(Self {
            screen: stay.screen,
            chapter: address(stay.chapter),
            at: address(stay.at),
            reading: stay.reading,
            above: stay.above,
            lens: stay.lens,
            swapped: stay.swapped,
            queries: stay.queries,
        })
    }
}

#[derive(Serialize)]
#[serde(rename = "Seen")]
pub(super) struct SeenOut<'a> {
    version: u32,
    seen: Vec<(&'a str, String)>,
}

#[derive(Deserialize)]
#[serde(rename = "Seen", deny_unknown_fields)]
struct SeenIn<'a> {
    #[serde(rename = "version")]
    _version: u32,
    #[serde(borrow)]
    seen: Vec<(Spot<'a>, Spot<'a>)>,
}

impl Content for Seen {
    const FILE: &'static str = "seen.ron";
    const WHAT: &'static str =
        "What you last saw: of each statement its text, date and standing as fingerprints";
    const DEPTH: usize = 2;
    type Written<'a> = SeenOut<'a>;

    fn written(&self) -> SeenOut<'_> {
        let seen = self.in_order();
        let seen = seen.map(|(address, print)| (address.as_str(), print.to_string()));
        SeenOut {
            version: VERSION,
            seen: seen.collect(),
        }
    }

    fn version(page: &Page) -> Result<u32, Problem> {
        Ok(read::<SeenHead>(page)?.value.version)
    }

    fn of(page: &Page) -> Result<Self, Problem> {
        let mut seen = Self::default();
        for (at, print) in read::<SeenIn<'_>>(page)?.value.seen {
            let of = print.text.parse::<Fingerprint>();
            let what = "this is no fingerprint: three times eight hexadecimal digits";
            let of = of.map_err(|()| wrong(page, &print, what))?;
            seen.record(&address(page, &at)?, of);
        }
        Ok(seen)
    }
}

fn address(page: &Page, spot: &Spot<'_>) -> Result<Address, Problem> {
    let address = spot.text.parse::<Address>();
    address.map_err(|bad| wrong(page, spot, &bad.to_string()))
}

fn wrong(page: &Page, spot: &Spot<'_>, what: &str) -> Problem {
    let offset = spot.offset(&page.text).unwrap_or(0);
    page.problem(Severity::Error, offset, what, "write it otherwise")
}
