//! The browser: a page of a source is opened in it, if there is one.

use std::time::Duration;

/// How long what starts a browser is watched for failing.
const WATCHED: Duration = Duration::from_secs(1);

/// Whether an address is one of the web. Nothing else is ever opened.
#[must_use]
pub fn is_web(url: &str) -> bool {
    let rest = url
        .strip_prefix("https://")
        .or_else(|| url.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        !rest.is_empty() && !rest.contains(|c: char| c.is_whitespace() || c.is_control())
    })
}

/// Whether a browser can show itself, as far as the environment tells: not
/// where there is no display, as over SSH. What is in `BROWSER` is trusted.
#[must_use]
pub fn has_a_place(is_set: impl Fn(&str) -> bool) -> bool {
    let remote = is_set("SSH_CONNECTION") || is_set("SSH_TTY");
    let display = is_set("DISPLAY") || is_set("WAYLAND_DISPLAY");
    let own = cfg!(any(target_os = "macos", windows)) || is_set("WSL_DISTRO_NAME");
    display || is_set("BROWSER") || (own && !remote)
}

/// Has the browser open an address, without a word on the screen. It takes up
/// to a second for each way there is to start one; whether the page opened is
/// not known even then.
///
/// # Errors
/// In words, when there is nothing to open it with.
pub fn open(url: &str) -> Result<(), &'static str> {
    if !is_web(url) {
        return Err("Only addresses of the web are opened.");
    }
    if !has_a_place(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty())) {
        return Err("There is no display here for a browser.");
    }
    ::open::that_detached_with_timeout(url, WATCHED)
        .map_err(|_| "No browser could be started here.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_the_web_are_opened() {
        for good in ["https://example.org", "http://example.org/a?b=c#d"] {
            assert!(is_web(good), "{good}");
        }
        for bad in [
            "",
            "https://",
            "file:///etc/passwd",
            "javascript:alert(1)",
            "data:text/html,x",
            "-https://example.org",
            "HTTPS-not://example.org",
            "https://example.org/a b",
            "https://example.org/\u{1b}[2J",
        ] {
            assert!(!is_web(bad), "{bad}");
            assert!(open(bad).is_err(), "{bad}");
        }
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn a_browser_needs_a_display_or_a_name() {
        let place = |set: &[&str]| has_a_place(|name| set.contains(&name));
        assert!(!place(&[]));
        assert!(!place(&["SSH_TTY"]));
        assert!(!place(&["WSL_DISTRO_NAME", "SSH_CONNECTION"]));
        assert!(place(&["DISPLAY"]));
        assert!(place(&["SSH_TTY", "WAYLAND_DISPLAY"]));
        assert!(place(&["BROWSER"]));
        assert!(place(&["WSL_DISTRO_NAME"]));
    }
}
