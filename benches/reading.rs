//! Reading, indexing and drawing the built-in dossier.

use std::sync::Arc;

use criterion::{Criterion, criterion_group, criterion_main};
use nemuro::dossier::{Origin, load};
use nemuro::explorer::App;
use nemuro::explorer::action::{Action, Input};
use nemuro::explorer::theme::Theme;
use nemuro::search::Index;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

fn reading(criterion: &mut Criterion) {
    let read = || load(&Origin::BuiltIn, &|_| ()).expect("the built-in dossier is sound");
    criterion.bench_function("read and check the dossier", |bencher| bencher.iter(read));
    let dossier = Arc::new(read());
    criterion.bench_function("index the dossier", |bencher| {
        bencher.iter(|| Index::build(&dossier));
    });

    for (width, height) in [(80, 24), (200, 60)] {
        let area = Rect::new(0, 0, width, height);
        let app = || {
            let mut app = App::new(Arc::clone(&dossier), Theme::terminal(false), area);
            app.indexed(Index::build(&dossier));
            app
        };
        let mut reading = app();
        reading.update(Input::Do(Action::Open));
        let mut buffer = Buffer::empty(area);
        criterion.bench_function(&format!("draw a page at {width}x{height}"), |bencher| {
            bencher.iter(|| reading.render(area, &mut buffer));
        });
        criterion.bench_function(
            &format!("go down and draw at {width}x{height}"),
            |bencher| {
                bencher.iter(|| {
                    reading.update(Input::Do(Action::Down));
                    reading.render(area, &mut buffer)
                });
            },
        );
        let mut searching = app();
        searching.search("sakhali");
        criterion.bench_function(
            &format!("type a letter and draw at {width}x{height}"),
            |bencher| {
                bencher.iter(|| {
                    searching.update(Input::Text("n".into()));
                    let drawn = searching.render(area, &mut buffer);
                    searching.update(Input::Do(Action::EraseBack));
                    drawn
                });
            },
        );
    }
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(30);
    targets = reading
}
criterion_main!(benches);
