//! Reading a large dossier, beside `ron` alone: Nemuro reads the files, parses
//! them, checks every text, date and reference and builds the dossier; `ron`
//! parses the same texts, which are in memory already, into plain structs.

#![allow(clippy::unwrap_used, reason = "a bench may panic")]

#[path = "../tests/made/mod.rs"]
mod made;

use std::fs;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use nemuro::dossier::{Origin, load};
use rayon::ThreadPoolBuilder;
use rayon::prelude::*;
use ron::extensions::Extensions;
use serde::Deserialize;
use tempfile::TempDir;

/// Fifty thousand claims in topics of 2,500: a twentieth of a million.
const TOPICS: usize = 20;
const CLAIMS: u64 = 2500;

#[derive(Deserialize)]
#[expect(dead_code, reason = "only their parsing is measured")]
struct Topic {
    title: String,
    summary: String,
    sections: Vec<Section>,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "only their parsing is measured")]
struct Section {
    id: String,
    title: String,
    claims: Vec<Claim>,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "only their parsing is measured")]
struct Claim {
    id: String,
    text: String,
    date: String,
    sources: Vec<String>,
    standing: Option<Standing>,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "only their parsing is measured")]
enum Standing {
    Contested { by: Vec<String>, note: String },
}

fn parse(text: &str) -> Topic {
    let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    options.from_str(text).unwrap()
}

fn reading(criterion: &mut Criterion) {
    let folder = TempDir::new().unwrap();
    let bytes = made::dossier(folder.path(), TOPICS, CLAIMS);
    let origin = Origin::Folder(folder.path().to_owned());
    let topics = folder.path().join("topics");
    let texts: Vec<String> = fs::read_dir(topics)
        .unwrap()
        .map(|file| fs::read_to_string(file.unwrap().path()).unwrap())
        .collect();

    let mut group = criterion.benchmark_group("load");
    group.throughput(Throughput::BytesDecimal(bytes as u64));
    group.sample_size(20);
    for threads in [1, 2] {
        let pool = ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .unwrap();
        group.bench_function(format!("nemuro/{threads} threads"), |bencher| {
            let read = || pool.install(|| load(&origin, &|_| ()).unwrap());
            bencher.iter_with_large_drop(read);
        });
        group.bench_function(format!("ron alone/{threads} threads"), |bencher| {
            let read = || {
                pool.install(|| {
                    texts
                        .par_iter()
                        .map(|text| parse(text))
                        .collect::<Vec<Topic>>()
                })
            };
            bencher.iter_with_large_drop(read);
        });
    }
}

criterion_group!(benches, reading);
criterion_main!(benches);
