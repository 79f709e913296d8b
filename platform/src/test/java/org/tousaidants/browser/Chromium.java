package org.tousaidants.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/// Debian's Chromium, started once for each thread that asks, because Playwright belongs to one thread; the one without
/// a window first, which opens a page twice as fast. Without one, browser tests are skipped with one line that says how
/// to get it.
public final class Chromium {
    private static final ThreadLocal<Map<String, Browser>> OF_THIS_THREAD = ThreadLocal.withInitial(HashMap::new);

    private Chromium() {}

    /// A page of a test does not live long enough to give back what the optimizing compilers cost.
    static Browser get() {
        return browser(" --no-opt --no-maglev");
    }

    /// For a page that computes, as the vault does, which takes thirty times as long without them.
    static Browser computing() {
        return browser("");
    }

    private static Browser browser(String compilers) {
        var program = program();
        Assumptions.assumeTrue(
                program.isPresent(),
                "No Chromium: browser tests are skipped. Install it (Debian: apt-get install chromium-headless-shell) or set TA_CHROMIUM.");
        return OF_THIS_THREAD.get().computeIfAbsent(compilers, _ -> launch(program.orElseThrow(), compilers));
    }

    private static Browser launch(Path program, String compilers) {
        PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
        return playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program)
                        .setHeadless(true)
                        .setArgs(List.of(
                                "--no-sandbox",
                                // What a page ran is not compiled again for the next.
                                "--js-flags=--no-flush-bytecode" + compilers,
                                // [TabKey] speaks to it beside Playwright.
                                "--remote-debugging-port=0",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    private static Optional<Path> program() {
        return Stream.of(
                        System.getenv("TA_CHROMIUM"),
                        "/usr/bin/chromium-headless-shell",
                        "/usr/bin/chromium",
                        "/usr/bin/chromium-browser",
                        "/usr/bin/google-chrome")
                .filter(Objects::nonNull)
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }
}
