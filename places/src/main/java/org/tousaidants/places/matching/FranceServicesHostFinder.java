package org.tousaidants.places.matching;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tousaidants.core.linkage.RecordKey;

/// « Structures d’accueil » — finds a France Services centre and the body that may host it, in one street of
/// one commune. They have two names and often two telephones, so similarity means little: a person decides,
/// whatever the weights.
final class FranceServicesHostFinder {
    static final String SENTENCE = "Un espace France services et la structure qui peut l’accueillir, dans la même rue.";

    /// Two records in sorted order.
    record Pair(RecordKey left, RecordKey right) {
        static Pair of(RecordKey one, RecordKey other) {
            return one.compareTo(other) <= 0 ? new Pair(one, other) : new Pair(other, one);
        }
    }

    private FranceServicesHostFinder() {}

    /// Whether one of the two records may host the other.
    static boolean ask(PlaceRecord left, PlaceRecord right, WordVocabulary vocabulary) {
        if (!houses(left, right) && !houses(right, left)) return false;
        if (left.kind().moves() || right.kind().moves() || !left.town().same(right.town())) return false;
        var spot = LocationComparison.compare(left, right, vocabulary);
        return spot >= LocationComparison.SAME_POINT
                || spot == LocationComparison.NEAR
                        && ParsedAddress.compare(left, right, vocabulary) >= ParsedAddress.ANOTHER_NUMBER;
    }

    /// Whether the host may house the centre. A list may call the host itself a France Services centre: then
    /// another list names the centre.
    private static boolean houses(PlaceRecord host, PlaceRecord house) {
        return host.kind().houses()
                && house.kind().franceServices()
                && (!host.kind().franceServices()
                        || !host.key().source().equals(house.key().source()));
    }

    /// All such pairs. Within a commune only France Services centres and possible hosts are compared, so that a
    /// million records take one pass.
    static Set<Pair> among(PlaceRecords.Ready ready) {
        var houses = new HashMap<Integer, List<PlaceRecord>>();
        for (var fiche : ready.fiches())
            if (fiche.kind().franceServices() && fiche.town().commune() >= 0)
                houses.computeIfAbsent(fiche.town().commune(), _ -> new ArrayList<>())
                        .add(fiche);
        var pairs = new HashSet<Pair>();
        for (var host : ready.fiches()) {
            if (!host.kind().houses()) continue;
            for (var town : towns(host.town()))
                for (var house : houses.getOrDefault(town, List.of()))
                    if (!house.key().equals(host.key()) && ask(house, host, ready.vocabulary()))
                        pairs.add(Pair.of(house.key(), host.key()));
        }
        return pairs;
    }

    /// The towns of a record; an arrondissement and its city are one town.
    private static Set<Integer> towns(RecordTown town) {
        if (town.commune() < 0) return Set.of();
        return town.city() >= 0 && town.city() != town.commune()
                ? Set.of(town.commune(), town.city())
                : Set.of(town.commune());
    }
}
