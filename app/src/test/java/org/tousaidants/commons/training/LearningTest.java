package org.tousaidants.commons.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tousaidants.commons.resources.Competence;
import org.tousaidants.label.helpers.HelperDossiers;
import org.tousaidants.label.helpers.Helpers;
import org.tousaidants.platform.bookings.Booked;
import org.tousaidants.platform.bookings.Booking;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.RunningSite;
import org.tousaidants.platform.web.Visitor;

/// A helper learns what her file lacks.
class LearningTest extends RunningSite {
    @Autowired
    Trainings trainings;

    @Autowired
    Helpers helpers;

    @Autowired
    HelperDossiers dossiers;

    @Test
    void aTrainingFillsWhatHerFileLacksAndHerPresenceEntersItAsAFact() {
        networks.found(networks.here());
        var network = networks.here();
        var account = person(Role.HELPER);
        var self = new Actor(account.id(), account.mail().value(), account.name(), account.role(), network);
        helpers.begin(self, "benevole", "17415");
        var samira = signedIn(account);
        var offer = new Offer(
                UUID.randomUUID(),
                "Protéger ses données",
                "Une journée pour apprendre.",
                Competence.all(),
                14,
                "Le réseau",
                true,
                clock.instant());
        trainings.offer(network.id(), offer);
        var slot = UUID.randomUUID();
        var starts = clock.instant().plus(Duration.ofDays(5));
        trainings.addDate(network.id(), slot, offer.id(), "Saintes", starts, starts.plusSeconds(25_000), 8);

        // She takes back what she had said to know: the training that teaches it is named in her file.
        sql.sql("""
                        insert into helpers_level (network, helper, competence, level, evidence, since, by, at)
                        select network, helper, competence, 0, evidence, since, by, at from helpers_level
                        where helper = (select id from helpers_helper where account = :account)""").param("account", account.id()).update();
        assertThat(samira.get("/mon-dossier").body()).contains("Protéger ses données", "/formations/" + offer.id());

        var booked = trainings.book(
                network.id(),
                offer.id(),
                slot,
                new Booking.Asking(
                        UUID.randomUUID(),
                        new Booking.Who("Samira", Optional.of(account.mail()), Optional.empty()),
                        Optional.of(account.id()),
                        "fr",
                        List.of()));
        var booking = ((Booked.Seated) booked).booking().id();
        assertThat(hours(account.id())).isZero();
        assertThat(trainings.came(network.id(), offer.id(), slot, booking, true))
                .isTrue();
        assertThat(hours(account.id())).isEqualTo(14);
        assertThat(trainings.came(network.id(), offer.id(), slot, booking, true))
                .as("said twice")
                .isFalse();
        assertThat(hours(account.id())).isEqualTo(14);
        assertThat(trainings.came(network.id(), offer.id(), slot, booking, false))
                .as("corrected")
                .isTrue();
        assertThat(hours(account.id())).isZero();
    }

    /// What the Village begins with: see `VillageCommons`.
    private static UUID village(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private static int post(Visitor desk, String path, String... pairs) {
        var form = new HashMap<String, String>();
        form.put("_csrf", desk.token("/equipement/nouveau"));
        for (var i = 0; i < pairs.length; i += 2) form.put(pairs[i], pairs[i + 1]);
        return desk.post(path, form).statusCode();
    }

    @Test
    void inTheVillageALaptopGoesFromACompanyToLucienAndBack() {
        var desk = signedIn(person(Role.COORDINATOR));
        var here = "/equipement/" + village("ThinkPad");
        assertThat(desk.get(here).body()).contains("Conserverie du port", "Effacement sécurisé du disque");
        assertThat(post(
                        desk,
                        here + "/remises",
                        "request",
                        village("Lucien demande").toString(),
                        "terms",
                        "loan"))
                .isEqualTo(303);
        assertThat(desk.get(here).body()).contains("Lucien");
        assertThat(desk.get(here + "/accord.pdf").body()).startsWith("%PDF");
        assertThat(post(desk, here + "/actes/RETURN")).isEqualTo(303);
        assertThat(desk.get(here).body()).doesNotContain("Lucien");
    }

    @Test
    void inTheVillageTheDayGoesFromItsCallToAPrintedBookletAndAResource() {
        var desk = signedIn(person(Role.COORDINATOR));
        var day = village("La journée du village");
        var talk = village("Aider sans faire à la place");
        assertThat(visitor().get("/evenements/" + day).body()).contains("Aider sans faire à la place", "Salle bleue");
        var here = "/bureau/evenements/" + day + "/interventions/" + talk;
        assertThat(post(desk, here + "/ressource")).as("before its minutes").isEqualTo(422);
        assertThat(post(desk, here + "/compte-rendu", "minutes", "On demande d’abord ce que la personne veut."))
                .isEqualTo(303);
        assertThat(post(desk, here + "/ressource")).isEqualTo(303);
        assertThat(visitor().get("/ressources/" + talk).body()).contains("On demande d’abord");
        assertThat(visitor().get("/evenements/" + day + "/carnet.pdf").body()).startsWith("%PDF");
        assertThat(desk.get("/bureau/evenements/" + day + "/badges.pdf").body()).startsWith("%PDF");
    }

    private long hours(UUID account) {
        return Optional.ofNullable(dossiers.ofAccount(networks.here().id(), account)
                        .orElseThrow()
                        .dossier()
                        .facts()
                        .get("heures-formation"))
                .map(seen -> seen.value())
                .orElse(0L);
    }
}
