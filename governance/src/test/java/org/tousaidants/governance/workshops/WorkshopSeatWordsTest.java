package org.tousaidants.governance.workshops;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.label.sortition.MeetingKind;
import org.tousaidants.label.sortition.SeatAgreementRequest;
import org.tousaidants.label.sortition.SeatAgreements;
import org.tousaidants.label.sortition.SeatDraws;
import org.tousaidants.label.sortition.SeatedMeeting;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.RunningSite;

/// Tests that the words of a person helped with a seat at a workshop are read first, without their name, and only by
/// the people who lead this workshop.
class WorkshopSeatWordsTest extends RunningSite {
    @Autowired
    SeatAgreements agreements;

    @Autowired
    SeatDraws draws;

    @Test
    void whoeverLeadsTheWorkshopReadsFirstWhatThePersonHelpedSays() {
        var account = person(Role.COORDINATOR);
        var nadia = actor(account);
        var room = WorkshopFixture.opened(signedIn(account), "Atelier de Saintes", 5);
        var other = WorkshopFixture.opened(signedIn(account), "Atelier de Cozes", 5);
        agreements.agree(
                Optional.empty(),
                new SeatAgreementRequest("Odette Parole", Optional.empty(), "Le bourg, 17120 Cozes", "fr"));
        var seat = UUID.randomUUID();
        draws.open(
                nadia,
                new SeatedMeeting(
                        seat,
                        MeetingKind.WORKSHOP,
                        Optional.of(UUID.fromString(room.id)),
                        "Atelier de Saintes",
                        ParisTime.today(clock).plusDays(7),
                        "de 14 h à 16 h",
                        "Mairie de Saintes",
                        1));
        draws.write(nadia, seat, 1, "Trop tôt.");
        assertThat(room.coordinator.get(room.desk()).body()).doesNotContain("Trop tôt.", "À lire d’abord");
        draws.answer(nadia, seat, 1, true);
        draws.write(nadia, seat, 1, "Montrez-moi <b>deux fois</b>.");
        var read = room.coordinator.get(room.desk()).body();
        assertThat(read)
                .contains("À lire d’abord", "Montrez-moi &lt;b&gt;deux fois&lt;/b&gt;.")
                .doesNotContain("Odette Parole");
        assertThat(read.indexOf("Montrez-moi")).isLessThan(read.indexOf("/atelier/" + room.code));
        // Neither another workshop, nor the public screen, nor a phone of the room shows the words.
        assertThat(other.coordinator.get(other.desk()).body()).doesNotContain("Montrez-moi");
        assertThat(visitor().get(room.home() + "/mur").body()).doesNotContain("Montrez-moi");
        assertThat(room.joined(port).get(room.home()).body()).doesNotContain("Montrez-moi");
        assertThat(signedIn(person(Role.HELPER)).get(room.desk()).statusCode()).isEqualTo(404);
        // A person who declines afterwards takes their words back.
        draws.answer(nadia, seat, 1, false);
        assertThat(room.coordinator.get(room.desk()).body()).doesNotContain("Montrez-moi");
    }
}
