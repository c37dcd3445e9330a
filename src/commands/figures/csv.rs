//! Figures as comma-separated values (RFC 4180): a row for each number.

use std::io::{self, Write};

use crate::dossier::{At, Entry, Item};
use crate::search::View;

const COLUMNS: [&str; 7] = [
    "figure", "series", "at", "value", "unit", "derived", "sources",
];

/// Writes the numbers of figures, the sources of each set apart by blanks;
/// those of the figure where a number has none of its own.
pub(super) fn write(view: View<'_>, entries: &[Entry<'_>], out: &mut dyn Write) -> io::Result<()> {
    row(out, &COLUMNS.map(ToOwned::to_owned))?;
    for entry in entries {
        let Item::Figure(figure) = entry.item else {
            continue;
        };
        let address = entry.address().to_string();
        let ids = |sources: &[usize]| {
            let ids = sources.iter().map(|at| &*view.dossier.sources[*at].id);
            ids.collect::<Vec<_>>().join(" ")
        };
        for series in &view.figure(figure).series {
            for point in &series.points {
                let own = Some(point.sources.as_slice()).filter(|own| !own.is_empty());
                let at = match &point.at {
                    At::Date(date) => date.to_string(),
                    At::Group(group) => group.clone(),
                };
                let fields = [
                    address.clone(),
                    series.name.clone(),
                    at,
                    point.value.to_string(),
                    figure.unit.clone(),
                    point.derived.to_string(),
                    ids(own.unwrap_or(&entry.sources)),
                ];
                row(out, &fields)?;
            }
        }
    }
    Ok(())
}

fn row(out: &mut dyn Write, fields: &[String]) -> io::Result<()> {
    let fields: Vec<String> = fields.iter().map(|field| quoted(field)).collect();
    write!(out, "{}\r\n", fields.join(","))
}

fn quoted(field: &str) -> String {
    if field.contains([',', '"', '\r', '\n']) {
        format!("\"{}\"", field.replace('"', "\"\""))
    } else {
        field.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn what_would_end_a_field_is_quoted() {
        assert_eq!(quoted("plain text"), "plain text");
        assert_eq!(quoted("7,5 \"about\""), "\"7,5 \"\"about\"\"\"");
        assert_eq!(quoted("two\nrows"), "\"two\nrows\"");
    }
}
