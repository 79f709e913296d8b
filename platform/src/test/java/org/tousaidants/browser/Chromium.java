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

/// Starts Debian's Chromium once for each thread, because Playwright belongs to one thread; the headless shell
/// is preferred, because it opens a page twice as fast. Without a browser, browser tests are skipped with one
/// line of help.
public final class Chromium {
    private static final ThreadLocal<Map<String, Browser>> OF_THIS_THREAD = ThreadLocal.withInitial(HashMap::new);

    private Chromium() {}

    /// A browser without optimising compilers, because a page of a test is too short-lived for them.
    static Browser get() {
        return browser(" --no-opt --no-maglev");
    }

    /// A browser with compilers, for a page that computes: the vault is thirty times slower without them.
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
                                // Compiled code is kept for the next page.
                                "--js-flags=--no-flush-bytecode" + compilers,
                                // [TabKeyWalk] connects to it beside Playwright.
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
