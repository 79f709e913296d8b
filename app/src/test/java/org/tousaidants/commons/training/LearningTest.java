package org.tousaidants.commons.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
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
