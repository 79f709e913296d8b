package org.tousaidants.find.ranking;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.Communes;

/// Finding help among 50,000 places of the whole country, in process and on one thread: the usual mix of
/// searches, then the slowest kinds, each alone.
public final class MatchingBench {
    private static final int PLACES = 50_000;
    private static final double BUDGET_MILLIS = 1;
    private static final LocalDateTime THURSDAY_15H = LocalDateTime.of(2026, 11, 26, 15, 0);
    private static final LocalDateTime SUNDAY_3H = LocalDateTime.of(2026, 11, 29, 3, 0);

    private MatchingBench() {}

    public static void main(String[] args) {
        System.exit(run() ? 0 : 1);
    }

    /// @return whether every budget holds
    public static boolean run() {
        var communes = Communes.shipped().all();
        var random = new Random(50_000);
        var start = System.nanoTime();
        var index = CandidatePlaceIndex.of(places(communes, random));
        System.out.printf(Locale.ROOT, "matching-index %d ms (%d places)%n", millis(System.nanoTime() - start), PLACES);
        var anywhere = new WeightedCommunes(communes);
        var paris = fixed(communes, "75056");
        var saintes = fixed(communes, "17415");
        var remote = fixed(communes, "48095");
        var kinds = new LinkedHashMap<String, Function<Random, TimedSearch>>();
        kinds.put("mix", r -> new TimedSearch(mixed(anywhere.any(r), r), THURSDAY_15H));
        kinds.put("plain-saintes", _ -> asked("besoin=impots", saintes, THURSDAY_15H));
        kinds.put("dense-paris-60km", _ -> asked("besoin=impots&rayon=60", paris, THURSDAY_15H));
        kinds.put("dense-paris-now", _ -> asked("besoin=impots&rayon=60&quand=maintenant", paris, THURSDAY_15H));
        kinds.put("dense-paris-evening", _ -> asked("besoin=appareil&rayon=60&quand=soir", paris, THURSDAY_15H));
        kinds.put("sunday-night-now", _ -> asked("besoin=impots&rayon=60&quand=maintenant", paris, SUNDAY_3H));
        kinds.put(
                "rare-wishes",
                _ -> asked("besoin=acheter&compte=surdite,autre-langue,pass&rayon=100", paris, THURSDAY_15H));
        kinds.put(
                "nothing-fits",
                _ -> asked(
                        "besoin=acheter,enfant&compte=gratuit,surdite,vue,fauteuil,anglais,autre-langue,pass,itinerant,atelier,individuel"
                                + "&quand=soir&rayon=10",
                        remote,
                        SUNDAY_3H));
        kinds.put("remote-all-france", _ -> asked("besoin=impots&comment=distance", saintes, THURSDAY_15H));
        kinds.put("no-place-no-need", _ -> asked("", null, THURSDAY_15H));
        kinds.put("thirty-answers", _ -> asked("besoin=appareil&rayon=100&nombre=30", paris, THURSDAY_15H));
        var ok = true;
        for (var kind : kinds.entrySet()) ok &= measure(kind.getKey(), kind.getValue(), index);
        return ok;
    }

    private record TimedSearch(HelpSearch search, LocalDateTime now) {}

    private static boolean measure(String name, Function<Random, TimedSearch> searches, CandidatePlaceIndex index) {
        var random = new Random(7);
        var kept = 0L;
        for (var i = 0; i < 3_000; i++)
            kept += answer(searches.apply(random), index).total();
        var nanos = new long[3_000];
        for (var i = 0; i < nanos.length; i++) {
            var asked = searches.apply(random);
            var start = System.nanoTime();
            kept += answer(asked, index).total();
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        var median = nanos[nanos.length / 2] / 1e6;
        var ok = median < BUDGET_MILLIS;
        System.out.printf(
                Locale.ROOT,
                "matching-%s %.3f ms (budget %.0f, p99 %.3f, mean of places that fit %d) %s%n",
                name,
                median,
                BUDGET_MILLIS,
                nanos[nanos.length * 99 / 100] / 1e6,
                kept / 6_000,
                ok ? "ok" : "short");
        return ok;
    }

    private static SearchAnswer answer(TimedSearch asked, CandidatePlaceIndex index) {
        return PlaceRanker.answer(asked.search, index, asked.now);
    }

    private static HelpSearch mixed(Commune commune, Random random) {
        var wishes = List.of("", "", "", "gratuit", "gratuit", "fauteuil", "anglais", "atelier", "individuel", "pass");
        var whens = List.of("", "", "", "maintenant", "aujourdhui", "soir", "2026-12-03");
        var needs =
                List.of("impots", "droits", "papiers", "demarche", "emploi", "appareil", "mail", "arnaques", "acheter");
        return asked(
                        "besoin=" + one(needs, random) + "&compte=" + one(wishes, random) + "&quand="
                                + one(whens, random) + "&rayon=" + (10 + random.nextInt(4) * 10),
                        commune,
                        THURSDAY_15H)
                .search;
    }

    private static TimedSearch asked(String query, @Nullable Commune where, LocalDateTime now) {
        var parameters = new LinkedHashMap<String, List<String>>();
        for (var part : query.split("&")) {
            var pair = part.split("=");
            if (pair.length == 2) parameters.put(pair[0], List.of(pair[1]));
        }
        if (where != null) parameters.put("ou", List.of(where.code()));
        var search = HelpSearch.parse(Map.copyOf(parameters), now.toLocalDate(), _ -> Optional.ofNullable(where));
        return new TimedSearch(search, now);
    }

    private static String one(List<String> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static Commune fixed(List<Commune> communes, String code) {
        return communes.stream()
                .filter(commune -> commune.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static long millis(long nanos) {
        return nanos / 1_000_000;
    }

    private static List<CandidatePlace> places(List<Commune> communes, Random random) {
        var towns = new WeightedCommunes(communes);
        var places = new ArrayList<CandidatePlace>(PLACES);
        for (var i = 0; i < PLACES; i++) places.add(MatchingPlaces.place(i, towns.any(random), random));
        return places;
    }

    /// Communes drawn by population, with some extra weight for small ones.
    private static final class WeightedCommunes {
        private final List<Commune> communes;
        private final double[] cumulated;

        private WeightedCommunes(List<Commune> communes) {
            this.communes = communes;
            this.cumulated = new double[communes.size()];
            var sum = 0.0;
            for (var i = 0; i < cumulated.length; i++) {
                sum += communes.get(i).population() + 200;
                cumulated[i] = sum;
            }
        }

        private Commune any(Random random) {
            var at = Arrays.binarySearch(cumulated, random.nextDouble() * cumulated[cumulated.length - 1]);
            return communes.get(at < 0 ? -at - 1 : at);
        }
    }
}
