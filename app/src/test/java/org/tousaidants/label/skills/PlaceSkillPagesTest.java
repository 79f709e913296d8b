package org.tousaidants.label.skills;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.tousaidants.browser.BrowserPage;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.PlaceSheet;
import org.tousaidants.places.directory.HarvestedPlaceRecord;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.Places;
import org.tousaidants.places.directory.ValueStatementSource;
import org.tousaidants.platform.web.RunningSite;

class PlaceSkillPagesTest extends RunningSite {
    @Autowired
    PlaceSkills skills;

    @Autowired
    Places places;

    @Test
    void eachSkillSaysHowManyPlacesOfferItAndFromWhereItIsTooFar() {
        var page = visitor().get("/competences");
        assertThat(page.statusCode()).isEqualTo(200);
        for (var skill : PlaceSkill.ALL)
            assertThat(page.body()).contains("href=\"/competences/" + skill.parameter() + "?distance=10\"");
    }

    @Test
    void theFiguresOfAPageAreThoseOfTheDirectory() {
        var skill = PlaceSkill.of("aide-aux-demarches-administratives").orElseThrow();
        var reach = skills.reach(networks.here(), skill);
        assertThat(reach.offering()).isNotEmpty();
        var csv = visitor().get("/competences/" + skill.parameter() + "/communes.csv?distance=5");
        assertThat(csv.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/csv"));
        var lines = csv.body().lines().toList();
        assertThat(lines).hasSize(1 + reach.from().size());
        assertThat(lines)
                .filteredOn(line -> line.matches(".*,[0-9.]+,non,[0-9a-z]+"))
                .hasSameSizeAs(reach.beyond(5));
        assertThat(visitor()
                        .get("/competences/" + skill.parameter() + "?distance=5")
                        .body())
                .contains(reach.offering().stream()
                        .min(Comparator.comparing(Place::commune).thenComparing(Place::name))
                        .orElseThrow()
                        .slug());
    }

    /// A directory of the whole country counted as if it stood in Charente-Maritime.
    @Test
    void aPlaceOfAnotherTerritoryIsNotCountedInThisOne() {
        var before = skills.places(networks.here()).size();
        places.gather(
                new ValueStatementSource.HarvestedSource("ailleurs", UUID.randomUUID()),
                List.of(new HarvestedPlaceRecord(
                        "b",
                        PlaceSheet.of(Map.of(
                                Field.NOM, "Médiathèque de Bordeaux",
                                Field.COMMUNE, "Bordeaux",
                                Field.CODE_POSTAL, "33000",
                                Field.CODE_INSEE, "33063",
                                Field.SERVICES, "Aide aux démarches administratives")))));
        assertThat(skills.places(networks.here())).hasSize(before);
        assertThat(visitor().get("/competences").body()).contains("en Charente-Maritime");
    }

    @Test
    void aSmallerDistanceNeverReachesMoreCommunes() {
        for (var skill : PlaceSkill.ALL) {
            var reach = skills.reach(networks.here(), skill);
            assertThat(reach.beyond(5)).containsAll(reach.beyond(10));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "101", "-3", "dix", "1e9", "10 ; drop table", "<script>", "99999999999999"})
    void aDistanceThatIsNoneIsRefusedBesideItsField(String typed) {
        var page = visitor().get("/competences?distance=" + URLEncoder.encode(typed, StandardCharsets.UTF_8));
        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body()).contains("href=\"#f-distance\"").doesNotContain("<script>");
    }

    /// A scrolling box hides a figure just like a wide page.
    @Test
    void noFigureIsCutOnAPhone() {
        try (var screen = BrowserPage.open("http://localhost:" + port, "/competences", Map.of())) {
            screen.width(320);
            assertThat(screen.page()
                            .evaluate("() => [...document.querySelectorAll('.scroll')]"
                                    + ".filter(e => e.scrollWidth > e.clientWidth).length"))
                    .isEqualTo(0);
        }
    }

    @Test
    void aSkillThatNobodyKnowsIsNotFound() {
        assertThat(visitor().get("/competences/plomberie").statusCode()).isEqualTo(404);
        assertThat(visitor().get("/competences/plomberie/communes.csv").statusCode())
                .isEqualTo(404);
    }

    @Test
    void theMapNeedsNoAccountAndSpeaksEnglish() {
        assertThat(visitor().get("/competences/surdite?lang=en").body())
                .contains("Show")
                .doesNotContain("Montrer");
    }
}
