//! Addresses: where an item of the dossier lives, `topic` or `topic/item`.

use std::fmt;
use std::str::FromStr;

/// The longest id, in bytes.
pub const MAX_ID: usize = 80;

/// Rooms of the address space that no topic may be named after.
pub const RESERVED: [&str; 3] = ["names", "sources", "paths"];

/// The address of an item: a topic (`energy`), something in it
/// (`energy/lng-share-2019`), a name (`names/sakhalin`), a source
/// (`sources/levada-2018`) or a path (`paths/ten-minutes`).
///
/// An `Address` is well formed; whether something lives there is for
/// [`Dossier::find`](super::Dossier::find) to say.
///
/// ```
/// use nemuro::dossier::Address;
///
/// let address: Address = "energy/lng-share-2019".parse()?;
/// assert_eq!((address.room(), address.item()), ("energy", Some("lng-share-2019")));
/// assert!("Energy".parse::<Address>().is_err());
/// # Ok::<(), nemuro::dossier::BadAddress>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Address(Box<str>);

/// Why a text is not an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadAddress(String);

impl fmt::Display for BadAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "\"{}\" is not an address; write a topic, topic/item, names/…, sources/… or paths/…, in lower case with hyphens",
            self.0
        )
    }
}

impl std::error::Error for BadAddress {}

impl Address {
    /// The address of an item in a room, both already known to be ids.
    pub(super) fn of(room: &str, item: &str) -> Self {
        Self(format!("{room}/{item}").into())
    }

    /// The address of a topic, already known to be an id.
    #[must_use]
    pub fn of_topic(topic: &str) -> Self {
        Self(topic.into())
    }

    /// The address of a source.
    #[must_use]
    pub fn of_source(source: &super::Source) -> Self {
        Self::of("sources", &source.id)
    }

    /// The address of a figure of a topic.
    #[must_use]
    pub fn of_figure(topic: &super::Topic, figure: &super::Figure) -> Self {
        Self::of(&topic.id, &figure.id)
    }

    /// The address of a path.
    #[must_use]
    pub fn of_path(path: &super::Path) -> Self {
        Self::of("paths", &path.id)
    }

    /// The topic, or `names`, `sources` or `paths`.
    #[must_use]
    pub fn room(&self) -> &str {
        self.0.split_once('/').map_or(&*self.0, |(room, _)| room)
    }

    /// What lives in the room; none where the address is the topic's own.
    #[must_use]
    pub fn item(&self) -> Option<&str> {
        self.0.split_once('/').map(|(_, item)| item)
    }

    /// The whole, as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Address {
    type Err = BadAddress;

    fn from_str(text: &str) -> Result<Self, BadAddress> {
        let good = match text.split_once('/') {
            Some((room, item)) => is_id(room) && is_id(item),
            None => is_id(text) && !RESERVED.contains(&text),
        };
        if good {
            Ok(Self(text.into()))
        } else {
            Err(BadAddress(text.chars().take(MAX_ID).collect()))
        }
    }
}

/// Whether a text is an id: kebab-case, `a-z`, `0-9` and single hyphens
/// between them, at most 80 bytes.
#[must_use]
pub fn is_id(text: &str) -> bool {
    text.len() <= MAX_ID
        && text.split('-').all(|part| {
            !part.is_empty()
                && part
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn only_kebab_case_is_an_id() {
        for good in ["energy", "lng-share-2019", "sakhalin-2", "2022"] {
            assert!(is_id(good), "{good}");
        }
        for bad in [
            "",
            "-",
            "a-",
            "-a",
            "a--b",
            "Energy",
            "a b",
            "ö",
            "a/b",
            "a_b",
            &"x".repeat(81),
        ] {
            assert!(!is_id(bad), "{bad}");
        }
    }

    #[test]
    fn names_and_sources_are_rooms_and_not_topics() {
        assert!("names".parse::<Address>().is_err());
        assert!("names/sakhalin".parse::<Address>().is_ok());
        assert!("a/b/c".parse::<Address>().is_err());
    }

    proptest! {
        #[test]
        fn an_address_reads_back(room in "[a-z]{1,8}(-[a-z0-9]{1,4}){0,2}", item in "[a-z0-9]{1,9}") {
            let address: Address = format!("{room}/{item}").parse().unwrap();
            prop_assert_eq!(address.room(), room);
            prop_assert_eq!(address.item(), Some(&*item));
        }
    }
}
