package org.tousaidants.places.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tousaidants.browser.BrowserPage;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.PlaceSheet;
import org.tousaidants.places.directory.HarvestedPlaceRecord;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceClosingResult;
import org.tousaidants.places.directory.PlaceCode;
import org.tousaidants.places.directory.PlaceDirectory;
import org.tousaidants.places.directory.ValueStatementSource;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.tenancy.CurrentTenantScope;

/// A closed place: recorded by hand, shown in public, kept, and not reopened by a source.
class CareClosingTest extends CareTestSite {
    @Autowired
    PlaceDirectory directory;

    private final ValueStatementSource.AccountSource nadia =
            new ValueStatementSource.AccountSource(UUID.randomUUID(), "Nadia");

    @Test
    void theCoordinatorClosesAPlaceAndReopensIt() {
        var place = stale("Ferme " + mark, "");
        var desk = coordinator();
        var page = "/bureau/entretien/lieux/" + place.code();
        press(desk, page, page + "/fermetures", Map.of("seen", "1"));
        assertThat(listed(place)).isFalse();
        var seen = visitor().get("/lieux/" + place.slug());
        assertThat(seen.statusCode()).isEqualTo(200);
        assertThat(seen.body())
                .contains("Ce lieu a fermé", "Il n’apparaît plus dans les recherches")
                .doesNotContain(
                        "Quand venir",
                        "Feuille à emporter",
                        "La feuille à emporter",
                        "ld+json",
                        "class=\"phone\" href=\"tel:" + place.sheet().text(Field.TELEPHONE));
        assertThat(visitor().get("/lieux/" + place.slug() + "/fiche").body()).contains("Ce lieu a fermé");
        assertThat(desk.get("/bureau/lieux/" + place.code()).body())
                .contains("Ce lieu est fermé depuis le", "a dit que le lieu a fermé");
        assertThat(desk.get("/bureau/lieux?q=ferme+" + mark).body())
                .doesNotContain(place.code().value());
        assertThat(desk.get("/bureau/lieux?fermes=1&q=ferme+" + mark).body()).contains("/bureau/lieux/" + place.code());
        var today = LocalDate.now(clock);
        assertThat(desk.get("/bureau/lieux/" + place.code() + "/passe?date=" + today)
                        .body())
                .contains("Ce jour-là, le lieu était fermé.");
        press(desk, page, page + "/reouvertures", Map.of("seen", "2"));
        assertThat(listed(place)).isTrue();
        assertThat(visitor().get("/lieux/" + place.slug()).body()).doesNotContain("Ce lieu a fermé");
        assertThat(acts(place)).containsExactly(PlaceUpkeepStep.UpkeepAct.CLOSED, PlaceUpkeepStep.UpkeepAct.REOPENED);
        assertThat(journalled(place)).containsExactly("places.closed", "places.reopened");
    }

    @Test
    void noSourceReopensItButTheCoordinatorIsTold() {
        var source = new ValueStatementSource.HarvestedSource("essai-" + UUID.randomUUID(), UUID.randomUUID());
        var sheet = PlaceSheet.of(
                Map.of(Field.NOM, "Donné " + mark, Field.COMMUNE, "Saintes", Field.DATE_MAJ, "2026-11-01"));
        places.gather(source, List.of(new HarvestedPlaceRecord("1", sheet)));
        var place = ofSource(source);
        places.close(place.code(), 1, nadia, true);
        places.gather(source, List.of(new HarvestedPlaceRecord("1", sheet)));
        assertThat(reasons(place)).as("the same file again adds nothing").isEmpty();
        places.gather(source, List.of(new HarvestedPlaceRecord("1", sheet.with(Field.TELEPHONE, "+33536491000"))));
        assertThat(listed(place)).isFalse();
        assertThat(now(place).closedAt()).isPresent();
        assertThat(now(place).sheet().text(Field.TELEPHONE)).isEqualTo("+33536491000");
        assertThat(reasons(place)).containsExactly(DataUpkeepWork.UpkeepTaskReason.STILL_GIVEN);
        assertThat(acts(place))
                .containsExactly(PlaceUpkeepStep.UpkeepAct.CLOSED, PlaceUpkeepStep.UpkeepAct.STILL_GIVEN);
        places.withdrawAllBut(source, List.of());
        places.gather(source, List.of(new HarvestedPlaceRecord("1", sheet)));
        assertThat(listed(place)).isFalse();
        round();
        assertThat(reasons(place)).containsExactly(DataUpkeepWork.UpkeepTaskReason.STILL_GIVEN);
        var desk = coordinator();
        var page = "/bureau/entretien/lieux/" + place.code();
        assertThat(desk.get(page).body()).contains("Ce lieu est fermé, mais une source le donne encore");
        press(desk, page, page + "/vu", Map.of());
        assertThat(reasons(place)).isEmpty();
        assertThat(listed(place)).isFalse();
    }

    @Test
    void theCaretakerSaysThatHerPlaceHasClosed() {
        var mail = "fini-" + mark + "@exemple.fr";
        var zoe = "zoe-" + mark + "@exemple.fr";
        var place = stale("Fini " + mark, mail);
        report(place, "closed", "Rideau baissé", zoe);
        round();
        try (var screen = BrowserPage.open(site(), link(letterTo(mail, 1)), Map.of())) {
            var page = screen.page();
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Signaler que ce lieu a fermé"))
                    .click();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Oui, ce lieu a fermé"))
                    .click();
            page.waitForLoadState();
            assertThat(page.url()).endsWith("/entretien/merci");
        }
        carry();
        assertThat(visitor().get(link(letterTo(zoe, 1))).body()).contains("Le lieu confirme qu’il a fermé.");
        assertThat(listed(place)).isFalse();
        assertThat(reasons(place)).containsExactly(DataUpkeepWork.UpkeepTaskReason.SAID_CLOSED);
        var desk = coordinator();
        var page = "/bureau/entretien/lieux/" + place.code();
        press(
                desk,
                page,
                page + "/reouvertures",
                Map.of("seen", Integer.toString(now(place).changes())));
        assertThat(listed(place)).isTrue();
        assertThat(reasons(place)).isEmpty();
    }

    @Test
    void nobodyIsWrittenToAboutAClosedPlace() {
        var mail = "clos-" + mark + "@exemple.fr";
        var place = stale("Clos " + mark, mail);
        places.close(place.code(), 1, nadia, true);
        round();
        assertThat(sentTo(mail)).isEmpty();
        assertThat(reasons(place)).isEmpty();
    }

    @Test
    void whoeverComesSecondIsTold() {
        var place = stale("Ensemble " + mark, "");
        assertThat(places.close(place.code(), 7, nadia, true)).isInstanceOf(PlaceClosingResult.ClosingOvertaken.class);
        assertThat(places.close(place.code(), 1, nadia, true)).isInstanceOf(PlaceClosingResult.ClosingDone.class);
        assertThat(places.close(place.code(), 1, nadia, true))
                .isInstanceOf(PlaceClosingResult.PlaceAlreadyClosed.class);
        assertThat(CurrentTenantScope.in(network() + "-autre", () -> places.close(place.code(), 1, nadia, true)))
                .isInstanceOf(PlaceClosingResult.PlaceToCloseNotFound.class);
        var helper = desk(person(Role.HELPER));
        var csrf = helper.token("/profil");
        assertThat(helper.post(
                                "/bureau/entretien/lieux/" + place.code() + "/reouvertures",
                                Map.of("_csrf", csrf, "seen", "2"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(now(place).closedAt()).isPresent();
    }

    @Test
    void whatIsGroupedIsCaredForTogetherAndApartAgain() {
        var mail = "un-" + mark + "@exemple.fr";
        var one = stale("Un " + mark, "");
        var two = stale("Deux " + mark, "");
        var actor = actor(person(Role.COORDINATOR));
        caretakers.appoint(actor, two.code(), new MailAddress(mail), "", "fr");
        report(two, "other", "Bonjour", "");
        places.group(one.id(), two.id(), nadia);
        var root = now(two);
        assertThat(root.id()).isEqualTo(one.id());
        assertThat(caretakers.read(actor, root))
                .extracting(person -> person.mail().value())
                .containsExactly(mail);
        assertThat(reasons(root)).containsExactly(DataUpkeepWork.UpkeepTaskReason.REPORT);
        round();
        var link = link(letterTo(mail, 1));
        assertThat(visitor().get(link).body()).contains("Autre chose");
        places.separate(two.id(), nadia);
        assertThat(caretakers.read(actor, now(one))).isEmpty();
        assertThat(caretakers.read(actor, now(two))).hasSize(1);
        assertThat(reasons(now(two))).containsExactly(DataUpkeepWork.UpkeepTaskReason.REPORT);
    }

    private Place ofSource(ValueStatementSource.HarvestedSource source) {
        var code = sql.sql(
                        "select p.code from places_place p join places_origin o on o.place = p.id where o.source = :s")
                .param("s", source.name())
                .query(String.class)
                .single();
        return places.find(new PlaceCode(code)).orElseThrow();
    }

    private boolean listed(Place place) {
        return directory.snapshot().places().stream().anyMatch(one -> one.id().equals(place.id()));
    }

    private List<DataUpkeepWork.UpkeepTaskReason> reasons(Place place) {
        return desk.toDo().stream()
                .filter(todo -> todo.place().id().equals(place.id()))
                .flatMap(todo -> todo.reasons().stream())
                .toList();
    }

    private List<String> journalled(Place place) {
        return sql.sql("select act from journal_entry where subject = :subject and act like 'places.%' order by number")
                .param("subject", "place " + place.id())
                .query(String.class)
                .list();
    }
}
