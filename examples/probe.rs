use std::time::Instant;
use nemuro::dossier::{load, Origin};
use nemuro::search::{Index, Query};
fn main() {
    let dir = std::env::args().nth(1).unwrap();
    let t = Instant::now();
    let d = load(&Origin::Folder(dir.into()), &|_, _| ()).unwrap_or_else(|p| panic!("{}", p[0]));
    println!("load {:?} entries {}", t.elapsed(), d.len());
    let text: usize = d.entries().map(|e| e.title.len() * usize::from(e.section.is_none()) + e.text.len() + e.note().len()).sum();
    let t = Instant::now();
    let index = Index::build(&d);
    let built = t.elapsed();
    println!("index {built:?} text {text} bytes index {} words {} MB/s {:.1}", index.bytes(), index.words(), text as f64 / 1e6 / built.as_secs_f64());
    let queries = ["s","se","lo","lor","lord","the","t","th","the s","nebuchad","nebuchadnezzar","nebuchadnezar","jerusalm","king of israel","the lord is my shepherd","to be or not to be","\"to be or not to be\"","\"and the lord\"","the of and to in that is for","how many people went out of the land of egypt with moses","北","何处","Иерусалим","エルサレム","topic:genesis","kind:claim after:1800","lord kind:claim before:1700","!the god","zzzzzz","interpretatin","qwrtypsdfghjkl","sahll","beleiveth","northernterritories","a b c d e f g h i j k l m n o p", "1611", "god man lord king house son land people"];
    let long: String = "lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor incididunt ut labore et dolore magna aliqua ut enim ad minim veniam quis nostrud exercitation ullamco laboris nisi ut aliquip".chars().take(200).collect();
    for q in queries.iter().map(|q| q.to_string()).chain([long, "x".repeat(200)]) {
        let mut times = vec![];
        let mut total = 0; let mut more = false;
        for _ in 0..7 { let t = Instant::now(); let query = Query::parse(&d, &q); let h = index.search(&d, &query, 200); total = h.total; more = h.more; times.push(t.elapsed()); }
        times.sort();
        println!("{:>9.3} ms {:>9.3} max {total:>8}{} {q:.60}", times[3].as_secs_f64()*1e3, times[6].as_secs_f64()*1e3, if more {"+"} else {" "});
    }
}
