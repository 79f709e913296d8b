package org.tousaidants.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceDirectory;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.maps.MapLineFixture;
import org.tousaidants.platform.web.DemoMailReader;
import org.tousaidants.platform.web.RunningSite;

/// Double clicks, going back, sending again and reloading on pages: nothing is lost, nothing is done twice.
@Tag("browser")
class BackAndResendTest extends RunningSite {
    private static final String ANSWERS = "/aide/reponses?besoin=impots&ou=17415";

    @Autowired
    PlaceDirectory directory;

    private String site() {
        return "http://localhost:" + port;
    }

    /// A place that no test of pages uses.
    private Place place() {
        return directory.snapshot().places().stream()
                .filter(one -> one.name().equals("CCAS de Saintes"))
                .findFirst()
                .orElseThrow();
    }

    private static Pattern at(String path) {
        return Pattern.compile("http://localhost:\\d+" + path);
    }

    private static double scrolled(Page page) {
        return ((Number) page.evaluate("() => Math.round(scrollY)")).doubleValue();
    }

    @Test
    void backFromAPlaceOrASheetTheAnswersStandWhereTheyWere() {
        try (var screen = BrowserPage.open(site(), ANSWERS, Map.of())) {
            var page = screen.page();
            screen.width(320);
            for (var link : new String[] {".offer h2 a, .offer h3 a", ".offer a.button"}) {
                var last = page.locator(link).last();
                last.scrollIntoViewIfNeeded();
                var before = scrolled(page);
                assertThat(before).isGreaterThan(100);
                last.click();
                assertThat(page).hasURL(at("/lieux/.*"));
                // The page of a place has its own link back, beside the browser's button.
                if (!page.url().contains("/fiche"))
                    assertThat(page.locator("main a[href^='/aide/reponses?']").first())
                            .isVisible();
                page.goBack();
                assertThat(page).hasURL(site() + ANSWERS);
                page.waitForLoadState();
                page.waitForFunction("y => Math.abs(scrollY - y) < 60", before);
            }
            page.goBack();
        }
    }

    @Test
    void theMapMovesByButtonsAndKeysAndItsPinsOpenThePlaces() {
        try (var screen = BrowserPage.open(site(), "/aide/reponses?besoin=mail&ou=17415", Map.of())) {
            var page = screen.page();
            var map = page.locator("svg[data-map]");
            assertThat(page.getByText("Ouvrir la carte détaillée")).hasCount(0);
            var whole = map.getAttribute("viewBox");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Agrandir"))
                    .first()
                    .click();
            var closer = map.getAttribute("viewBox");
            assertThat(closer).isNotEqualTo(whole);
            map.focus();
            page.keyboard().press("ArrowRight");
            assertThat(map).not().hasAttribute("viewBox", closer);
            page.keyboard().press("0");
            assertThat(map).hasAttribute("viewBox", whole);
            page.locator("svg [data-pin] a").first().click();
            assertThat(page).hasURL(at("/lieux/.*"));
            assertThat(page.locator("svg[data-map]")).isVisible();
        }
    }

    /// The tiles are those of `map build` from an invented extract of Saintes.
    @Test
    void theMapOfStreetsOpensByThePressOfAKeyReadsRangesOfOneFileOfThisSiteAloneAndMovesByKeys(@TempDir Path folder)
            throws IOException {
        var tiles = folder.resolve("map.pmtiles");
        try (var shipped = Objects.requireNonNull(getClass().getResourceAsStream("/maps/saintes.pmtiles"))) {
            Files.copy(shipped, tiles);
        }
        // Recent answers come from the cache without the base map: this search is not cached yet.
        try (var _ = new MapLineFixture(tiles);
                var screen = BrowserPage.open(site(), "/aide/reponses?besoin=video&ou=17415", Map.of())) {
            var page = screen.page();
            var elsewhere = new ArrayList<String>();
            var ranges = new ArrayList<Integer>();
            page.onRequest(asked -> {
                if (!asked.url().startsWith(site()) && !asked.url().startsWith("blob:")) elsewhere.add(asked.url());
            });
            page.onResponse(got -> {
                if (got.url().endsWith(".pmtiles")) ranges.add(got.status());
            });
            var button = page.getByText("Ouvrir la carte détaillée").first();
            assertThat(button).isVisible();
            button.focus();
            page.keyboard().press("Enter");
            assertThat(page.locator(".map-live[data-ready]")).isVisible();
            assertThat(page.locator("svg[data-map]")).isHidden();
            assertThat(page.locator(".map-live canvas")).isFocused();
            assertThat(page.locator(".map-live")).containsText("© les contributeurs d’OpenStreetMap");
            var pin = page.locator(".map-live a.map-pin").first();
            var before = pin.boundingBox();
            page.keyboard().press("ArrowRight");
            page.waitForCondition(() -> pin.boundingBox().x < before.x - 20);
            page.keyboard().press("+");
            assertThat(ranges).isNotEmpty().containsOnly(206);
            assertThat(elsewhere).isEmpty();
            // A machine without a graphics card draws slowly, and Chromium says so.
            assertThat(screen.complaints()).allMatch(said -> said.contains("GPU stall"));
            page.getByText("Revenir à la carte simple").first().click();
            assertThat(page.locator("svg[data-map]")).isVisible();
        }
    }

    @Test
    void whatWasChosenIsThereAgainOnTheWayBack() {
        try (var screen = BrowserPage.open(site(), "/aide/precisions?besoin=impots&ou=17415", Map.of())) {
            var page = screen.page();
            var box = page.locator("main form input[type=checkbox]").first();
            box.check();
            page.locator("main form button[type=submit]").click();
            assertThat(page).hasURL(at("/aide/reponses.*"));
            page.goBack();
            assertThat(box).isChecked();
            page.goForward();
            assertThat(page).hasURL(at("/aide/reponses.*compte=.*"));
        }
    }

    @Test
    void aMistakeReportedTwiceIsOneReport() {
        var words = "Horaires faux " + System.nanoTime();
        try (var screen = BrowserPage.open(site(), "/lieux/" + place().slug() + "/signalement", Map.of())) {
            var page = screen.page();
            page.locator("input[name=topic]").first().check();
            page.locator("textarea[name=message]").fill(words);
            page.locator("main form button[type=submit]").dblclick();
            assertThat(page).hasURL(at("/lieux/.*/merci"));
            assertThat(reports(words)).isOne();
            page.reload();
            assertThat(page).hasURL(at("/lieux/.*/merci"));
            assertThat(reports(words)).isOne();
        }
    }

    private int reports(String words) {
        return sql.sql("select count(*) from feedback_remark where message = ?")
                .param(words)
                .query(Integer.class)
                .single();
    }

    @Test
    void aSheetSavedTwiceIsSavedOnceAndAnOldFormIsTold() {
        var nadia = signedIn(person(Role.COORDINATOR));
        var place = place();
        var address = "/bureau/lieux/" + place.code().value();
        try (var screen = BrowserPage.open(site(), address, nadia.cookies)) {
            var page = screen.page();
            var other = page.context().newPage();
            other.navigate(site() + address);
            var first = "Présentation " + System.nanoTime();
            save(page, first, true);
            assertThat(page).hasURL(at(address + "\\?fait=saved"));
            assertThat(said(place)).isOne();
            page.reload();
            assertThat(said(place)).as("reloaded").isOne();

            page.goBack();
            save(page, first, false);
            assertThat(page).hasURL(at(address + "\\?fait=saved"));
            assertThat(said(place)).as("the same, sent again after going back").isOne();

            save(other, "Autre " + System.nanoTime(), false);
            assertThat(other).hasURL(at(address + "/corrections"));
            assertThat(other.locator("main .notice").first()).isVisible();
            assertThat(said(place)).as("an old form writes nothing").isOne();
            assertThat(other.locator("#f-presentation_resume")).hasValue(Pattern.compile("Autre .*"));
        }
    }

    private static void save(Page page, String words, boolean twice) {
        // The blocks of a sheet are in read mode.
        page.locator("main details").evaluateAll("all => all.forEach(one => one.open = true)");
        page.locator("#f-presentation_resume").fill(words);
        var button = page.locator("main form[action$='/corrections'] button[type=submit]")
                .first();
        if (twice) button.dblclick();
        else button.click();
        page.waitForLoadState();
    }

    private long said(Place place) {
        return directory.snapshot().places().stream()
                        .filter(one -> one.id().equals(place.id()))
                        .findFirst()
                        .orElseThrow()
                        .changes()
                - place.changes();
    }

    @Test
    void aLinkThatWasUsedSaysSoAndLeavesHerSignedIn() {
        var account = person(Role.COORDINATOR);
        var link = DemoMailReader.linkFor(account, visitor(), outbox);
        try (var screen = BrowserPage.open(site(), link, Map.of())) {
            var page = screen.page();
            var again = page.context().newPage();
            again.navigate(site() + link);
            page.locator("main form button[type=submit]").first().click();
            page.waitForLoadState();
            assertThat(page.locator("header")).not().containsText("Se connecter");

            // The browser's secret changed with the sign-in: the other tab shows that it is too old, and
            // does not sign in.
            again.locator("main form button[type=submit]").first().click();
            assertThat(again.locator("h1")).containsText("restée ouverte trop longtemps");
            // The link itself, opened again, leads to the same page.
            again.navigate(site() + link);
            assertThat(again).hasURL(site() + "/");
            page.goBack();
            page.reload();
            assertThat(page).hasURL(site() + "/");
            page.navigate(site() + "/bureau");
            assertThat(page.locator("header")).not().containsText("Se connecter");
        }
    }
}
