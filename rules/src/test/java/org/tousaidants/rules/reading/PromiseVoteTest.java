package org.tousaidants.rules.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tousaidants.rules.protocol.LabelProtocol;
import org.tousaidants.rules.protocol.PromiseVote;
import org.tousaidants.rules.protocol.RuleFileSchemas;
import org.tousaidants.rules.protocol.ServiceGuarantee;

/// Tests that a promise is a target until the territory has voted it on a day, and that no date passes for a vote.
class PromiseVoteTest {
    private static final LocalDate DAY = LocalDate.of(2027, 3, 12);
    private static final String ISLANDS = "  - id: urgence-iles\n";
    private static final ChangedProtocol HERE = ChangedProtocol.of("charente-maritime");

    private static LabelProtocol with(String line) {
        return HERE.with(RuleFileSchemas.GUARANTEES, ISLANDS, ISLANDS + "    " + line + "\n")
                .read();
    }

    private static ServiceGuarantee islands(LabelProtocol protocol) {
        return protocol.guarantees().stream()
                .filter(one -> one.id().equals("urgence-iles"))
                .findFirst()
                .orElseThrow();
    }

    private static PromiseVote vote(LabelProtocol protocol, LocalDate today) {
        return PromiseVote.of(islands(protocol), protocol.identity(), today);
    }

    @Test
    void aFileWithoutADateStaysValidAndItsPromisesAreToBeVotedWithoutADate() {
        var protocol = HERE.read();
        assertThat(vote(protocol, DAY)).isEqualTo(new PromiseVote.VoteWithoutDate());
        assertThat(PromiseVote.proposedBy(islands(protocol), protocol.identity()))
                .contains("le projet de ce logiciel, pour l’exemple");
    }

    @Test
    void aPromiseSaysTheDayOfItsVoteAndWhoProposesIt() {
        var planned = HERE.with(
                        RuleFileSchemas.GUARANTEES,
                        ISLANDS,
                        ISLANDS + "    a-voter-le: 2027-03-12\n    propose-par: les communes des îles\n")
                .read();
        assertThat(vote(planned, DAY)).isEqualTo(new PromiseVote.VotePlanned(DAY));
        assertThat(PromiseVote.proposedBy(islands(planned), planned.identity())).contains("les communes des îles");
        assertThat(vote(with("votee-le: 2027-03-12"), DAY)).isEqualTo(new PromiseVote.VotedOn(DAY));
        // The other promises of the same rules are still to be voted.
        var voted = with("votee-le: 2027-03-12");
        assertThat(voted.guarantees().stream()
                        .filter(one ->
                                PromiseVote.of(one, voted.identity(), DAY).voted()))
                .containsExactly(islands(voted));
    }

    @Test
    void noDateBecomesAVoteByPassing() {
        assertThat(vote(with("a-voter-le: 2027-03-12"), DAY.plusDays(1)))
                .isEqualTo(new PromiseVote.VoteResultMissing(DAY))
                .matches(one -> !one.voted());
        assertThat(vote(with("votee-le: 2027-03-12"), DAY.minusDays(1)))
                .isEqualTo(new PromiseVote.VotePlanned(DAY))
                .matches(one -> !one.voted());
        assertThat(HERE.with(
                                RuleFileSchemas.GUARANTEES,
                                ISLANDS,
                                ISLANDS + "    a-voter-le: 2027-03-12\n    votee-le: 2027-03-12\n")
                        .mistakes()
                        .toString())
                .contains("la garantie est à la fois votée et à voter");
    }

    @Test
    void aTerritoryThatChangesAPromiseDoesNotInheritTheVoteOfTheBase() {
        var promise = "  - id: rendez-vous-dix-jours\n";
        var base = ChangedProtocol.of("base")
                .with(RuleFileSchemas.GUARANTEES, promise, promise + "    votee-le: 2027-03-12\n")
                .folder();
        assertThat(LabelProtocolReader.read(HERE.folder(), _ -> Optional.of(base)))
                .isInstanceOfSatisfying(
                        LabelProtocolReader.InvalidProtocol.class,
                        wrong -> assertThat(wrong.mistakes().toString())
                                .contains("la garantie « rendez-vous-dix-jours » a changé depuis le vote du socle"));
        var own = HERE.with(RuleFileSchemas.GUARANTEES, promise, promise + "    votee-le: 2027-06-01\n");
        assertThat(LabelProtocolReader.read(own.folder(), _ -> Optional.of(base)))
                .isInstanceOf(LabelProtocolReader.ParsedProtocol.class);
    }
}
