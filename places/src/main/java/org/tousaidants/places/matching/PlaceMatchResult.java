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
import org.tousaidants.core.linkage.LinkageParameters;
import org.tousaidants.core.linkage.LinkageResult;
import org.tousaidants.core.linkage.LinkageStatistics;
import org.tousaidants.core.linkage.MatchDecision;
import org.tousaidants.core.linkage.MatchDecisionConflict;
import org.tousaidants.core.linkage.MatchPairGuard;
import org.tousaidants.core.linkage.RecordKey;
import org.tousaidants.core.linkage.RecordLink;
import org.tousaidants.core.linkage.RecordLink.RecordLinkReason;
import org.tousaidants.core.linkage.RecordMatchExplanation;

/// « Résultat du rapprochement » — the pairs to review and the groups of records; each record belongs to exactly one
/// group.
public final class PlaceMatchResult {
    private static final double JUST_BELOW = 0.001;

    private final LinkageResult<MatchablePlaceRecord> linked;
    private final Set<String> wellKept;
    private final Set<FranceServicesHostPlaceFinder.HostRecordPair> hosts;

    /// Creates the result from the output of the linkage engine.
    ///
    /// @param linked result of the linkage engine
    /// @param wellKept names of the sources without duplicates
    /// @param hosts pairs that a person must decide, however similar or different they are
    PlaceMatchResult(
            LinkageResult<MatchablePlaceRecord> linked,
            Set<String> wellKept,
            Set<FranceServicesHostPlaceFinder.HostRecordPair> hosts) {
        this.linked = linked;
        this.wellKept = Set.copyOf(wellKept);
        this.hosts = Set.copyOf(hosts);
    }

    /// « Paire de fiches » — two records and the decision about them.
    ///
    /// @param probability probability, from 0 to 1, that both describe one place. It is adjusted to the
    ///     decision: never below the threshold for a match, never above it for a pair that a rule forbids
    /// @param held whether a rule or another record forbids the match, so that the probability says little
    /// @param sentence reason for the decision, in French
    public record MatchedPair(
            RecordKey left,
            RecordKey right,
            double probability,
            MatchDecision decision,
            boolean held,
            String sentence) {}

    /// Returns the pairs that are similar enough for a review and the pairs that people decided, sorted by key.
    public List<MatchedPair> pairs() {
        var pairs = linked.links().stream()
                .filter(link ->
                        link.decision() != MatchDecision.DISTINCT || link.reason() == RecordLinkReason.RULED_DISTINCT)
                .map(PlaceMatchResult::pair)
                .collect(Collectors.toCollection(ArrayList::new));
        var known = pairs.stream()
                .map(pair -> FranceServicesHostPlaceFinder.HostRecordPair.of(pair.left(), pair.right()))
                .collect(Collectors.toSet());
        var groups = hosts.isEmpty() ? Map.<RecordKey, Integer>of() : numbers();
        for (var host : hosts)
            if (!known.contains(host) && !Objects.equals(groups.get(host.left()), groups.get(host.right())))
                pairs.add(new MatchedPair(
                        host.left(),
                        host.right(),
                        DuplicatePlaceMatcher.THRESHOLDS.review(),
                        MatchDecision.REVIEW,
                        true,
                        FranceServicesHostPlaceFinder.SENTENCE));
        pairs.sort(Comparator.comparing(MatchedPair::left).thenComparing(MatchedPair::right));
        return List.copyOf(pairs);
    }

    /// Returns, for each record, the number of the group to which it belongs.
    private Map<RecordKey, Integer> numbers() {
        var numbers = new HashMap<RecordKey, Integer>();
        var groups = groups();
        for (var n = 0; n < groups.size(); n++) for (var key : groups.get(n)) numbers.put(key, n);
        return numbers;
    }

    /// Returns the decision on two records; empty if they were not compared. It is also returned if they
    /// describe two places.
    public Optional<MatchedPair> pair(RecordKey one, RecordKey other) {
        return linked.links().stream()
                .filter(link -> link.left().equals(one) && link.right().equals(other)
                        || link.left().equals(other) && link.right().equals(one))
                .findFirst()
                .map(PlaceMatchResult::pair);
    }

    /// Returns the number of pairs of similar records that were decided to be two places.
    int heldApart() {
        return (int) linked.links().stream()
                .filter(link -> link.decision() == MatchDecision.DISTINCT)
                .count();
    }

    private static MatchedPair pair(RecordLink link) {
        var threshold = DuplicatePlaceMatcher.THRESHOLDS.match();
        var probability = switch (link.decision()) {
            case MATCH -> Math.max(link.probability(), threshold);
            case REVIEW -> Math.min(link.probability(), threshold - JUST_BELOW);
            case DISTINCT -> Math.min(link.probability(), DuplicatePlaceMatcher.THRESHOLDS.review() - JUST_BELOW);
        };
        return new MatchedPair(link.left(), link.right(), probability, link.decision(), held(link), link.sentence());
    }

    private static boolean held(RecordLink link) {
        return switch (link.reason()) {
            case GUARD, TIE, RIVAL, CONTRADICTED, UNLIKE_THE_REST, CONTRADICTION -> true;
            case ALIKE, TOGETHER, UNSURE, RULED_SAME, RULED_DISTINCT -> false;
        };
    }

    /// Returns all groups, sorted by their first key; a record without a match forms its own group.
    public List<List<RecordKey>> groups() {
        return linked.clusters();
    }

    /// Returns an explanation for two records: each comparison of their values, with its result and its weight.
    public RecordMatchExplanation explain(RecordKey one, RecordKey other) {
        return linked.explain(one, other);
    }

    /// Returns the sentence, in French, of the rule that forbids to match these two records; empty if no rule
    /// forbids it. The records need not have been compared.
    public Optional<String> rule(RecordKey one, RecordKey other) {
        return linked.veto(one, other).map(MatchPairGuard.MatchVeto::sentence);
    }

    /// Returns people's decisions that contradict each other, so that people must decide again.
    public List<MatchDecisionConflict> contradictions() {
        return linked.contradictions();
    }

    /// Returns the names of the sources that contain no duplicates. Two records of such a source are presumed to
    /// be two places.
    public Set<String> wellKept() {
        return wellKept;
    }

    public LinkageStatistics statistics() {
        return linked.statistics();
    }

    public LinkageParameters parameters() {
        return linked.parameters();
    }
}
