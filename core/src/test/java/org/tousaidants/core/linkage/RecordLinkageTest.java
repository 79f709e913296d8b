package org.tousaidants.core.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tousaidants.core.linkage.GeneratedPeople.Person;
import org.tousaidants.core.linkage.LinkageParameters.LearnedFrequencies;
import org.tousaidants.core.linkage.MatchPairGuard.MatchVeto;
import org.tousaidants.core.linkage.RecordBlocking.BlockingPass;
import org.tousaidants.core.linkage.RecordLink.RecordLinkReason;

class RecordLinkageTest {
    private static final GeneratedPeople REGISTER = GeneratedPeople.of(600, 17);
    private static final RecordLinkage<Person> LINKAGE =
            GeneratedPeople.linkage().clean(List.of("mairie", "mediatheque"));

    @Test
    void findsWhoStandsInBothRegisters() {
        var linked = LINKAGE.link(REGISTER.people());
        var matches = linked.links().stream()
                .filter(link -> link.decision() == MatchDecision.MATCH)
                .toList();
        var right = matches.stream()
                .filter(link -> link.left().id().equals(link.right().id()))
                .count();
        assertThat(right / (double) matches.size()).isGreaterThan(0.99);
        assertThat(right / 300.0).isGreaterThan(0.93);
    }

    @Test
    void saysTheSameWhateverTheOrderAndFromRunToRun() {
        var expected = LINKAGE.link(REGISTER.people());
        for (var seed = 0; seed < 5; seed++) {
            var shuffled = new ArrayList<>(REGISTER.people());
            Collections.shuffle(shuffled, new Random(seed));
            var linked = LINKAGE.link(shuffled);
            assertThat(linked.links()).isEqualTo(expected.links());
            assertThat(linked.clusters()).isEqualTo(expected.clusters());
            assertThat(linked.parameters()).isEqualTo(expected.parameters());
            assertThat(linked.statistics()).isEqualTo(expected.statistics());
        }
    }

    @Test
    void howManyWorkAtOnceChangesNothing() throws Exception {
        var mixed = GeneratedPeople.linkage().mixed(List.of("mairie", "mediatheque"));
        for (var linkage : List.of(LINKAGE, mixed, mixed.overlappingSources(), LINKAGE.overlappingSources())) {
            var expected = linkage.link(REGISTER.people());
            for (var threads : List.of(1, 3, 8))
                try (var pool = new ForkJoinPool(threads)) {
                    var shuffled = new ArrayList<>(REGISTER.people());
                    Collections.shuffle(shuffled, new Random(threads));
                    var linked = pool.submit(() -> linkage.link(shuffled)).get();
                    assertThat(linked.links()).isEqualTo(expected.links());
                    assertThat(linked.clusters()).isEqualTo(expected.clusters());
                    assertThat(linked.parameters()).isEqualTo(expected.parameters());
                }
        }
    }

    @Test
    void twoRecordsOfOneWellKeptSourceNeverMeet() {
        // « mediatheque » contains each person twice, under different ids.
        var people = new ArrayList<>(REGISTER.people());
        for (var person : REGISTER.people())
            if (person.key().source().equals("mediatheque"))
                people.add(person.in("mediatheque", person.key().id() + "-bis"));
        for (var cluster : LINKAGE.link(people).clusters()) {
            var sources = new HashSet<String>();
            for (var key : cluster)
                assertThat(sources.add(key.source())).as("%s", cluster).isTrue();
        }
    }

    @Test
    void twoRecordsThatFitAsWellAreLeftToAPerson() {
        var solange = REGISTER.people().getFirst().in("mairie", "x");
        var linked =
                withParameters().link(List.of(solange, solange.in("mediatheque", "a"), solange.in("mediatheque", "b")));
        assertThat(linked.links()).hasSize(2).allSatisfy(link -> {
            assertThat(link.decision()).isEqualTo(MatchDecision.REVIEW);
            assertThat(link.reason()).isEqualTo(RecordLinkReason.TIE);
        });
        assertThat(linked.clusters()).hasSize(3);
    }

    @Test
    void aBetterRecordOfTheSameSourceWins() {
        var solange = REGISTER.people().getFirst().in("mairie", "x");
        var linked = withParameters()
                .link(List.of(
                        solange,
                        solange.in("mediatheque", "a"),
                        solange.in("mediatheque", "b").first("Noël")));
        assertThat(linked.links())
                .extracting(RecordLink::decision)
                .containsExactly(MatchDecision.MATCH, MatchDecision.DISTINCT);
        assertThat(linked.links().getLast().reason()).isEqualTo(RecordLinkReason.RIVAL);
    }

    @Test
    void aMissingValueIsNeutral() {
        var solange = REGISTER.people().getFirst().in("mairie", "x");
        var linked = withParameters()
                .link(List.of(solange, solange.in("mediatheque", "a").phone("")));
        var explained = linked.explain(new RecordKey("mairie", "x"), new RecordKey("mediatheque", "a"));
        var phone = explained.lines().getFirst();
        assertThat(phone.level()).isEqualTo(FieldComparison.MISSING);
        assertThat(phone.bits()).isZero();
        assertThat(phone.weight()).isEqualTo("ne compte pas");
    }

    @Test
    void theLinesOfAnExplanationAddUpToTheLink() {
        var linked = LINKAGE.link(REGISTER.people());
        for (var link : linked.links()) {
            var explained = linked.explain(link.left(), link.right());
            var sum = explained.priorBits()
                    + explained.lines().stream()
                            .mapToDouble(RecordMatchExplanation.ContributionRow::bits)
                            .sum();
            assertThat(sum).isCloseTo(link.bits(), org.assertj.core.data.Offset.offset(1e-9));
            assertThat(explained.bits()).isCloseTo(link.bits(), org.assertj.core.data.Offset.offset(1e-9));
        }
    }

    @Test
    void agreeingOnARareNameWeighsMore() {
        var linked = LINKAGE.link(REGISTER.people());
        var lines = linked.links().stream()
                .map(link -> linked.explain(link.left(), link.right()).lines().get(1))
                .filter(line -> line.level() == 2)
                .toList();
        var rare = lines.stream()
                .filter(line -> line.sentence().contains("valeur de 2 fiches"))
                .findFirst();
        var common = lines.stream()
                .mapToDouble(RecordMatchExplanation.ContributionRow::bits)
                .min();
        assertThat(rare.orElseThrow().bits()).isGreaterThan(common.orElseThrow() + 2);
    }

    @Test
    void moreAgreementNeverSpeaksLess() {
        for (var learned : LINKAGE.link(REGISTER.people()).parameters().comparisons())
            for (var level = 1; level < learned.same().size(); level++)
                assertThat(learned.bits(level)).isGreaterThanOrEqualTo(learned.bits(level - 1) - 1e-9);
    }

    @Test
    void aPersonsDecisionOutweighsLikeness() {
        var unlike = List.of(
                REGISTER.people().get(0).in("mairie", "x"),
                REGISTER.people().get(3).in("mediatheque", "a"));
        var linked = withParameters()
                .link(unlike, List.of(RecordedPairDecision.same(key("mediatheque", "a"), key("mairie", "x"))));
        assertThat(linked.clusters()).hasSize(1);
        assertThat(linked.links().getFirst().reason()).isEqualTo(RecordLinkReason.RULED_SAME);

        var twin = REGISTER.people().getFirst().in("mairie", "x");
        linked = withParameters()
                .link(
                        List.of(twin, twin.in("mediatheque", "a")),
                        List.of(RecordedPairDecision.distinct(key("mairie", "x"), key("mediatheque", "a"))));
        assertThat(linked.clusters()).hasSize(2);
        assertThat(linked.links().getFirst().decision()).isEqualTo(MatchDecision.DISTINCT);
        assertThat(linked.links().getFirst().probability()).isGreaterThan(0.9);
    }

    @Test
    void aPersonMayJoinTwoRecordsOfOneWellKeptSource() {
        var solange = REGISTER.people().getFirst();
        var linked = withParameters()
                .link(
                        List.of(solange.in("mairie", "x"), solange.in("mairie", "y")),
                        List.of(RecordedPairDecision.same(key("mairie", "x"), key("mairie", "y"))));
        assertThat(linked.clusters()).containsExactly(List.of(key("mairie", "x"), key("mairie", "y")));
    }

    @Test
    void aCycleOfDecisionsIsExplainedAndLeftToAPerson() {
        var solange = REGISTER.people().getFirst();
        var a = solange.in("mairie", "a");
        var b = solange.in("mediatheque", "b");
        var c = solange.in("caf", "c");
        var linked = withParameters()
                .link(
                        List.of(a, b, c),
                        List.of(
                                RecordedPairDecision.same(a.key(), b.key()),
                                RecordedPairDecision.same(b.key(), c.key()),
                                RecordedPairDecision.distinct(a.key(), c.key())));
        assertThat(linked.clusters()).hasSize(3);
        assertThat(linked.links()).extracting(RecordLink::decision).containsOnly(MatchDecision.REVIEW);
        assertThat(linked.contradictions()).hasSize(1);
        assertThat(linked.contradictions().getFirst().sentence())
                .contains("« caf c »", "« mairie a »", "« mediatheque b »", "se contredisent");
    }

    @Test
    void aDecisionOnARecordThatVanishedIsCountedNotObeyed() {
        var solange = REGISTER.people().getFirst();
        var linked = withParameters()
                .link(
                        List.of(solange),
                        List.of(RecordedPairDecision.same(solange.key(), key("mediatheque", "partie"))));
        assertThat(linked.rulingsOfUnknownRecords()).isEqualTo(1);
        assertThat(linked.links()).isEmpty();
    }

    @Test
    void aGuardHoldsBackTheLikest() {
        var solange = REGISTER.people().getFirst();
        var twins = List.of(solange.in("mairie", "a"), solange.in("mediatheque", "b"));
        MatchPairGuard<Person> never =
                (one, other) -> Optional.of(new MatchVeto(MatchDecision.DISTINCT, "deux personnes"));
        MatchPairGuard<Person> ask = (one, other) -> Optional.of(new MatchVeto(MatchDecision.REVIEW, "à vérifier"));
        var linked = withParameters().guarded(List.of(ask, never)).link(twins);
        assertThat(linked.links().getFirst().decision()).isEqualTo(MatchDecision.DISTINCT);
        assertThat(linked.links().getFirst().sentence()).isEqualTo("deux personnes");
        linked = withParameters().guarded(List.of(ask)).link(twins);
        assertThat(linked.links().getFirst().decision()).isEqualTo(MatchDecision.REVIEW);
        assertThat(linked.clusters()).hasSize(2);
    }

    @Test
    void aGuardHoldsInsideAGroupToo() {
        // b and c must not be in one group; a matches both.
        var solange = REGISTER.people().getFirst();
        var people = List.of(solange.in("mairie", "a"), solange.in("caf", "b"), solange.in("cpam", "c"));
        MatchPairGuard<Person> guard =
                (one, other) -> one.key().id().equals("b") && other.key().id().equals("c")
                        ? Optional.of(new MatchVeto(MatchDecision.DISTINCT, "deux guichets"))
                        : Optional.empty();
        var linked = withParameters().guarded(List.of(guard)).link(people);
        for (var cluster : linked.clusters())
            assertThat(cluster.stream().map(RecordKey::id)).isNotEqualTo(List.of("b", "c"));
        assertThat(linked.clusters()).hasSize(2);
    }

    private record Sheet(RecordKey key, String said) {
        static FieldComparison<Sheet> question(int column) {
            return FieldComparison.of(
                    "colonne " + column,
                    List.of(new FieldAgreementLevel("autre", 1), new FieldAgreementLevel("même", 9)),
                    (left, right) -> {
                        var one = left.said.charAt(column);
                        var other = right.said.charAt(column);
                        return one == ' ' || other == ' ' ? FieldComparison.MISSING : one == other ? 1 : 0;
                    });
        }
    }

    @Test
    void aFamilyUnderOneRoofIsNotOnePerson() {
        // One list with every third person twice; families share a name, a street and a phone.
        var random = new Random(5);
        var people = new ArrayList<Person>();
        var children = List.of("Noé", "Lucienne", "Bastien", "Aïcha", "Théo", "Gérard");
        for (var person : REGISTER.people()) {
            if (!person.key().source().equals("mairie")) continue;
            people.add(person.in("liste", person.key().id()));
            for (var child = 0; child < 3; child++)
                people.add(new Person(
                        key("liste", person.key().id() + "-" + child),
                        children.get(2 * child + random.nextInt(2)),
                        person.last(),
                        person.street(),
                        1990 + 3 * child + random.nextInt(3),
                        person.phone(),
                        person.lastTerm()));
        }
        var twins = new ArrayList<Person>();
        for (var i = 0; i < people.size(); i += 3) {
            var person = people.get(i);
            var twin = person.in("liste", person.key().id() + "-bis");
            twins.add(random.nextInt(3) == 0 ? twin.phone("") : twin);
        }
        people.addAll(twins);
        var linked = GeneratedPeople.linkage()
                .deciding(new MatchThresholds(0.5, 0.3, 1))
                .link(people);
        var matches = linked.links().stream()
                .filter(link -> link.decision() == MatchDecision.MATCH)
                .toList();
        var right = matches.stream()
                .filter(link -> link.right().id().equals(link.left().id() + "-bis"))
                .count();
        assertThat(linked.parameters().related()).isPositive();
        assertThat(right / (double) matches.size()).isGreaterThan(0.97);
        assertThat(right / (double) twins.size()).isGreaterThan(0.95);
    }

    @Test
    void whichSourcesAreWellKeptIsSeenFromTheirRecords() {
        assertThat(GeneratedPeople.linkage().link(REGISTER.people()).wellKept())
                .containsExactly("mairie", "mediatheque");
        var twice = new ArrayList<>(REGISTER.people());
        for (var person : REGISTER.people())
            if (person.key().source().equals("mediatheque") && person.key().id().endsWith("4"))
                twice.add(person.in("mediatheque", person.key().id() + "-bis").phone(""));
        assertThat(GeneratedPeople.linkage().link(twice).wellKept()).containsExactly("mairie");
        assertThat(GeneratedPeople.linkage()
                        .mixed(List.of("mairie", "mediatheque"))
                        .link(REGISTER.people())
                        .wellKept())
                .isEmpty();
        var one = REGISTER.people().stream()
                .map(person -> person.in("une", person.key().toString()))
                .toList();
        assertThat(GeneratedPeople.linkage().link(one).wellKept()).isEmpty();
    }

    /// « b » and « c » share no key, so they are compared only when a merge through « a » would join them.
    @Test
    void twoRecordsThatContradictEachOtherDoNotMeetThroughAThird() {
        var learned = new LearnedFrequencies("colonne", List.of(0.1, 0.9), List.of(0.99, 0.01));
        var linkage = RecordLinkage.of(
                        Sheet::key,
                        IntStream.range(0, 4).mapToObj(Sheet::question).toList(),
                        RecordBlocking.of(List.of(
                                BlockingPass.of("1", (sheet, keys) -> keys.add(sheet.said.substring(0, 1))),
                                BlockingPass.of("3", (sheet, keys) -> keys.add(sheet.said.substring(2, 3))))))
                .given(new LinkageParameters(1 / 17.0, Collections.nCopies(4, learned)));
        var a = new Sheet(key("mairie", "a"), "abcd");
        var b = new Sheet(key("caf", "b"), "ab  ");
        var c = new Sheet(key("cpam", "c"), " xcd");
        var linked = linkage.link(List.of(a, b, c));
        assertThat(linked.statistics().compared()).isEqualTo(2);
        assertThat(linked.explain(a.key(), c.key()).probability()).isGreaterThan(0.95);
        assertThat(linked.cluster(b.key())).isEqualTo(linked.cluster(a.key()));
        assertThat(linked.cluster(c.key())).isNotEqualTo(linked.cluster(a.key()));
        var refused = linked.links().getLast();
        assertThat(refused.decision()).isEqualTo(MatchDecision.REVIEW);
        assertThat(refused.sentence()).contains("« caf b » et « cpam c » se contredisent");
        // A record with few values contradicts no record.
        var silent = linkage.link(List.of(a, b, new Sheet(c.key(), "  cd")));
        assertThat(silent.clusters()).hasSize(1);
    }

    @Test
    void tenThousandRecordsUnderOneKeyDoNotExplode() {
        var people = new ArrayList<Person>();
        var random = new Random(3);
        for (var i = 0; i < 10_000; i++) {
            var person = REGISTER.people().get(random.nextInt(REGISTER.people().size()));
            people.add(new Person(
                    new RecordKey("fichier", String.valueOf(i)),
                    person.first(),
                    person.last(),
                    "1 place du Puits",
                    0,
                    "",
                    0));
        }
        var linked = LINKAGE.link(people);
        var address = linked.statistics().passes().getLast();
        assertThat(address.overLarge()).isEqualTo(1);
        assertThat(linked.statistics().compared()).isLessThan(10_000L * 2 * 10 * 3);
    }

    @Test
    void nothingToCompareIsNoTrouble() {
        assertThat(LINKAGE.link(List.of()).clusters()).isEmpty();
        var empty = new Person(new RecordKey("mairie", "1"), "", "", "", 0, "", -1);
        var linked = LINKAGE.link(List.of(empty, empty.in("mediatheque", "1"), empty.in("mediatheque", "2")));
        assertThat(linked.clusters()).hasSize(3);
        assertThat(linked.links()).isEmpty();
    }

    @Test
    void twoRecordsWithOneKeyAreAMistakeOfTheCaller() {
        var solange = REGISTER.people().getFirst();
        assertThatThrownBy(() -> LINKAGE.link(List.of(solange, solange)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("mairie 0");
    }

    @Test
    void eachPassSaysWhatItFound() {
        var statistics = LINKAGE.link(REGISTER.people()).statistics();
        assertThat(statistics.passes())
                .extracting(LinkageStatistics.BlockingPassStatistics::pass)
                .containsExactly("téléphone", "nom", "adresse");
        assertThat(statistics.passes()).allSatisfy(pass -> {
            assertThat(pass.matches()).isPositive();
            assertThat(pass.matchesOnlyHere()).isLessThanOrEqualTo(pass.matches());
        });
        assertThat(statistics.passes().stream()
                        .mapToLong(LinkageStatistics.BlockingPassStatistics::added)
                        .sum())
                .isGreaterThanOrEqualTo(statistics.compared());
        assertThat(statistics.recall().orElseThrow()).isBetween(0.9, 1.0);
        assertThat(statistics.reduction()).isGreaterThan(0.9);
    }

    /// A few records are judged with the parameters of the whole register.
    private static RecordLinkage<Person> withParameters() {
        return LINKAGE.given(LINKAGE.link(REGISTER.people()).parameters());
    }

    private static RecordKey key(String source, String id) {
        return new RecordKey(source, id);
    }
}
