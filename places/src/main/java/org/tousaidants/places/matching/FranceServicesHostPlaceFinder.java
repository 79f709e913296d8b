package org.tousaidants.places.matching;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tousaidants.core.linkage.RecordKey;

/// « Structures d’accueil » — finds pairs of a France Services centre and the organisation in the same street that
/// may host it. Because both have their own name and often their own telephone, similarity tells nothing about such
/// a pair. Therefore a person decides, whatever the computed weights.
final class FranceServicesHostPlaceFinder {
    static final String SENTENCE = "Un espace France services et la structure qui peut l’accueillir, dans la même rue.";

    /// Two records, in sorted order.
    record HostRecordPair(RecordKey left, RecordKey right) {
        static HostRecordPair of(RecordKey one, RecordKey other) {
            return one.compareTo(other) <= 0 ? new HostRecordPair(one, other) : new HostRecordPair(other, one);
        }
    }

    private FranceServicesHostPlaceFinder() {}

    /// Returns whether one of the two records may be the organisation that hosts the other, a France Services
    /// centre. A person must then decide about the pair.
    static boolean ask(MatchablePlaceRecord left, MatchablePlaceRecord right, RecordWordVocabulary vocabulary) {
        if (!houses(left, right) && !houses(right, left)) return false;
        if (left.kind().moves() || right.kind().moves() || !left.town().same(right.town())) return false;
        var spot = RecordLocationComparison.compare(left, right, vocabulary);
        return spot >= RecordLocationComparison.SAME_POINT
                || spot == RecordLocationComparison.NEAR
                        && ParsedAddress.compare(left, right, vocabulary) >= ParsedAddress.ANOTHER_NUMBER;
    }

    /// Returns whether the organisation `host` may house the centre `house`. If the list of one source calls the
    /// host itself a France Services centre, the centre must come from another list.
    private static boolean houses(MatchablePlaceRecord host, MatchablePlaceRecord house) {
        return host.kind().houses()
                && house.kind().franceServices()
                && (!host.kind().franceServices()
                        || !host.key().source().equals(house.key().source()));
    }

    /// Returns all pairs of a France Services centre and a possible host. Within a commune only such centres and
    /// possible hosts are compared, so that a million records need only one pass.
    ///
    /// @param ready the prepared records
    static Set<HostRecordPair> among(MatchablePlaceRecords.PreparedPlaceRecords ready) {
        var houses = new HashMap<Integer, List<MatchablePlaceRecord>>();
        for (var fiche : ready.fiches())
            if (fiche.kind().franceServices() && fiche.town().commune() >= 0)
                houses.computeIfAbsent(fiche.town().commune(), _ -> new ArrayList<>())
                        .add(fiche);
        var pairs = new HashSet<HostRecordPair>();
        for (var host : ready.fiches()) {
            if (!host.kind().houses()) continue;
            for (var town : towns(host.town()))
                for (var house : houses.getOrDefault(town, List.of()))
                    if (!house.key().equals(host.key()) && ask(house, host, ready.vocabulary()))
                        pairs.add(HostRecordPair.of(house.key(), host.key()));
        }
        return pairs;
    }

    /// Returns the numbers of the communes of a record. An arrondissement and its city count as one commune.
    private static Set<Integer> towns(RecordCommuneKeys town) {
        if (town.commune() < 0) return Set.of();
        return town.city() >= 0 && town.city() != town.commune()
                ? Set.of(town.commune(), town.city())
                : Set.of(town.commune());
    }
}
