package org.tousaidants.places.merging;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.tousaidants.core.schema.Field;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceId;

/// « File d'attente » — the proposals to decide: pairs to review one by one, and obvious groups. Computed without
/// the database.
///
/// @param pairs the pairs, unsorted because each reader gets a different order
record DuplicateReviewQueue(List<WaitingPair> pairs, List<ObviousDuplicate> obvious) {
    private static final int MOST_TOGETHER = 6;
    private static final int BANDS = 10;

    /// « À regarder » — two current places to review, with the proposal to merge two of their records. `later`
    /// is the decision by which a person postponed the pair, if there is one.
    record WaitingPair(Place left, Place right, MergeCandidate candidate, Optional<MergeDecision> later) {}

    /// « Évident » — a group of places that are clearly identical, and the pairs of records that a coordinator
    /// confirms to merge them.
    record ObviousDuplicate(List<Place> places, List<MergeCandidate> pairs) {}

    /// Two places, and the strongest of the proposals to merge records of them.
    private record BestMergeProposal(Place left, Place right, MergeCandidate candidate) {}

    /// Computes the pairs and groups to decide.
    ///
    /// @param standing the current places
    /// @param under for each merged record, its current place
    static DuplicateReviewQueue of(
            Collection<MergeCandidate> proposed,
            Map<PlaceId, Place> standing,
            Map<PlaceId, PlaceId> under,
            MergeDecisionsInForce rulings) {
        var members = new HashMap<PlaceId, List<PlaceId>>();
        under.forEach((record, root) -> members.computeIfAbsent(root, id -> new ArrayList<>(List.of(id)))
                .add(record));
        var best = new LinkedHashMap<PlaceRecordPair, BestMergeProposal>();
        for (var candidate : proposed) {
            var left = standing.get(root(candidate.pair().left(), under));
            var right = standing.get(root(candidate.pair().right(), under));
            if (left == null || right == null || left.id().equals(right.id())) continue;
            if (!rulings.apart(of(left, members), of(right, members)).isEmpty()) continue;
            best.merge(
                    new PlaceRecordPair(left.id(), right.id()),
                    new BestMergeProposal(left, right, candidate),
                    (one, two) ->
                            one.candidate().probability() >= two.candidate().probability() ? one : two);
        }
        var obvious = obvious(best.values(), members, rulings);
        var lineOf = new HashMap<PlaceId, ObviousDuplicate>();
        for (var line : obvious) line.places().forEach(place -> lineOf.put(place.id(), line));
        var waiting = best.values().stream()
                .filter(one -> !onOneLine(one, lineOf))
                .map(one -> new WaitingPair(
                        one.left(),
                        one.right(),
                        one.candidate(),
                        rulings.of(one.candidate().pair())
                                .filter(decision -> decision.verdict() == MergeDecision.MergeVerdict.LATER)))
                .toList();
        return new DuplicateReviewQueue(waiting, obvious);
    }

    private static boolean onOneLine(BestMergeProposal one, Map<PlaceId, ObviousDuplicate> lineOf) {
        var line = lineOf.get(one.left().id());
        return line != null && line == lineOf.get(one.right().id());
    }

    /// Returns the next pair to review for this reader; empty if no pair is left.
    Optional<WaitingPair> next(UUID reader) {
        return pairs.stream().min(order(reader));
    }

    /// Returns the number of pairs to review whose decision a person has postponed.
    long later() {
        return pairs.stream().filter(one -> one.later().isPresent()).count();
    }

    /// Returns the order of the pairs for one reader.
    ///
    /// @param reader id of the account: two people who review at the same time get the pairs in different orders
    static Comparator<WaitingPair> order(UUID reader) {
        return Comparator.comparingLong(
                        (WaitingPair one) -> one.later().map(MergeDecision::n).orElse(0L))
                .thenComparingLong(one -> -Math.round(one.candidate().probability() * BANDS))
                .thenComparingInt(one -> mixed(one.candidate().pair(), reader));
    }

    private static int mixed(PlaceRecordPair pair, UUID reader) {
        var bits = (pair.hashCode() * 31L + reader.hashCode()) * 0x9E3779B97F4A7C15L;
        return (int) (bits >>> 32);
    }

    /// Returns the groups of places that are joined only by sure proposals. A group with two SIRETs, with places
    /// that a person separated, or with very many places is not obvious; its pairs are reviewed one by one.
    private static List<ObviousDuplicate> obvious(
            Collection<BestMergeProposal> best, Map<PlaceId, List<PlaceId>> members, MergeDecisionsInForce rulings) {
        var sure = best.stream()
                .filter(one -> one.candidate().sure())
                .sorted(Comparator.comparingDouble(
                                (BestMergeProposal one) -> -one.candidate().probability())
                        .thenComparing(one -> one.left().id().value())
                        .thenComparing(one -> one.right().id().value()))
                .toList();
        var group = new HashMap<PlaceId, DuplicateGroup>();
        for (var candidate : sure) {
            var left = group.computeIfAbsent(candidate.left().id(), id -> new DuplicateGroup(candidate.left()));
            var right = group.computeIfAbsent(candidate.right().id(), id -> new DuplicateGroup(candidate.right()));
            if (left == right) continue;
            left.take(right, candidate.candidate());
            right.places.forEach(place -> group.put(place.id(), left));
        }
        return new LinkedHashSet<>(group.values())
                .stream()
                        .filter(one -> one.places.size() > 1 && one.places.size() <= MOST_TOGETHER)
                        .filter(one -> !twoSirets(one.places))
                        .filter(one -> !toldApart(one.places, members, rulings))
                        .map(one -> new ObviousDuplicate(List.copyOf(one.places), List.copyOf(one.pairs)))
                        .sorted(Comparator.comparing((ObviousDuplicate one) ->
                                        one.places().getFirst().commune())
                                .thenComparing(one -> one.places().getFirst().name())
                                .thenComparing(
                                        one -> one.places().getFirst().id().value()))
                        .toList();
    }

    private static final class DuplicateGroup {
        final Set<Place> places = new LinkedHashSet<>();
        final List<MergeCandidate> pairs = new ArrayList<>();

        DuplicateGroup(Place place) {
            places.add(place);
        }

        void take(DuplicateGroup other, MergeCandidate by) {
            places.addAll(other.places);
            pairs.addAll(other.pairs);
            pairs.add(by);
        }
    }

    static boolean twoSirets(Collection<Place> places) {
        return places.stream()
                        .map(DuplicateReviewQueue::siret)
                        .flatMap(Optional::stream)
                        .distinct()
                        .count()
                > 1;
    }

    private static Optional<String> siret(Place place) {
        return place.sheet().get(Field.PIVOT).filter(pivot -> pivot.matches("\\d{14}") && !pivot.matches("0+"));
    }

    private static boolean toldApart(
            Collection<Place> places, Map<PlaceId, List<PlaceId>> members, MergeDecisionsInForce rulings) {
        for (var one : places)
            for (var other : places)
                if (!one.id().equals(other.id())
                        && !rulings.apart(of(one, members), of(other, members)).isEmpty()) return true;
        return false;
    }

    private static PlaceId root(PlaceId record, Map<PlaceId, PlaceId> under) {
        return under.getOrDefault(record, record);
    }

    private static List<PlaceId> of(Place place, Map<PlaceId, List<PlaceId>> members) {
        return members.getOrDefault(place.id(), List.of(place.id()));
    }
}
