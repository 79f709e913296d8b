package org.tousaidants.places.directory;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tousaidants.browser.BrowserPage;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.PlaceSheet;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.RunningSite;

/// A place that the coordination added by hand, corrected on its sheet in a real browser.
class AddedByHandTest extends RunningSite {
    @Autowired
    PlaceDirectory directory;

    @Autowired
    Places places;

    @Test
    void aPlaceAddedByHandIsCorrectedWithoutASiretAndKeepsItsTickedServices() {
        var name = "Atelier " + UUID.randomUUID().toString().substring(0, 8);
        var nadia = signedIn(person(Role.COORDINATOR));
        try (var screen = BrowserPage.open("http://localhost:" + port, "/bureau/lieu-nouveau", nadia.cookies)) {
            var page = screen.page();
            page.locator("#f-nom").fill(name);
            page.locator("#f-lieu").fill("Saintes (17100)");
            page.locator("#f-adresse").fill("4 rue Neuve");
            page.locator("input[name=services]").nth(2).check();
            button(page, "Chercher");
            button(page, "Ajouter");
            assertThat(page.locator("h1")).hasText(name);

            assertThat(page.locator("input[name=services]").nth(2)).isChecked();
            page.locator("#f-telephone").fill("05 46 00 00 31");
            page.locator("input[name=services]").nth(2).uncheck();
            page.locator("input[name=services]").first().check();
            var service = page.locator("input[name=services]").first().inputValue();
            page.locator("input[name=frais_a_charge]").first().check();
            button(page, "Enregistrer");
            assertThat(page.locator(".error-summary")).hasCount(0);
            var kept = place(name);
            assertThat(kept.sheet().text(Field.TELEPHONE)).isEqualTo("+33546000031");
            assertThat(kept.sheet().list(Field.SERVICES)).containsExactly(service);
            assertThat(page.locator("input[name=services]").first()).isChecked();
            assertThat(kept.sheet().get(Field.PIVOT)).isEmpty();
        }
    }

    @Test
    void aRefusedCorrectionKeepsTheTickedServices() {
        var place = added();
        var nadia = signedIn(person(Role.COORDINATOR));
        try (var screen =
                BrowserPage.open("http://localhost:" + port, "/bureau/lieux/" + place.code(), nadia.cookies)) {
            var page = screen.page();
            opened(page);
            page.locator("input[name=services]").nth(1).check();
            page.locator("#f-pivot").fill("123");
            button(page, "Enregistrer");
            assertThat(page.locator("#f-pivot-error")).isVisible();
            assertThat(page.locator("input[name=services]").nth(1)).isChecked();
            page.locator("#f-pivot").fill("21170415700015");
            button(page, "Enregistrer");
            assertThat(place(place.name()).sheet().list(Field.SERVICES)).hasSize(1);
            // A wrong number can be withdrawn, like any value.
            page.locator("#f-pivot").fill("");
            button(page, "Enregistrer");
            assertThat(place(place.name()).sheet().get(Field.PIVOT)).isEmpty();
        }
    }

    @Test
    void aPlaceWhoseAddressNobodyKnowsIsCorrected() {
        var name = "Halte " + UUID.randomUUID();
        places.gather(
                new ValueStatementSource.HarvestedSource("mairie-" + name, UUID.randomUUID()),
                List.of(new HarvestedPlaceRecord(
                        name, PlaceSheet.of(Map.of(Field.NOM, name, Field.COMMUNE, "Saintes")))));
        var place = place(name);
        var nadia = new ValueStatementSource.AccountSource(UUID.randomUUID(), "Nadia");
        var now = places.correct(
                place.code(),
                place.changes(),
                nadia,
                Map.of(Field.TELEPHONE, "+33546000032", Field.PIVOT, "", Field.ADRESSE, ""));
        assertThat(now).isInstanceOf(SheetCorrectionResult.SheetCorrected.class);
        var again = (SheetCorrectionResult.SheetCorrected) now;
        assertThat(places.correct(place.code(), again.place().changes(), nadia, Map.of(Field.NOM, "")))
                .as("an existing name is never removed")
                .isInstanceOf(SheetCorrectionResult.InvalidSheetValues.class);
    }

    private Place added() {
        var name = "Guichet " + UUID.randomUUID().toString().substring(0, 8);
        return places.add(
                new ValueStatementSource.AccountSource(UUID.randomUUID(), "Nadia"),
                Map.of(
                        Field.NOM, name,
                        Field.COMMUNE, "Saintes",
                        Field.CODE_INSEE, "17415",
                        Field.CODE_POSTAL, "17100",
                        Field.ADRESSE, UUID.randomUUID().hashCode() + " rue Basse"));
    }

    private Place place(String name) {
        return directory.snapshot().places().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /// The blocks of a sheet are in read mode: all are opened.
    private static void opened(Page page) {
        page.locator("main details").evaluateAll("all => all.forEach(one => one.open = true)");
    }

    private static void button(Page page, String words) {
        page.locator("main")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(words))
                .first()
                .click();
        page.waitForLoadState();
        opened(page);
    }
}
