package org.tousaidants.browser;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.tousaidants.browser.CheckedPage.Who;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.RunningSite;
import org.tousaidants.platform.web.View;

/// Checks every page of some modules in a real browser: axe finds nothing on a phone and on a wide screen,
/// light and dark; nothing scrolls sideways down to 320 px or with doubled text; the keyboard alone suffices;
/// the console is empty; the page is light. `-Dtest=PagesTest -Dta.pages=bureau,aide` checks only the pages
/// whose address or route contains one of these words. `-Dta.pictures=true` also takes pictures of each page at
/// three widths, light and dark, into `target/pictures`.
///
/// Each module has a `<Module>PagesTest` that extends this class. `modules()` names the modules whose routes it
/// covers, and `pages()` lists one line for each page. All tests of a class share one instance, so that
/// sign-ins and data are made once.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("browser")
public abstract class BrowserPageChecks extends RunningSite {
    /// Threads for browsers; one of them is mostly waiting.
    private static final ExecutorService BROWSERS = Executors.newFixedThreadPool(
            2, Thread.ofPlatform().daemon().name("browser-", 1).factory());

    private static final double MOST_KILOBYTES = 150;
    private static final int TABLET = 768;
    private static final List<Integer> PICTURED = Boolean.getBoolean("ta.pictures") ? BrowserPage.WIDTHS : List.of();

    private static final Pattern FOR_MACHINES = Pattern.compile(
            "[\uE000\uE001]|\\+33[\\d\u00a0 ]*|(?<![\\w-])[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![@\\w-])");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping routes;

    private final Map<Who, Account> people = new EnumMap<>(Who.class);
    private final Map<Who, Map<String, String>> cookies = new EnumMap<>(Who.class);

    /// The modules whose pages are checked here.
    protected abstract Set<String> modules();

    /// Whether this class checks these pages, if two classes share a module; all pages by default.
    protected boolean answersFor(Class<?> pages) {
        return true;
    }

    /// Whether a class of pages is in one of these packages: `support.referrals`.
    public static boolean stands(Class<?> pages, Set<String> rooms) {
        return rooms.contains(pages.getPackageName().replaceFirst("^org\\.tousaidants\\.", ""));
    }

    /// The pages to check, one per line. A route of these modules without a line fails [#noPageIsForgotten()].
    protected abstract List<CheckedPage> pages();

    /// The cookies of a visitor of this kind, signed in once.
    public Map<String, String> enter(Who who) {
        return switch (who) {
            case ANYBODY, PARTICIPANT -> Map.of();
            case HELPER, COORDINATOR -> signedIn(account(who)).cookies;
        };
    }

    public Map<String, String> cookiesOf(Who who) {
        var known = cookies.get(who);
        if (known != null) return known;
        var entered = enter(who);
        cookies.put(who, entered);
        return entered;
    }

    public Account account(Who who) {
        return people.computeIfAbsent(who, one -> person(one == Who.COORDINATOR ? Role.COORDINATOR : Role.HELPER));
    }

    @Test
    void noPageIsForgotten() {
        var seen = pages().stream().map(CheckedPage::route).collect(toCollection(TreeSet::new));
        assertThat(routesOfPages())
                .as("routes of pages; add a line to PagesTest.pages()")
                .isEqualTo(seen);
    }

    @TestFactory
    Stream<DynamicTest> everyPageIsFitForEverybody() {
        var asked = System.getProperty("ta.pages", "").split(",", -1);
        for (var who : Who.values()) cookiesOf(who);
        var seeing = new LinkedHashMap<CheckedPage, Future<?>>();
        pages().stream()
                .filter(page -> Arrays.stream(asked)
                        .anyMatch(
                                one -> page.route().contains(one) || page.path().contains(one)))
                .forEach(page -> seeing.put(page, BROWSERS.submit(() -> see(page))));
        return seeing.entrySet().stream()
                .map(one -> dynamicTest(one.getKey().who() + " " + one.getKey().path(), () -> {
                    try {
                        one.getValue().get();
                    } catch (ExecutionException failed) {
                        throw failed.getCause();
                    }
                }));
    }

    private void see(CheckedPage toSee) {
        var wrong = new ArrayList<String>();
        try (var screen = BrowserPage.open("http://localhost:" + port, toSee.path(), cookiesOf(toSee.who()))) {
            if (screen.status() != toSee.status()) wrong.add("status " + screen.status());
            if (toSee.who() == Who.HELPER || toSee.who() == Who.COORDINATOR)
                for (var part : List.of(".rail", ".crumbs", ".strip-search"))
                    if (screen.page().locator(part).count() != 1) wrong.add("no " + part);
            var eco = screen.ecoIndex();
            if (eco.score() < toSee.leastEcoIndex()) wrong.add("EcoIndex " + eco.score() + " " + eco);
            if (eco.kilobytes() > MOST_KILOBYTES) wrong.add(eco.kilobytes() + " kB");
            wrong.addAll(screen.walk());
            var read = screen.read();
            // The page that compares two places still shows the texts of their sources.
            if (!toSee.route().startsWith("/bureau/doublons/paires"))
                forNoEyes(read.words()).forEach(raw -> wrong.add("technical text shown to people: " + raw));
            read.inTheOtherTongue().forEach(words -> wrong.add("in the other language: " + words));
            read.twice().forEach(twice -> wrong.add("repeated title: " + twice));
            for (var width : BrowserPage.WIDTHS.reversed()) {
                screen.width(width);
                var seen = screen.seen();
                // A tablet shows a layout between a phone and a screen, so only these two are checked
                // by axe.
                if (width != TABLET) screen.axe().forEach(found -> wrong.add(width + " px: " + found));
                seen.sideways().forEach(out -> wrong.add("scrolls sideways at " + width + " px: " + out));
                picture(screen, toSee, "-" + width);
                seen.small().forEach(small -> wrong.add("hard to hit at " + width + " px: " + small));
                if (toSee.who() != Who.ANYBODY) continue;
                var lines = seen.linesOfHeader();
                if (lines > mostLinesOfHeader(width)) wrong.add("header of " + lines + " lines at " + width + " px");
            }
            screen.width(640);
            screen.doubleLetters(true);
            screen.scrollsSideways().forEach(out -> wrong.add("scrolls sideways with doubled text: " + out));
            screen.doubleLetters(false);
            if (!PICTURED.isEmpty()) screen.print(toSee.name());
            screen.paper();
            screen.scrollsSideways().forEach(out -> wrong.add("cut on paper: " + out));
            screen.dark(true);
            screen.axeOfColours().forEach(found -> wrong.add("dark: " + found));
            for (var width : PICTURED) {
                screen.width(width);
                picture(screen, toSee, "-" + width + "-sombre");
            }
            inEnglish(toSee);
            screen.complaints().forEach(complaint -> wrong.add("console: " + complaint));
            assertThat(wrong)
                    .as(
                            "%s (%s, EcoIndex %d %s, %.0f kB, %.0f elements, %.0f requests)",
                            toSee.path(),
                            toSee.who(),
                            eco.score(),
                            eco.grade(),
                            eco.kilobytes(),
                            eco.elements(),
                            eco.requests())
                    .isEmpty();
        }
    }

    /// The English page, for the pictures: at the smallest and the largest width.
    private void inEnglish(CheckedPage toSee) {
        if (PICTURED.isEmpty()) return;
        var path = toSee.path() + (toSee.path().contains("?") ? "&" : "?") + "lang=en";
        try (var screen = BrowserPage.open("http://localhost:" + port, path, cookiesOf(toSee.who()))) {
            for (var width : List.of(BrowserPage.WIDTHS.getFirst(), BrowserPage.WIDTHS.getLast())) {
                screen.width(width);
                picture(screen, toSee, "-en-" + width);
            }
        }
    }

    /// Technical text that must not be shown: markers, ids of rows and numbers in machine form. Addresses may
    /// contain ids.
    private static List<String> forNoEyes(String words) {
        return FOR_MACHINES
                .matcher(words.replaceAll("https?://\\S+", ""))
                .results()
                .map(MatchResult::group)
                .distinct()
                .toList();
    }

    /// Maximum number of lines of the header: the brand and two lines of links on a phone, one line from a
    /// tablet on.
    private static int mostLinesOfHeader(int width) {
        return width < 700 ? 3 : 1;
    }

    /// The module of a page; pages of the framework belong to the platform.
    private static String module(Class<?> pages) {
        var name = pages.getPackageName();
        return name.startsWith("org.tousaidants.") ? name.split("\\.")[2] : "platform";
    }

    private static void picture(BrowserPage screen, CheckedPage page, String suffix) {
        if (Boolean.getBoolean("ta.pictures")) screen.picture(page.name() + suffix);
    }

    /// The pages of this class from a shared list. A route of no module stays in it and fails
    /// [#noPageIsForgotten()].
    protected List<CheckedPage> own(List<CheckedPage> shared) {
        var own = routesOfPages();
        var all = routesOfPages(_ -> true);
        return shared.stream()
                .filter(page -> own.contains(page.route()) || !all.contains(page.route()))
                .toList();
    }

    private TreeSet<String> routesOfPages() {
        return routesOfPages(pages -> modules().contains(module(pages)) && answersFor(pages));
    }

    private TreeSet<String> routesOfPages(Predicate<Class<?>> whose) {
        return routes.getHandlerMethods().entrySet().stream()
                .filter(route -> {
                    var type = route.getValue().getMethod().getReturnType();
                    return type == View.class || type == Object.class;
                })
                .filter(route -> {
                    var methods = route.getKey().getMethodsCondition().getMethods();
                    return methods.isEmpty() || methods.contains(RequestMethod.GET);
                })
                .filter(route -> whose.test(route.getValue().getBeanType()))
                .flatMap(route -> route.getKey().getPatternValues().stream())
                .collect(toCollection(TreeSet::new));
    }
}
