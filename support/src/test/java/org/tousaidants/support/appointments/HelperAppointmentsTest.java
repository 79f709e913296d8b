package org.tousaidants.support.appointments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.tousaidants.core.schema.Field;
import org.tousaidants.places.directory.Place;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.RunningSite;
import org.tousaidants.platform.web.Visitor;
import org.tousaidants.support.referrals.ReferralTestSite;

class HelperAppointmentsTest extends RunningSite {
    @org.springframework.beans.factory.annotation.Autowired
    org.tousaidants.places.directory.Places places;

    @org.springframework.beans.factory.annotation.Autowired
    org.tousaidants.places.directory.PlaceDirectory directory;

    @org.springframework.beans.factory.annotation.Autowired
    HelperAppointments slots;

    private static final Pattern SLOT = Pattern.compile("href=\"/agenda-aidant/([0-9a-f-]{36})\"");

    private String offer(Visitor helper, int slots, int seats, int queue) {
        var form = Map.of(
                "_csrf", helper.token("/agenda-aidant"),
                "id", UUID.randomUUID().toString(),
                "titre", "Rendez-vous numérique",
                "lieu", "Médiathèque, au fond à gauche",
                "jour", LocalDate.now(clock).plusDays(3).toString(),
                "heure", "14:00",
                "duree", "45",
                "creneaux", Integer.toString(slots),
                "places", Integer.toString(seats),
                "attente", Integer.toString(queue));
        assertThat(helper.post("/agenda-aidant", form).statusCode()).isEqualTo(303);
        assertThat(helper.post("/agenda-aidant", form).statusCode())
                .as("sent twice")
                .isEqualTo(303);
        var page = helper.get("/agenda-aidant").body();
        assertThat(SLOT.matcher(page).results().count()).isEqualTo(slots);
        var found = SLOT.matcher(page);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private Map<String, String> person(Visitor visitor, String slot, String name) {
        return new HashMap<>(Map.of(
                "_csrf", visitor.token("/rendez-vous/" + slot),
                "id", UUID.randomUUID().toString(),
                "nom", name));
    }

    @Test
    void aSeatIsTakenWithANameAloneAndTheNextOneWaitsThenGetsIt() {
        var helper = signedIn(person(Role.HELPER));
        var slot = offer(helper, 1, 1, 1);
        var one = visitor();
        var asking = person(one, slot, "Mme Framboise");
        var first = one.post("/rendez-vous/" + slot + "/inscriptions", asking);
        assertThat(first.statusCode()).isEqualTo(303);
        var link = first.headers().firstValue("Location").orElseThrow();
        assertThat(one.get(link).body()).contains("Votre place est réservée");
        assertThat(one.post("/rendez-vous/" + slot + "/inscriptions", asking).statusCode())
                .as("sent twice, one seat")
                .isEqualTo(303);
        var two = visitor();
        var second = two.post("/rendez-vous/" + slot + "/inscriptions", person(two, slot, "M. Cerise"));
        var waiting = second.headers().firstValue("Location").orElseThrow();
        assertThat(two.get(waiting).body()).contains("liste d");
        var three = visitor();
        assertThat(three.post("/rendez-vous/" + slot + "/inscriptions", person(three, slot, "Mlle Prune"))
                        .statusCode())
                .isEqualTo(409);
        one.post(link + "/annulation", Map.of("_csrf", one.token(link + "/annulation")));
        assertThat(two.get(waiting).body()).contains("Votre place est réservée");
        assertThat(one.get(link + "/calendrier.ics").body()).startsWith("BEGIN:VCALENDAR");
        assertThat(one.get("/agenda/appointments.slot.ics").body()).contains("Rendez-vous numérique");
    }

    private List<String> offeredAt(Place place, String title, String hour, int slots, int queue) {
        var keeper = signedIn(person(Role.COORDINATOR));
        assertThat(keeper.post(
                                "/agenda-aidant",
                                Map.ofEntries(
                                        Map.entry("_csrf", keeper.token("/agenda-aidant")),
                                        Map.entry("id", UUID.randomUUID().toString()),
                                        Map.entry("chez", place.code().value()),
                                        Map.entry("titre", title),
                                        Map.entry("lieu", place.name()),
                                        Map.entry(
                                                "jour",
                                                LocalDate.now(clock).plusDays(4).toString()),
                                        Map.entry("heure", hour),
                                        Map.entry("duree", "30"),
                                        Map.entry("creneaux", Integer.toString(slots)),
                                        Map.entry("places", "1"),
                                        Map.entry("attente", Integer.toString(queue))))
                        .statusCode())
                .isEqualTo(303);
        return sql.sql("select s.id::text from bookings_slot s join appointments_at a on a.slot = s.id"
                        + " where a.place = :place and title = :title order by starts_at")
                .param("place", place.id().value())
                .param("title", title)
                .query(String.class)
                .list();
    }

    @Test
    void anAppointmentSaysWhereWhomToCallAndWhatToBringOnPageLetterTicketAndCalendar() {
        var place = ReferralTestSite.place(places, directory, "Lieu " + UUID.randomUUID(), "");
        var slot = offeredAt(place, "Ma déclaration d’impôts", "14:00", 1, 0).getFirst();
        assertThat(visitor().get("/rendez-vous/" + slot).body())
                .contains("3 rue des Essais", "17100 Saintes", "tel:+33546072233", "/lieux/" + place.slug())
                .contains("avis d’impôt");
        var herself = visitor();
        var asking = person(herself, slot, "Mme Adresse");
        var own = herself.post("/rendez-vous/" + slot + "/inscriptions", asking)
                .headers()
                .firstValue("Location")
                .orElseThrow();
        assertThat(herself.get(own).body())
                .contains("3 rue des Essais", "17100 Saintes", "tel:+33546072233", "/lieux/" + place.slug())
                .contains("avis d’impôt");
        assertThat(herself.get(own + "/calendrier.ics").body().replace("\r\n ", ""))
                .contains("3 rue des Essais\\, 17100 Saintes", "DESCRIPTION:Téléphone\u00a0: 05\u00a046");
        var other = offeredAt(place, "Ma déclaration d’impôts", "16:00", 1, 0).getLast();
        var mail = "rdv-" + UUID.randomUUID() + "@example.org";
        var again = person(herself, other, "Mme Adresse");
        again.put("courriel", mail);
        herself.post("/rendez-vous/" + other + "/inscriptions", again);
        assertThat(posted(mail).getFirst().body())
                .contains("3 rue des Essais, 17100 Saintes", "05\u00a046\u00a007\u00a022\u00a033", "À apporter")
                .contains("/lieux/" + place.slug());
        assertThat(herself.get(own + "/billet.pdf").body()).startsWith("%PDF");
    }

    @Test
    void cancellingAsksOnceConfirmsAndTouchesOnesOwnSeatOnly() {
        var slot = offer(signedIn(person(Role.HELPER)), 1, 2, 0);
        var links = new ArrayList<String>();
        var people = List.of(visitor(), visitor());
        for (var one : people)
            links.add(one.post("/rendez-vous/" + slot + "/inscriptions", person(one, slot, "Mme " + links.size()))
                    .headers()
                    .firstValue("Location")
                    .orElseThrow());
        var first = people.getFirst();
        assertThat(first.get(links.getFirst()).body()).doesNotContain("<form class=\"form\" action=\"/inscriptions");
        var asked = first.get(links.getFirst() + "/annulation");
        assertThat(asked.body()).contains("Oui, annuler ma venue", "Non, garder ma place");
        assertThat(first.get(links.getFirst()).body()).contains("Votre place est réservée");
        first.post(links.getFirst() + "/annulation", Map.of("_csrf", Visitor.tokenIn(asked.body())));
        assertThat(first.get(links.getFirst()).body()).contains("Nous donnerons votre place à quelqu’un d’autre");
        assertThat(people.getLast().get(links.getLast()).body()).contains("Votre place est réservée");
        assertThat(first.get(links.getFirst() + "/annulation").statusCode()).isEqualTo(303);
    }

    @Test
    void theMomentsAreByDayAndPlaceFilteredByCommuneAndNeverShownTwice() {
        var place = ReferralTestSite.place(places, directory, "Lieu " + UUID.randomUUID(), "");
        var title = "Permanence " + UUID.randomUUID();
        var moments = offeredAt(place, title, "09:00", 3, 0);
        var twice = offeredAt(place, title, "09:00", 1, 0);
        assertThat(twice).hasSize(4);
        var herself = visitor();
        herself.post(
                "/rendez-vous/" + moments.get(1) + "/inscriptions", person(herself, moments.get(1), "Mme Complet"));
        var page = visitor().get("/rendez-vous?lieu=" + place.code()).body();
        assertThat(page.split(Pattern.quote(title + "</span></h3>"), -1))
                .as("one group")
                .hasSize(2);
        assertThat(Pattern.compile("href=\"/rendez-vous/[0-9a-f-]{36}\"")
                        .matcher(page)
                        .results()
                        .count())
                .as("9 h once and 10 h; the full one is folded and has no waiting list")
                .isEqualTo(2);
        assertThat(page).contains("Un horaire complet");
        var commune = place.sheet().text(Field.CODE_INSEE);
        assertThat(visitor().get("/rendez-vous?commune=" + commune).body()).contains(title);
        offer(signedIn(person(Role.HELPER)), 1, 1, 0);
        assertThat(visitor().get("/rendez-vous?commune=" + commune).body()).doesNotContain("au fond à gauche");
    }

    @Test
    void whoTypesAnAddressReadsTheSameWhetherItHasASeatOrNot() {
        var slot = offer(signedIn(person(Role.HELPER)), 1, 5, 0);
        var mail = "place-" + UUID.randomUUID() + "@example.org";
        var answers = new java.util.ArrayList<String>();
        for (var name : new String[] {"Mme Framboise", "Un curieux"}) {
            var visitor = visitor();
            var asking = person(visitor, slot, name);
            asking.put("courriel", mail);
            var answer = visitor.post("/rendez-vous/" + slot + "/inscriptions", asking);
            answers.add(answer.statusCode() + " "
                    + answer.headers().firstValue("Location").orElse(answer.body()));
        }
        assertThat(answers).containsExactly("303 /inscriptions/courriel", "303 /inscriptions/courriel");
        assertThat(visitor().get("/inscriptions/courriel").body()).contains("Ouvrez votre courriel");
        assertThat(posted(mail))
                .hasSize(2)
                .allSatisfy(one -> assertThat(one.subject()).startsWith("Votre place"));
        assertThat(posted(mail).getFirst().body()).as("no words of a stranger").doesNotContain("curieux");
    }

    @Test
    void theHelperAloneSeesWhoComesAndNotesWhoCouldNotWithoutBlame() {
        var account = person(Role.HELPER);
        var helper = signedIn(account);
        var slot = offer(helper, 2, 5, 0);
        var here = "/agenda-aidant/" + slot;
        var desk = person(helper, slot, "Mme Framboise");
        desk.put("telephone", "05 46 00 00 00");
        desk.put("_csrf", helper.token(here));
        assertThat(helper.post(here + "/inscriptions", desk).statusCode()).isEqualTo(303);
        var page = helper.get(here).body();
        assertThat(page).contains("Mme Framboise");
        assertThat(signedIn(person(Role.HELPER)).get(here).statusCode()).isEqualTo(404);
        assertThat(visitor().get("/rendez-vous/" + slot).body()).doesNotContain("Framboise");
        assertThat(page).as("three days before the slot").doesNotContain("n’est pas venue");
        clock.advance(Duration.ofDays(3));
        helper = signedIn(account);
        helper.post(
                here + "/inscriptions/" + desk.get("id") + "/presences",
                Map.of("_csrf", helper.token(here), "venue", "non"));
        assertThat(helper.get(here).body()).contains("– Cette personne n’est pas venue");
        var another = signedIn(person(Role.HELPER));
        var other = offer(another, 2, 5, 0);
        var there = "/agenda-aidant/" + other;
        another.post(there + "/annulation", Map.of("_csrf", another.token(there)));
        assertThat(visitor().get("/rendez-vous/" + other).body()).contains("est annulé.");
    }

    @Test
    void whatCannotBeIsRefusedAndWhatWasTypedStays() {
        var helper = signedIn(person(Role.HELPER));
        var refused = helper.post(
                "/agenda-aidant",
                Map.of(
                        "_csrf", helper.token("/agenda-aidant"),
                        "id", UUID.randomUUID().toString(),
                        "titre", "<b>Atelier</b>",
                        "lieu", "x".repeat(10_000),
                        "jour", "2020-01-01",
                        "heure", "25:99",
                        "duree", "0",
                        "creneaux", "1000",
                        "places", "-1",
                        "attente", "3"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("&lt;b>Atelier").doesNotContain("<b>Atelier");
        assertThat(visitor().get("/rendez-vous/" + UUID.randomUUID()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void anAppointmentInTheNameOfAPlaceIsSeenByNobodyBeforeThePlaceConfirms() {
        var place = org.tousaidants.support.referrals.ReferralTestSite.place(
                places, directory, "CCAS " + UUID.randomUUID(), "");
        var account = person(Role.HELPER);
        var helper = signedIn(account);
        var form = new HashMap<>(Map.of(
                "_csrf", helper.token("/agenda-aidant"),
                "id", UUID.randomUUID().toString(),
                "chez", place.code().value(),
                "titre", "Apportez carte bancaire et code",
                "lieu", place.name(),
                "jour", LocalDate.now(clock).plusDays(3).toString(),
                "heure", "10:00",
                "duree", "60",
                "creneaux", "1"));
        form.put("places", "2");
        assertThat(helper.post("/agenda-aidant", form).statusCode()).isEqualTo(303);
        var page = helper.get("/agenda-aidant").body();
        assertThat(page).contains("Pas encore public");
        var found = SLOT.matcher(page);
        assertThat(found.find()).isTrue();
        var slot = found.group(1);
        for (var path : new String[] {
            "/rendez-vous", "/rendez-vous?lieu=" + place.code(), "/agenda/appointments.slot.ics", "/rendez-vous/" + slot
        }) assertThat(visitor().get(path).body()).as(path).doesNotContain("carte bancaire");
        assertThat(visitor().get("/rendez-vous/" + slot).statusCode()).isEqualTo(404);
        // A helper confirms neither themselves nor others.
        var nadia = signedIn(person(Role.COORDINATOR));
        var confirm = "/bureau/rendez-vous/" + account.id() + "/" + place.id().value();
        assertThat(helper.post(confirm, Map.of("_csrf", Visitor.tokenIn(page))).statusCode())
                .isEqualTo(404);
        var desk = nadia.get("/bureau/rendez-vous").body();
        assertThat(desk).contains(place.name());
        nadia.post(confirm, Map.of("_csrf", Visitor.tokenIn(desk)));
        assertThat(visitor().get("/rendez-vous?lieu=" + place.code()).body()).contains("/rendez-vous/" + slot);
        assertThat(visitor().get("/agenda/appointments.slot.ics").body()).contains("carte bancaire");
        assertThat(helper.get("/agenda-aidant").body()).doesNotContain("Pas encore public");
    }

    @Test
    void thePlaceItselfConfirmsWhoReceivesThere() {
        var place = org.tousaidants.support.referrals.ReferralTestSite.place(
                places, directory, "Lieu " + UUID.randomUUID(), "");
        var account = person(Role.HELPER);
        var helper = actor(account);
        var starts = clock.instant().plus(Duration.ofDays(3));
        slots.offer(
                helper,
                new AppointmentForm.AppointmentSlotInput(
                        UUID.randomUUID().toString(),
                        "Atelier",
                        place.name(),
                        java.util.Optional.of(place.id()),
                        starts,
                        Duration.ofMinutes(30),
                        2,
                        1,
                        0));
        assertThat(slots.guests(place.id()))
                .extracting(org.tousaidants.support.referrals.PlaceDeskSection.HostedHelper::moments)
                .containsExactly(2);
        assertThat(slots.welcome(place.id(), UUID.randomUUID())).isFalse();
        assertThat(slots.welcome(place.id(), account.id())).isTrue();
        assertThat(slots.guests(place.id())).isEmpty();
        assertThat(slots.coming(place.id())).hasSize(2);
    }

    @Test
    void theMomentsOfAPlaceAreFoundFromItsSheetPrintedAndShownOnTheDay() {
        var place = org.tousaidants.support.referrals.ReferralTestSite.place(
                places, directory, "Lieu " + UUID.randomUUID(), "");
        var account = person(Role.HELPER);
        var helper = signedIn(account);
        assertThat(helper.get("/lieux/" + place.slug()).body()).contains("/agenda-aidant?lieu=" + place.code());
        var asked = helper.get("/agenda-aidant?lieu=" + place.code()).body();
        assertThat(asked).contains("value=\"" + place.name() + ", Saintes\"");
        var day = LocalDate.now(clock).plusDays(2);
        helper.post(
                "/agenda-aidant",
                Map.of(
                        "_csrf",
                        Visitor.tokenIn(asked),
                        "id",
                        UUID.randomUUID().toString(),
                        "chez",
                        place.code().value(),
                        "titre",
                        "Atelier photos",
                        "lieu",
                        place.name(),
                        "jour",
                        day.toString(),
                        "heure",
                        "10:00",
                        "duree",
                        "60",
                        "creneaux",
                        "1",
                        "places",
                        "2"));
        assertThat(visitor().get("/lieux/" + place.slug()).body()).contains("/rendez-vous?lieu=" + place.code());
        slots.welcome(actor(person(Role.COORDINATOR)), place.id(), account.id());
        var there = visitor().get("/rendez-vous?lieu=" + place.code()).body();
        assertThat(there).contains("Atelier photos").doesNotContain("Médiathèque, au fond");
        var slot = there.replaceFirst("(?s).*?href=\"/rendez-vous/([0-9a-f-]{36})\".*", "$1");
        var herself = visitor();
        var own = herself.post("/rendez-vous/" + slot + "/inscriptions", person(herself, slot, "Mme Photo"))
                .headers()
                .firstValue("Location")
                .orElseThrow();
        assertThat(herself.get(own + "/billet.pdf").body()).startsWith("%PDF");
        assertThat(helper.get("/aujourdhui").body()).doesNotContain("Atelier photos");
        clock.advance(Duration.ofDays(2));
        assertThat(signedIn(account).get("/aujourdhui").body()).contains("Atelier photos", "une personne");
        assertThat(slots.today(place.id()))
                .extracting(org.tousaidants.support.referrals.PlaceDeskSection.TodaysSlotAtPlace::coming)
                .containsExactly(1);
    }
}
