//! A frame of each screen, and a key with the frame after it, at 200x60.

use std::sync::Arc;

use criterion::{Criterion, criterion_group, criterion_main};
use nemuro::dossier::{Origin, load};
use nemuro::explorer::App;
use nemuro::explorer::action::{Action, Input};
use nemuro::explorer::screen::Which;
use nemuro::explorer::theme::Theme;
use nemuro::search::Index;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

const AREA: Rect = Rect::new(0, 0, 200, 60);

/// Keys that lead there and back again, so that every round is alike.
const KEYS: [(Which, &[Action]); 9] = [
    (Which::Topics, &[Action::Down, Action::Up]),
    (Which::Timeline, &[Action::Down, Action::Up]),
    (Which::Timeline, &[Action::Later, Action::Earlier]),
    (Which::Timeline, &[Action::ZoomIn, Action::ZoomOut]),
    (Which::Figures, &[Action::Down, Action::Up]),
    (Which::Map, &[Action::PanLeft, Action::PanRight]),
    (Which::Map, &[Action::EraBefore, Action::EraAfter]),
    (Which::Names, &[Action::Down, Action::Up]),
    (Which::Sources, &[Action::Down, Action::Up]),
];

fn screens(criterion: &mut Criterion) {
    let dossier = load(&Origin::BuiltIn, &|_| ()).expect("the built-in dossier is sound");
    let dossier = Arc::new(dossier);
    let app = |which: Which| {
        let mut app = App::new(Arc::clone(&dossier), Theme::terminal(false), AREA);
        app.keep_still();
        app.indexed(Index::build(&dossier));
        app.show(which);
        app
    };
    let mut buffer = Buffer::empty(AREA);
    for (which, _, title) in Which::ALL {
        let app = app(which);
        criterion.bench_function(&format!("draw {title}"), |bencher| {
            bencher.iter(|| app.render(AREA, &mut buffer));
        });
    }
    for (which, keys) in KEYS {
        let mut app = app(which);
        let name = format!("{}: {:?} and draw", which.title(), keys[0]);
        criterion.bench_function(&name, |bencher| {
            let mut round = keys.iter().cycle();
            bencher.iter(|| {
                if let Some(action) = round.next() {
                    app.update(Input::Do(*action));
                }
                app.render(AREA, &mut buffer)
            });
        });
    }
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(30);
    targets = screens
}
criterion_main!(benches);
