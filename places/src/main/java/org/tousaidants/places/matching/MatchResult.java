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
import org.tousaidants.core.linkage.Contradiction;
import org.tousaidants.core.linkage.Decision;
import org.tousaidants.core.linkage.Explanation;
import org.tousaidants.core.linkage.Guard;
import org.tousaidants.core.linkage.LinkStatistics;
import org.tousaidants.core.linkage.Linked;
import org.tousaidants.core.linkage.Parameters;
import org.tousaidants.core.linkage.RecordKey;
import org.tousaidants.core.linkage.RecordLink;
import org.tousaidants.core.linkage.RecordLink.Reason;

/// « Résultat du rapprochement » — the pairs worth a look, and every record in one group.
public final class MatchResult {
    private static final double JUST_BELOW = 0.001;

    private final Linked<Fiche> linked;
    private final Set<String> wellKept;
    private final Set<Hosts.Pair> hosts;

    /// @param hosts pairs that a person is asked about, however little they are alike
    MatchResult(Linked<Fiche> linked, Set<String> wellKept, Set<Hosts.Pair> hosts) {
        this.linked = linked;
        this.wellKept = Set.copyOf(wellKept);
        this.hosts = Set.copyOf(hosts);
    }

    /// « Paire de fiches »
    ///
    /// @param probability that they are one place, once their whole group and the rules were looked at: a match is
    ///     never below the threshold, a pair that a rule holds back never above
    /// @param held a rule or another record speaks against, however alike they are: the probability says little
    /// @param sentence why this decision, in French
    public record Pair(
            RecordKey left, RecordKey right, double probability, Decision decision, boolean held, String sentence) {}

    /// Pairs that are at least worth a look, and those that people decided, sorted by their keys.
    public List<Pair> pairs() {
        var pairs = linked.links().stream()
                .filter(link -> link.decision() != Decision.DISTINCT || link.reason() == Reason.RULED_DISTINCT)
                .map(MatchResult::pair)
                .collect(Collectors.toCollection(ArrayList::new));
        var known = pairs.stream()
                .map(pair -> Hosts.Pair.of(pair.left(), pair.right()))
                .collect(Collectors.toSet());
        var groups = hosts.isEmpty() ? Map.<RecordKey, Integer>of() : numbers();
        for (var host : hosts)
            if (!known.contains(host) && !Objects.equals(groups.get(host.left()), groups.get(host.right())))
                pairs.add(new Pair(
                        host.left(), host.right(), Matcher.THRESHOLDS.review(), Decision.REVIEW, true, Hosts.SENTENCE));
        pairs.sort(Comparator.comparing(Pair::left).thenComparing(Pair::right));
        return List.copyOf(pairs);
    }

    /// The number of the group of each record.
    private Map<RecordKey, Integer> numbers() {
        var numbers = new HashMap<RecordKey, Integer>();
        var groups = groups();
        for (var n = 0; n < groups.size(); n++) for (var key : groups.get(n)) numbers.put(key, n);
        return numbers;
    }

    /// What was decided of two records that were alike enough to be spoken of, be it that they are two places.
    public Optional<Pair> pair(RecordKey one, RecordKey other) {
        return linked.links().stream()
                .filter(link -> link.left().equals(one) && link.right().equals(other)
                        || link.left().equals(other) && link.right().equals(one))
                .findFirst()
                .map(MatchResult::pair);
    }

    /// How many pairs were alike, and yet are two places.
    int heldApart() {
        return (int) linked.links().stream()
                .filter(link -> link.decision() == Decision.DISTINCT)
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

    /// Every record in one group, alone if nothing is like it; sorted by their first key.
    public List<List<RecordKey>> groups() {
        return linked.clusters();
    }

    /// Of any two records, compared or not: question by question, each answer with its weight.
    public Explanation explain(RecordKey one, RecordKey other) {
        return linked.explain(one, other);
    }

    /// The rule that holds two records apart however alike they are, compared or not, in French.
    public Optional<String> rule(RecordKey one, RecordKey other) {
        return linked.veto(one, other).map(Guard.Veto::sentence);
    }

    /// Decisions of people that cannot all be true: they are left to people.
    public List<Contradiction> contradictions() {
        return linked.contradictions();
    }

    /// The sources in which two records are presumed two places.
    public Set<String> wellKept() {
        return wellKept;
    }

    public LinkStatistics statistics() {
        return linked.statistics();
    }

    public Parameters parameters() {
        return linked.parameters();
    }
}
