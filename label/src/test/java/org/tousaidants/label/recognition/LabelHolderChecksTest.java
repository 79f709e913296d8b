package org.tousaidants.label.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tousaidants.label.helpers.ObservedHelperFacts;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;

/// The public check of a badge says how far the peers of the interview had come themselves.
class LabelHolderChecksTest extends RecognitionTestSite {
    @Autowired
    private ObservedHelperFacts observedFacts;

    @Test
    void whoeverChecksABadgeReadsThatTheFirstPeersHeldNoLabelYet() {
        var helper = ending(today().plusDays(20));
        met(helper, "READY");
        assertThat(checked(helper))
                .contains("Des pairs ont rencontré la personne", "Le réseau débutait")
                .doesNotContain("Deux pairs ont rencontré");
    }

    @Test
    void aBadgeSaysNothingOfTheBeginningOnceLabelledPeersConclude() {
        var helper = ending(today().plusDays(20));
        met(helper, "RECOGNISED");
        assertThat(checked(helper))
                .contains("Deux pairs ont rencontré la personne")
                .doesNotContain("Le réseau débutait");
    }

    @Test
    void whoeverChecksABadgeReadsWhoCheckedEachThingOnWhichDayAndWhatNobodyChecked() {
        var helper = actor(person(Role.HELPER));
        helpers.begin(helper, "proche", SAINTES, "");
        ending(helper, "proche", today().plusDays(20));
        var page = checked(helper).replace('\u00a0', ' ');
        assertThat(page)
                .contains(
                        "Le réseau ne contrôle pas de pièce d’identité",
                        "La personne elle-même a pris ",
                        "déclarées par la personne elle-même, la dernière le ",
                        "La personne n’a pas passé d’entretien",
                        "Le réseau n’a pas compté l’aide donnée. Ce label ne le demande pas.",
                        "Le comité du label l’a prise le " + day(today()));
        assertThat(page).doesNotContain("remplie aujourd’hui");
    }

    @Test
    void activityThatTheCoordinationCountedIsSaidWithItsDayAndNeverWithANote() {
        var helper = actor(person(Role.HELPER));
        helpers.begin(helper, "mediateur", SAINTES, "Bus");
        observedFacts.see(
                nadia(),
                dossier(helper),
                new ObservedHelperFacts.ObservedFactInput(
                        "actes-12-mois", 140, today().minusDays(3), "Feuilles du bus"));
        ending(helper, "mediateur", today().plusDays(20));
        assertThat(checked(helper).replace('\u00a0', ' '))
                .contains("Aider souvent : La coordination du réseau l’a constaté le " + day(today().minusDays(3)))
                .doesNotContain("Ce label ne le demande pas", "Feuilles du bus", "140");
    }

    private String checked(SignedInPerson helper) {
        return visitor()
                .get("/verifier/" + life(helper).term().orElseThrow().code())
                .body();
    }

    /// Writes an interview with a favourable outcome; `among` is the standing of its peers.
    private void met(SignedInPerson helper, String among) {
        var id = UUID.randomUUID();
        write(
                "insert into interviews_interview (id, helper, opened_at) values (:id, :other, :at)",
                id,
                dossier(helper));
        write("""
                insert into interviews_meeting (interview, number, recorded_at, peers, settling, dates, place)
                values (:id, 1, :at, 2, false, array[:at::timestamptz], 'Au foyer')""", id, id);
        for (var number = 1; number <= 2; number++) {
            var peer = UUID.randomUUID();
            write("""
                    insert into interviews_seat (interview, number, meeting, peer, recorded_at, seed, among, pool, excluded)
                    values (:id, %d, 1, :other, :at, 'essai', '%s', '{}', '{}')""".formatted(number, among), id, peer);
            write("""
                    insert into interviews_conclusion (interview, peer, meeting, recorded_at, favourable, criteria, comment)
                    values (:id, :other, 1, :at, true, '{}', 'Une aide qui écoute.')""", id, peer);
        }
        write("""
                insert into interviews_outcome (interview, favourable, on_day, recorded_at)
                values (:id, true, :at::date, :at)""", id, id);
    }

    private void write(String statement, UUID interview, UUID other) {
        var filled = sql.sql(statement)
                .param("id", interview)
                .param("at", Timestamp.from(clock.instant().minus(Duration.ofDays(1))));
        (statement.contains(":other") ? filled.param("other", other) : filled).update();
    }

    private UUID dossier(SignedInPerson helper) {
        return dossiers.ofAccount(helper.id()).orElseThrow().helper();
    }
}
