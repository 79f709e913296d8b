package org.tousaidants.label.interviews;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Network;
import org.tousaidants.platform.tenancy.TenantScope;
import org.tousaidants.rules.archive.RulesFolder;

/// Tests the founding rule. Its class is its own, because the clock goes on by two years.
class FoundingRuleTest extends InterviewSite {
    @Test
    void theFoundingRuleEndsByItselfAndThenDecidesNothing() {
        var network = new Network("fondation-" + UUID.randomUUID(), "Fondation", "17");
        networks.found(network);
        try (var _ = TenantScope.enter(network.id())) {
            rules.publish(RulesFolder.shipped("base").orElseThrow());
            var months = rules.now().protocol().interview().foundingMonths();
            assertThat(interviews.founding().last()).as("before the first draw").isEmpty();
            var thomas = begins(network, "Thomas", "Bus");
            var claire = begins(network, "Claire", "Mairie");
            var marc = begins(network, "Marc", "Poste");
            for (var one : List.of(thomas, claire, marc)) ready(one);
            var odette = begins(network, "Odette", "Foyer rural");
            var first = proposed(odette, 10);
            var last = ParisTime.day(clock.instant()).plusMonths(months);
            assertThat(interviews.founding().last()).hasValue(last);
            for (var peer : asked(first, thomas, claire, marc))
                assertThat(peerInterviews.accept(peer, first.id(), first.dates(clock.instant())))
                        .isInstanceOf(PeerInterviews.Answering.Done.class);
            later(Duration.ofDays(11));
            for (var peer : asked(first, thomas, claire, marc))
                assertThat(concluded(peer, first)).isInstanceOf(PeerInterviews.Concluding.Concluded.class);
            assertThat(dossiers.ofAccount(odette.id()).orElseThrow().dossier().interview())
                    .as("what was decided in time stays decided")
                    .isPresent();

            // Drawn and met in time, but not concluded.
            later(Duration.between(
                    clock.instant(),
                    last.minusDays(6).atStartOfDay(ParisTime.ZONE).toInstant()));
            var odile = begins(network, "Odile", "Médiathèque");
            var late = proposed(odile, 4);
            for (var peer : asked(late, thomas, claire, marc)) {
                assertThat(peerInterviews.accept(peer, late.id(), late.dates(clock.instant())))
                        .isInstanceOf(PeerInterviews.Answering.Done.class);
            }
            later(Duration.ofDays(8));
            for (var peer : asked(late, thomas, claire, marc))
                assertThat(concluded(peer, late)).isInstanceOf(PeerInterviews.Concluding.FoundingOver.class);
            assertThat(found(odile).interview().orElseThrow().conclusions()).isEmpty();
            assertThat(peerInterviews.unanswered()).contains(new InterviewStore.Key(late.id()));
            peerInterviews.lapse(new InterviewStore.Key(late.id()));
            assertThat(found(odile).interview().orElseThrow().live()).isEmpty();
            assertThat(interviews.peers().first()).isZero();

            // Nobody else is drawn by it either.
            var olga = begins(network, "Olga", "Caserne");
            proposed(olga, 10);
            assertThat(found(olga).nobody()).isTrue();
        }
    }

    private Interview proposed(Actor self, int inDays) {
        var day = clock.instant().plus(Duration.ofDays(inDays));
        assertThat(interviews.propose(self, List.of(day, day.plusSeconds(7200), day.plusSeconds(14400)), "Au foyer"))
                .isEqualTo(new Interviews.Proposing.Proposed());
        return found(self).interview().orElseThrow();
    }

    private List<Actor> asked(Interview interview, Actor... some) {
        return java.util.Arrays.stream(some)
                .filter(one -> interview
                        .seat(dossiers.ofAccount(one.id()).orElseThrow().helper())
                        .isPresent())
                .toList();
    }

    private PeerInterviews.Concluding concluded(Actor peer, Interview interview) {
        return peerInterviews.conclude(peer, interview.id(), true, Map.of(), "Une aide qui écoute.");
    }
}
