//! An explorer without a terminal: press keys, look at the screen.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use nemuro::dossier::{Dossier, EntryId, Origin, load};
use nemuro::explorer::action::Input;
use nemuro::explorer::config::Config;
use nemuro::explorer::keymap::pointer;
use nemuro::explorer::theme::{Depth, Scheme, Theme};
use nemuro::explorer::{App, Effect};
use nemuro::search::Index;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// The folder of the small dossier that the tests read.
pub fn strait() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/strait")
}

/// A dossier that must be sound.
pub fn read(origin: &Origin) -> Arc<Dossier> {
    match load(origin, &|_| ()) {
        Ok(dossier) => Arc::new(dossier),
        Err(problems) => panic!("{}", problems[0]),
    }
}

/// An explorer on a screen of some size.
pub struct Explorer {
    pub app: App,
    pub dossier: Arc<Dossier>,
    terminal: Terminal<TestBackend>,
    pub last: Option<Effect>,
}

#[allow(dead_code, reason = "each test file uses its own part")]
impl Explorer {
    /// The small dossier of the tests.
    pub fn on_the_strait(width: u16, height: u16) -> Self {
        Self::of(read(&Origin::Folder(strait())), width, height, false)
    }

    /// The dossier in the program.
    pub fn built_in(width: u16, height: u16) -> Self {
        Self::of(read(&Origin::BuiltIn), width, height, false)
    }

    /// As the explorer is before its index is made.
    pub fn without_index(dossier: Arc<Dossier>, width: u16, height: u16) -> Self {
        Self::begun(dossier, width, height, false)
    }

    pub fn of(dossier: Arc<Dossier>, width: u16, height: u16, ascii: bool) -> Self {
        let mut explorer = Self::begun(dossier, width, height, ascii);
        explorer.app.indexed(Index::build(&explorer.dossier));
        explorer
    }

    /// The small dossier in a theme, on a terminal with so many colours.
    pub fn themed(scheme: Scheme, depth: Depth, width: u16, height: u16) -> Self {
        let dossier = read(&Origin::Folder(strait()));
        let theme = Theme::of(scheme, depth, false);
        let mut explorer = Self::made(dossier, theme, Config::default(), (width, height));
        explorer.app.indexed(Index::build(&explorer.dossier));
        explorer
    }

    /// The small dossier in a theme that is made already.
    pub fn painted(theme: Theme) -> Self {
        let dossier = read(&Origin::Folder(strait()));
        let mut explorer = Self::made(dossier, theme, Config::default(), (110, 34));
        explorer.app.indexed(Index::build(&explorer.dossier));
        explorer
    }

    fn begun(dossier: Arc<Dossier>, width: u16, height: u16, ascii: bool) -> Self {
        let theme = Theme::terminal(ascii);
        Self::made(dossier, theme, Config::default(), (width, height))
    }

    /// The small dossier as a config wants it.
    pub fn configured(config: Config, width: u16, height: u16) -> Self {
        let dossier = read(&Origin::Folder(strait()));
        let theme = Theme::terminal(config.ascii).with(config.colours.clone());
        let mut explorer = Self::made(dossier, theme, config, (width, height));
        explorer.app.indexed(Index::build(&explorer.dossier));
        explorer
    }

    fn made(
        dossier: Arc<Dossier>,
        theme: Theme,
        config: Config,
        (width, height): (u16, u16),
    ) -> Self {
        let area = Rect::new(0, 0, width, height);
        Self {
            app: App::configured(Arc::clone(&dossier), theme, config, area),
            dossier,
            terminal: Terminal::new(TestBackend::new(width, height)).unwrap(),
            last: None,
        }
    }

    /// Presses keys: names as in the keymap, or `=text` to type text.
    pub fn press(mut self, keys: &str) -> Self {
        for word in keys.split(' ').filter(|word| !word.is_empty()) {
            if let Some(text) = word.strip_prefix('=').filter(|text| !text.is_empty()) {
                for char in text.chars() {
                    self.key(KeyCode::Char(char), KeyModifiers::NONE);
                }
            } else {
                let (code, modifiers) = key(word);
                self.key(code, modifiers);
            }
        }
        self
    }

    /// Opens what lives at an address.
    pub fn open(&mut self, address: &str) {
        let id = self.dossier.find(&address.parse().unwrap());
        self.app.open(id.unwrap());
    }

    fn key(&mut self, code: KeyCode, modifiers: KeyModifiers) {
        let event = KeyEvent::new(code, modifiers);
        if let Some(input) = self.app.keymap().lookup(self.app.mode(), event) {
            self.last = self.app.update(input);
        }
    }

    /// Clicks at a column and a row.
    pub fn click(&mut self, column: u16, row: u16) {
        let kind = MouseEventKind::Down(MouseButton::Left);
        self.mouse(kind, column, row);
    }

    /// Clicks on the first place where a text stands on the screen.
    pub fn click_on(&mut self, text: &str) {
        let (column, row) = self.place_of(text);
        self.click(column, row);
    }

    /// Turns the wheel by a step over a place, up or down.
    pub fn wheel(&mut self, down: bool, column: u16, row: u16) {
        let kind = if down {
            MouseEventKind::ScrollDown
        } else {
            MouseEventKind::ScrollUp
        };
        self.mouse(kind, column, row);
    }

    fn mouse(&mut self, kind: MouseEventKind, column: u16, row: u16) {
        let event = MouseEvent {
            kind,
            column,
            row,
            modifiers: KeyModifiers::NONE,
        };
        if let Some(pointer) = pointer(event) {
            self.last = self.app.update(Input::Point(pointer));
        }
    }

    /// Where a text stands on the screen: its first column, and its row.
    pub fn place_of(&mut self, text: &str) -> (u16, u16) {
        let screen = self.screen();
        for (row, line) in screen.lines().enumerate() {
            if let Some(at) = line.find(text) {
                let column = unicode_width::UnicodeWidthStr::width(&line[..at]);
                return (column.try_into().unwrap(), row.try_into().unwrap());
            }
        }
        panic!("there is no \"{text}\" on the screen:\n{screen}");
    }

    /// Gives the screen another size.
    pub fn resize(mut self, width: u16, height: u16) -> Self {
        self.terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
        self.app.resize(Rect::new(0, 0, width, height));
        self
    }

    /// What is drawn.
    pub fn buffer(&mut self) -> Buffer {
        self.terminal.draw(|frame| self.app.draw(frame)).unwrap();
        self.terminal.backend().buffer().clone()
    }

    /// What is drawn, before it goes to a terminal, which leaves out the cells
    /// behind wide characters.
    pub fn drawn(&mut self) -> Buffer {
        let area = self.buffer().area;
        let mut drawn = Buffer::empty(area);
        self.app.render(area, &mut drawn);
        drawn
    }

    /// What is drawn, as text, each row without the blanks at its end.
    pub fn screen(&mut self) -> String {
        text(&self.buffer())
    }

    /// The address of the selected entry.
    pub fn at(&self) -> Option<String> {
        self.app
            .selected()
            .map(|id: EntryId| self.dossier.entry(id).address().to_string())
    }
}

/// What is in a buffer, as text, each row without the blanks at its end.
pub fn text(buffer: &Buffer) -> String {
    let mut rows = Vec::new();
    for y in 0..buffer.area.height {
        let mut row = String::new();
        let mut skip = 0;
        for x in 0..buffer.area.width {
            let symbol = buffer[(x, y)].symbol();
            if skip == 0 {
                row.push_str(symbol);
                skip = unicode_width::UnicodeWidthStr::width(symbol).max(1);
            }
            skip -= 1;
        }
        rows.push(row.trim_end().to_owned());
    }
    rows.join("\n")
}

fn key(word: &str) -> (KeyCode, KeyModifiers) {
    if let Some(rest) = word.strip_prefix("Ctrl-") {
        return (key(rest).0, KeyModifiers::CONTROL);
    }
    if let Some(rest) = word.strip_prefix("Alt-") {
        return (key(rest).0, KeyModifiers::ALT);
    }
    let code = match word {
        "Enter" => KeyCode::Enter,
        "Esc" => KeyCode::Esc,
        "Tab" => KeyCode::Tab,
        "BackTab" => KeyCode::BackTab,
        "Space" => KeyCode::Char(' '),
        "Backspace" => KeyCode::Backspace,
        "Delete" => KeyCode::Delete,
        "Up" => KeyCode::Up,
        "Down" => KeyCode::Down,
        "Left" => KeyCode::Left,
        "Right" => KeyCode::Right,
        "Home" => KeyCode::Home,
        "End" => KeyCode::End,
        "PageUp" => KeyCode::PageUp,
        "PageDown" => KeyCode::PageDown,
        "F1" => KeyCode::F(1),
        _ => {
            let mut chars = word.chars();
            match (chars.next(), chars.next()) {
                (Some(char), None) => KeyCode::Char(char),
                _ => panic!("no such key: {word}"),
            }
        }
    };
    (code, KeyModifiers::NONE)
}
