//! The fields of a config, each with its value as it is written: so that a
//! value that cannot be read takes no other with it.

use std::fmt;

use ron::value::RawValue;
use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};

use crate::dossier::page::Spot;

/// A value as it is written.
pub(super) type Raw<'a> = &'a RawValue;

/// The fields of the config, or of the keys in it.
#[derive(Debug)]
pub(super) struct Fields<'a, const WHOLE: bool>(pub(super) Vec<(Spot<'a>, Raw<'a>)>);

impl<'de: 'a, 'a, const WHOLE: bool> Deserialize<'de> for Fields<'a, WHOLE> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder<const WHOLE: bool>;
        impl<'de, const WHOLE: bool> Visitor<'de> for InOrder<WHOLE> {
            type Value = Fields<'de, WHOLE>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("fields")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut fields = Vec::new();
                while let Some(Named(name)) = map.next_key()? {
                    fields.push((name, map.next_value()?));
                }
                Ok(Fields(fields))
            }
        }
        let name = if WHOLE { "Config" } else { "Keys" };
        deserializer.deserialize_struct(name, &[], InOrder)
    }
}

/// The name of a field where it stands.
struct Named<'a>(Spot<'a>);

impl<'de: 'a, 'a> Deserialize<'de> for Named<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InPlace;
        impl<'de> Visitor<'de> for InPlace {
            type Value = Named<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the name of a field")
            }

            fn visit_borrowed_str<E: serde::de::Error>(
                self,
                name: &'de str,
            ) -> Result<Self::Value, E> {
                let text = name.into();
                Ok(Named(Spot { text }))
            }

            fn visit_str<E: serde::de::Error>(self, name: &str) -> Result<Self::Value, E> {
                let text = name.to_owned().into();
                Ok(Named(Spot { text }))
            }
        }
        deserializer.deserialize_identifier(InPlace)
    }
}

/// Whether nothing is in a file but white space and line comments.
pub(super) fn is_blank(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim);
    lines.all(|line| line.is_empty() || line.starts_with("//"))
}
