package org.tousaidants.places.matching;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tousaidants.core.linkage.DecisionConflict;
import org.tousaidants.core.linkage.LinkStatistics;
import org.tousaidants.core.linkage.LinkageParameters;
import org.tousaidants.core.linkage.LinkageResult;
import org.tousaidants.core.linkage.MatchDecision;
import org.tousaidants.core.linkage.MatchExplanation;
import org.tousaidants.core.linkage.PairGuard;
import org.tousaidants.core.linkage.RecordKey;
import org.tousaidants.core.linkage.RecordLink;
import org.tousaidants.core.linkage.RecordLink.Reason;

/// « Résultat du rapprochement » — the pairs worth a review, and the groups; each record is in one group.
public final class MatchResult {
    private static final double JUST_BELOW = 0.001;

    private final LinkageResult<PlaceRecord> linked;
    private final Set<String> wellKept;
    private final Set<FranceServicesHostFinder.Pair> hosts;

    /// @param hosts pairs that a person must decide, however similar or different they are
    MatchResult(LinkageResult<PlaceRecord> linked, Set<String> wellKept, Set<FranceServicesHostFinder.Pair> hosts) {
        this.linked = linked;
        this.wellKept = Set.copyOf(wellKept);
        this.hosts = Set.copyOf(hosts);
    }

    /// « Paire de fiches » — two records and the decision.
    ///
    /// @param probability that they are one place, after the check of the whole group and the rules: a match is
    /// never below the threshold, and a pair that a rule forbids never above
    /// @param held whether a rule or another record is against it, so that the probability means little
    /// @param sentence reason for the decision, in French
    public record Pair(
            RecordKey left,
            RecordKey right,
            double probability,
            MatchDecision decision,
            boolean held,
            String sentence) {}

    /// The pairs similar enough for a review, and those that people decided, sorted by key.
    public List<Pair> pairs() {
        var pairs = linked.links().stream()
                .filter(link -> link.decision() != MatchDecision.DISTINCT || link.reason() == Reason.RULED_DISTINCT)
                .map(MatchResult::pair)
                .collect(Collectors.toCollection(ArrayList::new));
        var known = pairs.stream()
                .map(pair -> FranceServicesHostFinder.Pair.of(pair.left(), pair.right()))
                .collect(Collectors.toSet());
        var groups = hosts.isEmpty() ? Map.<RecordKey, Integer>of() : numbers();
        for (var host : hosts)
            if (!known.contains(host) && !Objects.equals(groups.get(host.left()), groups.get(host.right())))
                pairs.add(new Pair(
                        host.left(),
                        host.right(),
                        Matcher.THRESHOLDS.review(),
                        MatchDecision.REVIEW,
                        true,
                        FranceServicesHostFinder.SENTENCE));
        pairs.sort(Comparator.comparing(Pair::left).thenComparing(Pair::right));
        return List.copyOf(pairs);
    }

    /// For each record, the number of its group.
    private Map<RecordKey, Integer> numbers() {
        var numbers = new HashMap<RecordKey, Integer>();
        var groups = groups();
        for (var n = 0; n < groups.size(); n++) for (var key : groups.get(n)) numbers.put(key, n);
        return numbers;
    }

    /// The decision on two records that were compared, even if they are two places.
    public Optional<Pair> pair(RecordKey one, RecordKey other) {
        return linked.links().stream()
                .filter(link -> link.left().equals(one) && link.right().equals(other)
                        || link.left().equals(other) && link.right().equals(one))
                .findFirst()
                .map(MatchResult::pair);
    }

    /// The number of similar pairs that are two places.
    int heldApart() {
        return (int) linked.links().stream()
                .filter(link -> link.decision() == MatchDecision.DISTINCT)
                .count();
    }

    private static Pair pair(RecordLink link) {
        var threshold = Matcher.THRESHOLDS.match();
        var probability = switch (link.decision()) {
            case MATCH -> Math.max(link.probability(), threshold);
            case REVIEW -> Math.min(link.probability(), threshold - JUST_BELOW);
            case DISTINCT -> Math.min(link.probability(), Matcher.THRESHOLDS.review() - JUST_BELOW);
        };
        return new Pair(link.left(), link.right(), probability, link.decision(), held(link), link.sentence());
    }

    private static boolean held(RecordLink link) {
        return switch (link.reason()) {
            case GUARD, TIE, RIVAL, CONTRADICTED, UNLIKE_THE_REST, CONTRADICTION -> true;
            case ALIKE, TOGETHER, UNSURE, RULED_SAME, RULED_DISTINCT -> false;
        };
    }

    /// All groups, sorted by their first key; a record without a match is alone.
    public List<List<RecordKey>> groups() {
        return linked.clusters();
    }

    /// For any two records, each comparison with its result and weight.
    public MatchExplanation explain(RecordKey one, RecordKey other) {
        return linked.explain(one, other);
    }

    /// The rule, in French, that forbids a match of two records, even if they were not compared.
    public Optional<String> rule(RecordKey one, RecordKey other) {
        return linked.veto(one, other).map(PairGuard.Veto::sentence);
    }

    /// Decisions of people that contradict each other; people must decide again.
    public List<DecisionConflict> contradictions() {
        return linked.contradictions();
    }

    /// The names of the sources in which two records are presumed to be two places.
    public Set<String> wellKept() {
        return wellKept;
    }

    public LinkStatistics statistics() {
        return linked.statistics();
    }

    public LinkageParameters parameters() {
        return linked.parameters();
    }
}
