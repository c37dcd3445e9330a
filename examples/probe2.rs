use nemuro::dossier::{load, Origin};
use nemuro::search::{Index, Query};
fn main() {
    let dir = std::env::args().nth(1).unwrap();
    let q = std::env::args().nth(2).unwrap();
    let n: usize = std::env::args().nth(3).unwrap().parse().unwrap();
    let d = load(&Origin::Folder(dir.into()), &|_, _| ()).unwrap_or_else(|p| panic!("{}", p[0]));
    let index = Index::build(&d);
    let t = std::time::Instant::now();
    for _ in 0..n { let query = Query::parse(&d, &q); std::hint::black_box(index.search(&d, &query, 200)); }
    println!("{:?}", t.elapsed() / n as u32);
}
