package org.tousaidants.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.Map;

/// A person at work in a browser, from their desk. Counts the links, the buttons and the folded parts that they
/// press; typing and choosing do not count.
final class BrowserTaskCounter implements AutoCloseable {
    private static final double PATIENCE_MILLIS = 15_000;

    private final BrowserPage screen;
    private final String job;
    private int clicks;
    private boolean done;

    BrowserTaskCounter(String site, String path, Map<String, String> cookies, String job) {
        this.screen = BrowserPage.open(site, path, cookies);
        this.job = job;
        page().setDefaultTimeout(PATIENCE_MILLIS);
    }

    Page page() {
        return screen.page();
    }

    /// A section of the rail.
    BrowserTaskCounter rail(String path) {
        return click(page().locator(".rail a[href='" + path + "']"));
    }

    BrowserTaskCounter tab(String path) {
        return click(page().locator(".tabs a[href='" + path + "']"));
    }

    /// The search box of every page, with the Enter key.
    BrowserTaskCounter find(String words) {
        page().locator("#strip-q").fill(words);
        page().locator("#strip-q").press("Enter");
        page().waitForURL("**/recherche");
        return this;
    }

    /// The first visible link, button or folded part with these words.
    BrowserTaskCounter press(String words) {
        return click(page().locator("main :is(a, button, summary):visible")
                .filter(new Locator.FilterOptions().setHasText(words))
                .first());
    }

    /// The first visible link that leads there.
    BrowserTaskCounter go(String path) {
        return click(page().locator("main a[href*='" + path + "']:visible").first());
    }

    BrowserTaskCounter click(Locator target) {
        target.click();
        clicks++;
        return this;
    }

    BrowserTaskCounter fill(String name, String value) {
        page().locator("main [name='" + name + "']").first().fill(value);
        return this;
    }

    BrowserTaskCounter select(String name, String label) {
        page().locator("main [name='" + name + "']").selectOption(label);
        return this;
    }

    BrowserTaskCounter tick(String name, String value) {
        page().locator("main [name='" + name + "'][value='" + value + "']")
                .check(new Locator.CheckOptions().setForce(true));
        return this;
    }

    BrowserTaskCounter says(String words) {
        page().locator("main")
                .filter(new Locator.FilterOptions().setHasText(words))
                .waitFor();
        return this;
    }

    /// The bytes behind a pressed link.
    byte[] downloaded(String words) {
        var link = page().locator("main a:visible")
                .filter(new Locator.FilterOptions().setHasText(words))
                .first();
        clicks++;
        return page().request()
                .get(page().evaluate("a => a.href", link.elementHandle()).toString())
                .body();
    }

    /// The job is done within these presses.
    void doneIn(int most) {
        System.out.printf("%s: %d%n", job, clicks);
        done = true;
        assertThat(clicks).as("presses for « " + job + " »").isLessThanOrEqualTo(most);
    }

    /// A job that ends in a wall leaves its last screen in `target/walls`.
    @Override
    public void close() {
        if (!done)
            page().screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(Path.of("target", "walls", job.replace(' ', '-') + ".png")));
        screen.close();
    }
}
