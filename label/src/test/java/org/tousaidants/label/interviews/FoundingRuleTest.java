package org.tousaidants.label.interviews;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.label.observations.FoundingPeerCheck;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.identity.TerritoryNetwork;
import org.tousaidants.platform.identity.TestClock;
import org.tousaidants.platform.tenancy.CurrentTenantScope;
import org.tousaidants.rules.archive.RulesFolder;

/// Tests the founding rule.
class FoundingRuleTest extends InterviewSite {
    @Autowired
    FoundingPeerCheck foundingPeers;

    /// The clock of the tests never goes back: the end of the rule is a moment of this thread only.
    @Test
    void theFoundingRuleEndsByItselfAndThenDecidesNothing() {
        var network = new TerritoryNetwork("fondation-" + UUID.randomUUID(), "Fondation", "17");
        networks.found(network);
        try (var _ = CurrentTenantScope.enter(network.id())) {
            rules.publish(RulesFolder.shipped("base").orElseThrow());
            var months = rules.now().protocol().interview().foundingMonths();
            assertThat(interviews.founding().last()).as("before the first draw").isEmpty();
            var thomas = begins(network, "Thomas", "Bus");
            var claire = begins(network, "Claire", "Mairie");
            var marc = begins(network, "Marc", "Poste");
            for (var one : List.of(thomas, claire, marc)) ready(one);
            var odette = begins(network, "Odette", "Foyer rural");
            var begun = clock.instant();
            var first = proposed(odette, 10);
            var last = ParisTime.day(begun).plusMonths(months);
            assertThat(interviews.founding().last()).hasValue(last);
            for (var peer : asked(first, thomas, claire, marc))
                assertThat(peerInterviews.accept(peer, first.id(), first.dates(clock.instant())))
                        .isInstanceOf(InterviewsAsPeer.PeerInvitationResult.PeerInvitationAnswered.class);
            TestClock.at(begun.plus(Duration.ofDays(11)), () -> {
                for (var peer : asked(first, thomas, claire, marc))
                    assertThat(concluded(peer, first))
                            .isInstanceOf(InterviewsAsPeer.PeerConclusionResult.InterviewConcluded.class);
            });

            // Drawn and met in time, but not concluded.
            var beforeTheEnd = last.minusDays(6).atStartOfDay(ParisTime.ZONE).toInstant();
            var odile = begins(network, "Odile", "Médiathèque");
            TestClock.at(beforeTheEnd, () -> {
                var late = proposed(odile, 4);
                for (var peer : asked(late, thomas, claire, marc))
                    assertThat(peerInterviews.accept(peer, late.id(), late.dates(clock.instant())))
                            .isInstanceOf(InterviewsAsPeer.PeerInvitationResult.PeerInvitationAnswered.class);
            });
            TestClock.at(beforeTheEnd.plus(Duration.ofDays(8)), () -> {
                assertThat(dossiers.ofAccount(odette.id())
                                .orElseThrow()
                                .dossier()
                                .interview())
                        .as("what was decided in time stays decided")
                        .isPresent();
                var late = found(odile).interview().orElseThrow();
                for (var peer : asked(late, thomas, claire, marc))
                    assertThat(concluded(peer, late))
                            .isInstanceOf(InterviewsAsPeer.PeerConclusionResult.FoundingPeerRuleEnded.class);
                assertThat(found(odile).interview().orElseThrow().conclusions()).isEmpty();
                assertThat(peerInterviews.unanswered()).contains(new PeerInterviewStore.InterviewKey(late.id()));
                peerInterviews.lapse(new PeerInterviewStore.InterviewKey(late.id()));
                assertThat(found(odile).interview().orElseThrow().live()).isEmpty();
                assertThat(interviews.peers().first()).isZero();

                // Nobody else is drawn by it either.
                var olga = begins(network, "Olga", "Caserne");
                proposed(olga, 10);
                assertThat(found(olga).nobody()).isTrue();
            });
        }
    }

    @Test
    void theDeskSaysTheLastDayOfTheFoundingRuleAndThenThatItIsOver() {
        CurrentTenantScope.in(networks.here().id(), () -> {
            for (var one : List.of("Rose", "Ali", "Jeanne"))
                ready(begins(networks.here(), one, "Ferme " + UUID.randomUUID()));
            proposed(begins(networks.here(), "Paul", "Atelier"), 10);
        });
        var page = "/bureau/entretiens-de-pairs";
        assertThat(signedIn(person(Role.COORDINATOR)).get(page).body())
                .containsPattern("C’est la règle de fondation\\. Elle s’arrête seule le [^.<]*\\d")
                .doesNotContain("La règle de fondation est terminée");
        var founding = CurrentTenantScope.in(networks.here().id(), () -> interviews.founding());
        var over = founding.last()
                .orElseThrow()
                .plusDays(1)
                .atTime(12, 0)
                .atZone(ParisTime.ZONE)
                .toInstant();
        var coordinator = person(Role.COORDINATOR);
        var after = signedIn(coordinator);
        age(coordinator, Duration.between(over, clock.instant()));
        after.headers.put(MOMENT, over.toString());
        assertThat(after.get(page).body())
                .contains("La règle de fondation est terminée")
                .doesNotContain("s’arrête seule");
    }

    /// The check of a badge says that the network began, if a first peer concluded.
    @Test
    void theConclusionOfAFirstPeerIsKnownAsSuch() {
        var network = new TerritoryNetwork("premiers-" + UUID.randomUUID(), "Premiers pairs", "17");
        networks.found(network);
        try (var _ = CurrentTenantScope.enter(network.id())) {
            rules.publish(RulesFolder.shipped("base").orElseThrow());
            var thomas = begins(network, "Thomas", "Bus");
            var claire = begins(network, "Claire", "Mairie");
            for (var one : List.of(thomas, claire)) ready(one);
            var odette = begins(network, "Odette", "Foyer rural");
            var helper = dossiers.ofAccount(odette.id()).orElseThrow().helper();
            var begun = clock.instant();
            var interview = proposed(odette, 10);
            for (var peer : List.of(thomas, claire))
                peerInterviews.accept(peer, interview.id(), interview.dates(clock.instant()));
            assertThat(foundingPeers.met(helper)).as("before any conclusion").isFalse();
            TestClock.at(begun.plus(Duration.ofDays(11)), () -> {
                for (var peer : List.of(thomas, claire))
                    assertThat(concluded(peer, interview))
                            .isInstanceOf(InterviewsAsPeer.PeerConclusionResult.InterviewConcluded.class);
            });
            assertThat(foundingPeers.met(helper)).isTrue();
        }
    }

    private PeerInterview proposed(SignedInPerson self, int inDays) {
        var day = clock.instant().plus(Duration.ofDays(inDays));
        assertThat(interviews.propose(self, List.of(day, day.plusSeconds(7200), day.plusSeconds(14400)), "Au foyer"))
                .isEqualTo(new LabelPeerInterviews.InterviewRequestResult.InterviewRequested());
        return found(self).interview().orElseThrow();
    }

    private List<SignedInPerson> asked(PeerInterview interview, SignedInPerson... some) {
        return java.util.Arrays.stream(some)
                .filter(one -> interview
                        .seat(dossiers.ofAccount(one.id()).orElseThrow().helper())
                        .isPresent())
                .toList();
    }

    private InterviewsAsPeer.PeerConclusionResult concluded(SignedInPerson peer, PeerInterview interview) {
        return peerInterviews.conclude(peer, interview.id(), true, Map.of(), "Une aide qui écoute.");
    }
}
