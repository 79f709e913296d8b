package org.tousaidants.browser;

import com.microsoft.playwright.Page;
import java.util.regex.Pattern;

/// « Mains » — acts as a person without a mouse and counts each key press.
final class KeyboardUser {
    private static final int MOST_TABS = 40;

    final Page page;
    int keys;

    KeyboardUser(BrowserPage screen) {
        this.page = screen.page();
    }

    void type(String words) {
        words.codePoints().forEach(letter -> {
            page.keyboard().type(Character.toString(letter));
            keys++;
        });
    }

    void press(String key) {
        page.keyboard().press(key);
        keys++;
    }

    /// Presses the Tab key until the element has the focus.
    void reach(String selector) {
        for (var tabs = 0; tabs < MOST_TABS; tabs++) {
            press("Tab");
            if ((Boolean) page.evaluate("wanted => document.activeElement.matches(wanted)", selector)) return;
        }
        throw new AssertionError(selector + " is more than " + MOST_TABS + " tabs away on " + page.url());
    }

    void skipToTheContent() {
        reach(".skip");
        press("Enter");
    }

    void follow(String key, Pattern address) {
        press(key);
        page.waitForURL(address);
    }
}
