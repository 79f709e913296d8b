package org.tousaidants.places.matching;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.tousaidants.SharedData;
import org.tousaidants.core.linkage.MatchDecision;
import org.tousaidants.core.linkage.RecordedPairDecision;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.territory.Communes;
import org.tousaidants.places.directory.HarvestedPlaceRecord;
import org.tousaidants.places.directory.Places;
import org.tousaidants.places.directory.ValueStatementSource;
import org.tousaidants.places.matching.KnownPairs.Pair;
import org.tousaidants.platform.web.FrenchAlphabeticalOrder;

/// Quality and speed of matching real lists of French places, on held-out pairs that the
/// engine never learned from.
/// `bin/bench linkage` prints it.
public final class PlaceMatchingQuality {
    private static final double PRECISION = 0.99;
    private static final double RECALL = 0.95;
    private static final int BATCH = 1_000;
    private static final long SEED = 20_261_126;

    private PlaceMatchingQuality() {}

    public static void main(String[] arguments) throws IOException {
        if (!print()) System.exit(1);
    }

    /// @return whether every figure is within its budget
    public static boolean print() throws IOException {
        if (SharedData.find("places/places_all_light.csv").isEmpty()) {
            System.out.println("places: the real lists are not beside the repository");
            return true;
        }
        var ok = true;
        for (var truth : truths()) ok &= measure(truth);
        return ok & oneDoor();
    }

    /// A France services house and its host: two names in two lists, one address, one phone. Half of the pairs,
    /// drawn by their numbers, are held out.
    private static boolean oneDoor() throws IOException {
        var doors = new HashMap<String, List<MatchedSourceRecord>>();
        for (var entry : france()) {
            var street = FrenchAlphabeticalOrder.plain(entry.sheet().text(Field.ADRESSE));
            var phone = entry.sheet().text(Field.TELEPHONE);
            if (street.chars().anyMatch(Character::isDigit) && !phone.isEmpty())
                doors.computeIfAbsent(
                                street + "/" + entry.sheet().text(Field.CODE_POSTAL) + "/" + phone,
                                _ -> new ArrayList<>())
                        .add(entry);
        }
        var entries = new HashSet<MatchedSourceRecord>();
        var known = new HashSet<Pair>();
        for (var door : doors.values())
            for (var house : door)
                for (var host : door)
                    if (franceServices(house)
                            && !franceServices(host)
                            && !house.source().equals(host.source())
                            && Math.floorMod((house.id() + host.id()).hashCode(), 2) == 0) {
                        entries.add(house);
                        entries.add(host);
                        known.add(new Pair(house.key(), host.key()));
                    }
        var matchResult = DuplicatePlaceMatcher.shipped(Communes.shipped())
                .match(entries.stream()
                        .sorted(Comparator.comparing(entry -> entry.source() + "/" + entry.id()))
                        .toList());
        var asked = pairs(matchResult, Set.of(MatchDecision.MATCH, MatchDecision.REVIEW));
        var joined = matchResult.groups();
        var found = known.stream()
                .filter(pair -> asked.contains(pair)
                        || asked.contains(new Pair(pair.right(), pair.left()))
                        || joined.stream().anyMatch(group -> group.containsAll(List.of(pair.left(), pair.right()))))
                .count();
        var share = (double) found / Math.max(1, known.size());
        var ok = share >= RECALL;
        System.out.printf(
                Locale.ROOT,
                "places-one-door-joined-or-asked %.4f of %d (budget >= %s) %s%n",
                share,
                known.size(),
                RECALL,
                ok ? "ok" : "short");
        return ok;
    }

    private static boolean franceServices(MatchedSourceRecord entry) {
        var name = FrenchAlphabeticalOrder.plain(entry.sheet().text(Field.NOM));
        return name.matches(".*\\b(france services?|msap|maison (de|des) services? (au public|publics))\\b.*");
    }

    /// All records of the given sources for the places of the country.
    public static List<MatchedSourceRecord> france() throws IOException {
        var table = new SourcePlaceTable();
        table.read(SharedData.find("places/places_all_light.csv").orElseThrow(), _ -> {});
        return table.entries();
    }

    static List<KnownPairs> truths() throws IOException {
        var all = france();
        var truths = new ArrayList<KnownPairs>();
        truths.add(KnownPairs.pairsFile());
        truths.add(KnownPairs.years("fs-2021-2022", all, "france-services@2021-04", "france-services@2022-12"));
        // Provisional numbers are no truth.
        var numbered =
                all.stream().filter(entry -> !entry.id().startsWith("temp_")).toList();
        truths.add(KnownPairs.years("fs-2022-2024", numbered, "france-services@2022-12", "france-services@2024-08"));
        truths.add(KnownPairs.sirets(
                "aidants-connect-2023-2024", all, "aidants-connect-structures@2024-02", "aidants-connect@2023-01"));
        var list = new ArrayList<MatchedSourceRecord>();
        for (var entry : KnownPairs.of(all, "bibliotheques@2020")) if (list.size() < 4_000) list.add(entry);
        list.addAll(KnownPairs.of(all, "france-services@2022-12"));
        truths.add(CorruptedList.truth("copied-by-hand", list, SEED));
        return truths;
    }

    private static boolean measure(KnownPairs truth) {
        match(truth); // warms up
        var start = System.nanoTime();
        var matchResult = match(truth);
        var seconds = (System.nanoTime() - start) / 1e9;
        var matches = pairs(matchResult, Set.of(MatchDecision.MATCH));
        var withReview = pairs(matchResult, Set.of(MatchDecision.MATCH, MatchDecision.REVIEW));
        var auto = MatchingScores.of(truth, matches, true);
        var looked = MatchingScores.of(truth, withReview, true);
        var ok = line(truth, "precision", auto.precision(), PRECISION);
        ok &= line(truth, "recall-with-review", looked.recall(), RECALL);
        System.out.printf(Locale.ROOT, "places-%s-recall %.4f%n", truth.name(), auto.recall());
        System.out.printf(
                Locale.ROOT,
                "places-%s-blocking %d pairs of %d compared, recall estimated %.4f%n",
                truth.name(),
                matchResult.statistics().compared(),
                matchResult.statistics().possible(),
                matchResult.statistics().recall().orElse(Double.NaN));
        var known = truth.pairs().stream()
                .filter(pair -> truth.counts(pair, true))
                .map(pair -> RecordedPairDecision.same(pair.left(), pair.right()))
                .toList();
        System.out.printf(
                Locale.ROOT,
                "places-%s-blocking-recall %.4f (measured)%n",
                truth.name(),
                DuplicatePlaceMatcher.shipped(Communes.shipped()).preselected(truth.entries(), known));
        System.out.printf(Locale.ROOT, "places-%s-f1 %.4f (%.2f s)%n", truth.name(), auto.f1(), seconds);
        return ok;
    }

    private static boolean line(KnownPairs truth, String name, double figure, double budget) {
        var ok = figure >= budget;
        System.out.printf(
                Locale.ROOT,
                "places-%s-%s %.4f (budget >= %s) %s%n",
                truth.name(),
                name,
                figure,
                budget,
                ok ? "ok" : "short");
        return ok;
    }

    private static PlaceMatchResult match(KnownPairs truth) {
        return DuplicatePlaceMatcher.shipped(Communes.shipped()).match(truth.entries());
    }

    /// Between the two lists: within one of them the truth is unknown.
    private static Set<Pair> pairs(PlaceMatchResult matchResult, Set<MatchDecision> decisions) {
        var pairs = new HashSet<Pair>();
        for (var pair : matchResult.pairs())
            if (decisions.contains(pair.decision())
                    && !pair.left().source().equals(pair.right().source()))
                pairs.add(new Pair(pair.left(), pair.right()));
        return pairs;
    }

    /// The real lists, each as its source gives it, into the directory of a network.
    public static void gather(Places places) throws IOException {
        var bySource = new TreeMap<String, List<HarvestedPlaceRecord>>();
        for (var entry : france())
            bySource.computeIfAbsent(entry.source(), _ -> new ArrayList<>())
                    .add(new HarvestedPlaceRecord(entry.id(), entry.sheet()));
        bySource.forEach((name, records) -> {
            var source = new ValueStatementSource.HarvestedSource(name, UUID.randomUUID());
            for (var from = 0; from < records.size(); from += BATCH)
                places.gather(source, records.subList(from, Math.min(records.size(), from + BATCH)));
        });
    }
}
