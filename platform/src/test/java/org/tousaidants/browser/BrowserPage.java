package org.tousaidants.browser;

import static java.util.stream.Collectors.joining;

import com.deque.html.axecore.args.AxeRuleOptions;
import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Check;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.Media;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// « Écran » — one page of the site as a person sees it, in a new browser context. Tests of any package may
/// open one; [#page()] is Playwright's page.
public final class BrowserPage implements AutoCloseable {
    public static final List<Integer> WIDTHS = List.of(320, 768, 1280);

    private static final int HEIGHT = 900;

    /// Width in pixels of A4 (210 mm) without two margins of 16 mm.
    private static final int A4 = 672;

    private static final int MOST_PRESSES = 400;
    private static final int MOST_WALKS = 3;
    private static final Path PICTURES = Path.of("target", "pictures");

    /// The rules of axe that depend on the colour scheme; only these are run again in the dark.
    private static final List<String> OF_COLOURS = List.of("color-contrast", "link-in-text-block");

    /// Script: the expected stops of the Tab key. The communes of a map are for a pointer, hidden from
    /// assistive technologies: the search and the list beside the map lead to the same pages.
    private static final String USABLE = """
            () => {
              return [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')]
                .filter(e => !e.disabled && !e.closest('[aria-hidden=true]') && e.checkVisibility({ visibilityProperty: true }))
                .filter(e => e.type !== 'radio' || e.checked
                  || !document.querySelector(`input[type=radio][name="${e.name}"]:checked`)
                     && e === document.querySelector(`input[type=radio][name="${e.name}"]`)).length;
            }
            """;

    /// Script: records each stop of the Tab key when the next press begins, with the focused element, its
    /// visibility, and whether it comes after the previous one.
    private static final String BEGIN_WALK = "() => { const usable = " + USABLE.strip() + ";\n" + """
              window.taStops = [];
              window.taWalk?.abort();
              window.taWalk = new AbortController();
              let before = null, pressed = false;
              const note = () => {
                const e = document.activeElement;
                if (!e || e === document.body) { window.taStops.push(null); return; }
                const s = getComputedStyle(e), r = e.getBoundingClientRect();
                const ring = (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2);
                const same = before === e; // the parts of a date count as one
                const after = same || !before || (before.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
                before = e;
                const seen = r.width > 0 && r.height > 0 && r.bottom > 0 && r.top < innerHeight && r.right > 0 && r.left < innerWidth;
                window.taStops.push({ what: e.tagName.toLowerCase() + (e.id ? '#' + e.id : '') + ' « ' + (e.textContent || e.value || '').trim().slice(0, 40) + ' »',
                         ring, seen, after, same });
              };
              addEventListener('keydown', () => {
                if (pressed) note();
                pressed = true;
              }, { capture: true, signal: window.taWalk.signal });
              window.taWalked = () => {
                if (pressed) note();
                pressed = false;
                return window.taStops;
              };
              const b = document.body; b.tabIndex = -1; b.focus(); b.removeAttribute('tabindex'); scrollTo(0, 0);
              return usable();
            }
            """;

    private static final String STICKS_OUT = """
            () => {
              const wide = document.documentElement.clientWidth;
              if (document.documentElement.scrollWidth <= wide) return [];
              const scrolled = e => { // its own box scrolls: the page does not
                for (let p = e.parentElement; p && p !== document.body; p = p.parentElement)
                  if (getComputedStyle(p).overflowX !== 'visible') return true;
                return false;
              };
              const out = [...document.body.querySelectorAll('*')].filter(e => {
                const r = e.getBoundingClientRect();
                return r.width > 0 && (r.right > wide + 0.5 || r.left < -0.5) && !scrolled(e);
              });
              const inner = out.filter(e => ![...e.children].some(child => out.includes(child))).slice(0, 5);
              const named = inner.map(e => e.tagName.toLowerCase() + (e.id ? '#' + e.id : '')
                + [...e.classList].map(c => '.' + c).join('') + ' « ' + (e.textContent || '').trim().slice(0, 40) + ' » up to '
                + Math.round(e.getBoundingClientRect().right) + ' of ' + wide + ' px');
              return named.length ? named : ['the page is ' + document.documentElement.scrollWidth + ' px wide, nothing visible sticks out'];
            }
            """;

    /// Script: targets that are too small. Links inside a sentence are exempt (WCAG 2.5.8), and so are pins of
    /// a map, whose list leads to the same pages.
    private static final String SMALL_TARGETS = """
            () => [...document.querySelectorAll('a[href], button, summary, input:not([type=hidden]), select, textarea')]
              .filter(e => e.checkVisibility({ visibilityProperty: true }) && !e.closest('.hidden, .skip, svg'))
              .filter(e => e.tagName !== 'A' || getComputedStyle(e).display !== 'inline'
                || e.parentElement.innerText.trim().length <= e.innerText.trim().length)
              .map(e => {
                const rects = [e, ...(e.labels ?? [])].map(one => one.getBoundingClientRect());
                const wide = Math.max(...rects.map(r => r.right)) - Math.min(...rects.map(r => r.left));
                const high = Math.max(...rects.map(r => r.bottom)) - Math.min(...rects.map(r => r.top));
                return { e, wide, high };
              })
              .filter(({ wide, high }) => wide < 43.5 || high < 43.5)
              .slice(0, 5)
              .map(({ e, wide, high }) => e.tagName.toLowerCase() + ' « ' + (e.innerText || e.name || '').trim().slice(0, 40)
                + ' » ' + Math.round(wide) + ' × ' + Math.round(high) + ' px')
            """;

    /// Script: a table, its summary or its legend must not repeat its title.
    private static final String SAID_TWICE = """
            () => {
              const titles = [...document.querySelectorAll('main :is(h1, h2, h3, .table > p, figcaption, summary, legend)')]
                .filter(e => e.checkVisibility() && !e.querySelector('h1'));
              return titles.filter((e, n) => n > 0 && e.tagName !== titles[n - 1].tagName
                  && e.innerText.trim() === titles[n - 1].innerText.trim())
                .map(e => e.innerText.trim());
            }
            """;

    /// Script: short words of the other language, with their context. Text marked as French on an English page,
    /// and code, are exempt.
    private static final String OTHER_TONGUE = """
            async () => {
              const small = {
                fr: /(?<![\\p{L}'’])(the|and|with|your|you|this|are|which|from|has|not)(?![\\p{L}'’])/giu,
                en: /(?<![\\p{L}'’])(vous|votre|nous|avec|dans|est|sont|une|cette|qui|pas|il|elle)(?![\\p{L}'’])/giu,
              };
              // A page in a visitor's first language has no English version.
              if (!small[document.documentElement.lang]) return [];
              const said = (page, tongue) => {
                const other = tongue === 'fr' ? 'en' : 'fr';
                page.querySelectorAll(`[lang=${other}], script, style, code, pre, textarea`).forEach(e => e.remove());
                const heard = ['aria-label', 'alt', 'title', 'placeholder', 'data-title'].flatMap(name =>
                  [...page.body.querySelectorAll(`[${name}]`)].map(e => e.getAttribute(name)));
                const text = [page.body.textContent, ...heard].join(' | ').replace(/\\s+/g, ' ');
                return [...text.matchAll(small[tongue])].slice(0, 3)
                  .map(m => tongue + ': ' + text.slice(Math.max(0, m.index - 30), m.index + 30));
              };
              const address = new URL(location);
              address.searchParams.set('lang', 'en');
              const english = await (await fetch(address)).text();
              const here = document.cloneNode(true);
              return [...said(here, document.documentElement.lang),
                ...said(new DOMParser().parseFromString(english, 'text/html'), 'en')];
            }
            """;

    /// Script: the number of lines of links in the header.
    private static final String HEADER_LINES = """
            () => {
              const middles = [...document.querySelectorAll('header :is(a, button)')].filter(e => e.checkVisibility())
                .map(e => e.getBoundingClientRect()).map(r => Math.round((r.top + r.bottom) / 2)).sort((a, b) => a - b);
              return middles.filter((middle, n) => n === 0 || middle - middles[n - 1] > 12).length;
            }
            """;

    /// Script: the text and the layout of the page in one query, because a query crosses three processes.
    private static final String READ = together(
            Map.of("words", "() => document.body.innerText", "inTheOtherTongue", OTHER_TONGUE, "twice", SAID_TWICE));

    private static final String SEEN =
            together(Map.of("sideways", STICKS_OUT, "small", SMALL_TARGETS, "linesOfHeader", HEADER_LINES));

    private static String together(Map<String, String> questions) {
        return questions.entrySet().stream()
                .map(one -> one.getKey() + ": await (" + one.getValue().strip() + ")()")
                .collect(joining(", ", "async () => ({ ", " })"));
    }

    record Reading(String words, List<String> inTheOtherTongue, List<String> twice) {}

    record Seen(List<String> sideways, List<String> small, int linesOfHeader) {}

    private final Window window;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();
    private final List<Long> bytes = new ArrayList<>();
    private final Consumer<ConsoleMessage> said = this::said;
    private final Consumer<String> broken = complaints::add;
    /// Requests of this page. Those of the previous page in the same window are ignored.
    private final Set<Request> requests = new HashSet<>();
    private final Consumer<Request> requested = requests::add;
    private final Consumer<Request> failed = request -> {
        if (requests.contains(request)) complaints.add("failed: " + request.url());
    };
    private final Consumer<Request> finished = this::finished;
    private int status;
    private boolean closing;

    private BrowserPage(Window window) {
        this.window = window;
        this.page = window.page;
        page.onConsoleMessage(said);
        page.onPageError(broken);
        page.onRequest(requested);
        page.onRequestFailed(failed);
        page.onRequestFinished(finished);
    }

    private void said(ConsoleMessage message) {
        var ownStatus = message.text().startsWith("Failed to load resource")
                && message.location().startsWith(page.url());
        if (List.of("error", "warning").contains(message.type()) && !ownStatus) complaints.add(message.text());
    }

    private void finished(Request request) {
        // After the page begins to close, a response cannot be read any more.
        if (closing || !requests.contains(request)) return;
        var sizes = request.sizes();
        bytes.add((long) sizes.responseBodySize + sizes.responseHeadersSize);
    }

    public static BrowserPage open(String site, String path, Map<String, String> cookies) {
        return open(Window.opened(new Browser.NewContextOptions()), site, path, cookies);
    }

    /// Opens a page with slow scripts, in a browser that compiles them.
    public static BrowserPage computing(String site, String path) {
        var options = new Browser.NewContextOptions();
        return open(new Window(Chromium.computing(), options), site, path, Map.of());
    }

    public static BrowserPage withoutScripts(String site, String path) {
        return withoutScripts(site, path, Map.of());
    }

    static BrowserPage withoutScripts(String site, String path, Map<String, String> cookies) {
        return open(Window.opened(new Browser.NewContextOptions().setJavaScriptEnabled(false)), site, path, cookies);
    }

    private static BrowserPage open(Window window, String site, String path, Map<String, String> cookies) {
        var screen = new BrowserPage(window);
        window.context.addCookies(cookies.entrySet().stream()
                .map(one -> new Cookie(one.getKey(), one.getValue()).setUrl(site))
                .toList());
        var answer = Objects.requireNonNull(screen.page.navigate(site + path));
        screen.status = answer.status();
        return screen;
    }

    public Page page() {
        return page;
    }

    public int status() {
        return status;
    }

    public void width(int pixels) {
        page.setViewportSize(pixels, HEIGHT);
    }

    /// Sets the colour scheme.
    public void dark(boolean dark) {
        page.emulateMedia(new Page.EmulateMediaOptions()
                .setMedia(Media.SCREEN)
                .setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT));
    }

    /// Lays the page out for a sheet of A4 within its margins.
    void paper() {
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        width(A4);
    }

    /// All violations that axe finds, best practices included.
    public List<String> axe() {
        var targetSize = new AxeRuleOptions();
        targetSize.setEnabled(true);
        var options = options();
        options.setRules(Map.of("target-size", targetSize));
        // Scrolls to the top, because a bar that stays in view covers the page below it.
        page.evaluate("scrollTo(0, 0)");
        return wrong(new AxeBuilder(page).options(options));
    }

    List<String> axeOfColours() {
        return wrong(new AxeBuilder(page).options(options()).withRules(OF_COLOURS));
    }

    private static AxeRunOptions options() {
        var options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        return options;
    }

    private List<String> wrong(AxeBuilder axe) {
        // Ends colour transitions, whose intermediate colours are neither light nor dark.
        page.evaluate("() => document.getAnimations().forEach(one => one.finish())");
        // The other mode of axe opens a second page to combine several frames.
        return axe.setLegacyMode(true).analyze().getViolations().stream()
                .map(BrowserPage::said)
                .toList();
    }

    private static String said(Rule rule) {
        return rule.getId() + " (" + rule.getHelp() + "): "
                + rule.getNodes().stream()
                        .limit(4)
                        .map(node -> node.getTarget() + " — "
                                + Stream.of(node.getAny(), node.getAll(), node.getNone())
                                        .flatMap(List::stream)
                                        .map(Check::getMessage)
                                        .findFirst()
                                        .orElse(""))
                        .collect(joining(" | "));
    }

    /// Up to five innermost elements that make the page scroll sideways (WCAG 1.4.10); empty if it fits.
    @SuppressWarnings("unchecked")
    public List<String> scrollsSideways() {
        return (List<String>) page.evaluate(STICKS_OUT);
    }

    /// Up to five targets less than 44 pixels wide or high, too small for a finger.
    @SuppressWarnings("unchecked")
    public List<String> smallTargets() {
        return (List<String>) page.evaluate(SMALL_TARGETS);
    }

    @SuppressWarnings("unchecked")
    Reading read() {
        var all = (Map<String, Object>) page.evaluate(READ);
        return new Reading(
                (String) all.get("words"), (List<String>) all.get("inTheOtherTongue"), (List<String>) all.get("twice"));
    }

    @SuppressWarnings("unchecked")
    Seen seen() {
        var all = (Map<String, Object>) page.evaluate(SEEN);
        return new Seen((List<String>) all.get("sideways"), (List<String>) all.get("small"), (Integer)
                all.get("linesOfHeader"));
    }

    /// Titles that repeat the title just above them.
    @SuppressWarnings("unchecked")
    public List<String> saysTwice() {
        return (List<String>) page.evaluate(SAID_TWICE);
    }

    @SuppressWarnings("unchecked")
    List<String> otherTongue() {
        return (List<String>) page.evaluate(OTHER_TONGUE);
    }

    /// Doubles the text size only (WCAG 1.4.4), or restores it.
    public void doubleLetters(boolean twice) {
        page.evaluate("twice => { document.documentElement.style.fontSize = twice ? '225%' : ''; }", twice);
    }

    /// Errors in the browser console: scripts, missing files, refusals of the content security policy.
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    public double kilobytes() {
        return bytes.stream().mapToLong(Long::longValue).sum() / 1000.0;
    }

    public EcoIndex ecoIndex() {
        var elements = (Integer) page.evaluate(
                "() => document.querySelectorAll('*').length - document.querySelectorAll('svg *').length");
        return new EcoIndex(elements, bytes.size(), kilobytes());
    }

    /// Walks the page with the Tab key from top to end, and returns the errors found.
    @SuppressWarnings("unchecked")
    public List<String> walk() {
        for (var turn = 1; ; turn++) {
            var expected = (Integer) page.evaluate(BEGIN_WALK);
            var walked = press(expected + 1);
            while (walked.getLast() != null && walked.size() < MOST_PRESSES) walked = press(1);
            // If a script was still building the page when the walk began, the walk starts again.
            if (turn == MOST_WALKS || expected.equals(page.evaluate(USABLE))) return wrongOn(walked, expected);
        }
    }

    private static List<String> wrongOn(List<Map<String, Object>> walked, int expected) {
        var wrong = new ArrayList<String>();
        var stops = 0;
        for (var stop : walked) {
            if (stop == null) break;
            if ((Boolean) stop.get("same")) continue;
            stops++;
            if (!(Boolean) stop.get("ring")) wrong.add("no visible focus on " + stop.get("what"));
            if (!(Boolean) stop.get("seen")) wrong.add("focus out of sight on " + stop.get("what"));
            if (!(Boolean) stop.get("after")) wrong.add("focus goes backwards to " + stop.get("what"));
        }
        if (stops < expected) wrong.add("Tab stops " + stops + " times, " + expected + " things can be used");
        return wrong;
    }

    /// All stops since the walk began; null if the focus left the page.
    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> press(int times) {
        window.tab().press(times);
        return (List<Map<String, Object>>) page.evaluate("() => window.taWalked()");
    }

    /// Saves a picture of the whole page to `target/pictures/<name>.png`.
    public void picture(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + ".png"))
                .setFullPage(true));
    }

    /// Saves the printed page (A4) to `target/pictures/<name>.pdf`.
    public void print(String name) {
        page.pdf(new Page.PdfOptions()
                .setFormat("A4")
                .setPreferCSSPageSize(true)
                .setPath(PICTURES.resolve(name + ".pdf")));
    }

    @Override
    public void close() {
        closing = true;
        window.close();
    }

    /// A browser context with its cookies, storage and files.
    private static final class Window {
        final BrowserContext context;
        final Page page;
        private final CDPSession hands;
        private @Nullable TabKeyWalk tab;

        private Window(Browser browser, Browser.NewContextOptions options) {
            this.context = browser.newContext(
                    options.setViewportSize(1280, HEIGHT).setLocale("fr-FR").setTimezoneId("Europe/Paris"));
            // A long timeout, because a busy machine is slow; only a failure waits that long.
            context.setDefaultTimeout(60_000);
            this.page = context.newPage();
            this.hands = context.newCDPSession(page);
        }

        TabKeyWalk tab() {
            if (tab == null) tab = new TabKeyWalk(context.browser(), hands);
            return tab;
        }

        static Window opened(Browser.NewContextOptions options) {
            return new Window(Chromium.get(), options);
        }

        void close() {
            context.close();
        }
    }
}
