package org.tousaidants.find.ranking;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntPredicate;
import org.tousaidants.core.schema.PlaceService;
import org.tousaidants.core.territory.GeoPoint;

/// « Index » — all candidates in memory, organised so that a search reads only few: they are sorted by bands of
/// latitude, and by longitude within a band, so that a circle covers one range in each band. Each service and each
/// fact is a bit set over the candidates, so that a criterion tests 64 candidates at once. Immutable and
/// thread-safe.
public final class CandidatePlaceIndex {
    private static final double BAND_DEGREES = 0.05;
    private static final double METRES_PER_DEGREE = Math.toRadians(1) * 6_371_008.8;
    private static final int SERVICES = PlaceService.values().length;
    private static final int FACTS = SearchCriterion.values().length + PlaceFact.values().length;

    static final int FREE = 1;
    static final int PASS = 2;
    static final int CONDITION = 4;
    static final int PAID = 8;
    static final int PRICES = 16;

    private final CandidatePlace[] candidates;
    private final double[] latitudes;
    private final double[] longitudes;
    private final double[] cosines;
    private final short[] services;
    private final int[] facts;
    private final byte[] prices;
    /// The reliability of all sheets on the day for which it was last computed. Two threads may compute it at
    /// the same time, which is harmless.
    private final AtomicReference<ReliabilityOnDay> certainties;

    private final long[][] serviceBits = new long[SERVICES][];
    private final long[][] factBits = new long[FACTS][];
    private final OpeningHoursCache hours;
    private final double south;
    private final int[] bandStarts;
    /// The number of candidates with a position. Candidates with this number or a higher one have no position.
    private final int placed;

    /// Bit set of the recognised candidates; empty if the network recognises no place.
    private final long[] recognised;

    private CandidatePlaceIndex(List<CandidatePlace> sorted) {
        var n = sorted.size();
        candidates = sorted.toArray(CandidatePlace[]::new);
        latitudes = new double[n];
        longitudes = new double[n];
        cosines = new double[n];
        services = new short[n];
        facts = new int[n];
        prices = new byte[n];
        for (var bits = 0; bits < SERVICES; bits++) serviceBits[bits] = new long[(n + 63) >> 6];
        for (var bits = 0; bits < FACTS; bits++) factBits[bits] = new long[(n + 63) >> 6];
        hours = OpeningHoursCache.of(candidates);
        certainties = new AtomicReference<>(new ReliabilityOnDay(Integer.MIN_VALUE, new float[0]));
        for (var i = 0; i < n; i++) copy(i);
        placed = (int) sorted.stream().filter(c -> c.point().isPresent()).count();
        south = placed == 0 ? 0 : band(latitudes[0]) * BAND_DEGREES;
        bandStarts = bandStarts();
        recognised = new long[0];
    }

    private CandidatePlaceIndex(CandidatePlaceIndex same, long[] recognised) {
        candidates = same.candidates;
        latitudes = same.latitudes;
        longitudes = same.longitudes;
        cosines = same.cosines;
        services = same.services;
        facts = same.facts;
        prices = same.prices;
        certainties = same.certainties;
        System.arraycopy(same.serviceBits, 0, serviceBits, 0, SERVICES);
        System.arraycopy(same.factBits, 0, factBits, 0, FACTS);
        hours = same.hours;
        south = same.south;
        bandStarts = same.bandStarts;
        placed = same.placed;
        this.recognised = recognised;
    }

    public static CandidatePlaceIndex of(Collection<CandidatePlace> candidates) {
        var sorted = new ArrayList<>(candidates);
        sorted.sort(Comparator.comparing((CandidatePlace c) -> c.point().isEmpty())
                .thenComparingInt(c -> c.point()
                        .map(GeoPoint::latitude)
                        .map(CandidatePlaceIndex::band)
                        .orElse(0))
                .thenComparingDouble(c -> c.point().map(GeoPoint::longitude).orElse(0.0))
                .thenComparing(CandidatePlace::id));
        return new CandidatePlaceIndex(sorted);
    }

    /// Returns a copy of the index in which the places with these ids are marked as able to cash a voucher on
    /// the current day.
    public CandidatePlaceIndex cashing(Set<String> ids) {
        return ids.isEmpty()
                ? this
                : of(Arrays.stream(candidates)
                        .map(one -> ids.contains(one.id()) ? one.cashing() : one)
                        .toList());
    }

    /// Returns a copy of the index in which the places with these ids are marked as recognised. The copy shares
    /// the large tables, because recognitions change more often than places.
    public CandidatePlaceIndex recognising(Set<String> ids) {
        var bits = new long[(candidates.length + 63) >> 6];
        var any = false;
        for (var i = 0; i < candidates.length && !ids.isEmpty(); i++)
            if (ids.contains(candidates[i].id())) {
                bits[i >> 6] |= 1L << i;
                any = true;
            }
        return new CandidatePlaceIndex(this, any ? bits : new long[0]);
    }

    boolean recognises() {
        return recognised.length > 0;
    }

    boolean recognised(int i) {
        return recognised.length > 0 && (recognised[i >> 6] & 1L << i) != 0;
    }

    CandidatePlace candidate(int i) {
        return candidates[i];
    }

    int services(int i) {
        return services[i];
    }

    int facts(int i) {
        return facts[i];
    }

    /// Returns the prices of the candidate with the index `i` as a combination of the bits [#FREE], [#PASS],
    /// [#CONDITION], [#PAID].
    int price(int i) {
        return prices[i];
    }

    /// Returns the reliability of each sheet on one day, from 0 to 1: see [ReliabilityScore].
    ///
    /// @param epochDay the day, as a number of days since 1970
    float[] certainties(int epochDay) {
        var known = certainties.get();
        if (known.epochDay == epochDay) return known.values;
        var values = new float[candidates.length];
        for (var i = 0; i < values.length; i++) values[i] = (float) ReliabilityScore.of(candidates[i], epochDay);
        certainties.set(new ReliabilityOnDay(epochDay, values));
        return values;
    }

    private record ReliabilityOnDay(int epochDay, float[] values) {}

    OpeningHoursCache hours() {
        return hours;
    }

    boolean hasPoint(int i) {
        return i < placed;
    }

    /// Returns the distance in a straight line, in metres, from a point to the candidate with the index `i`. It
    /// is computed on a plane: the error is below 0.1 % within 100 km.
    ///
    /// @param from the point
    /// @param cosine cosine of the latitude of the point
    double metres(int i, GeoPoint from, double cosine) {
        var dy = latitudes[i] - from.latitude();
        var dx = (longitudes[i] - from.longitude()) * 0.5 * (cosines[i] + cosine);
        return Math.sqrt(dx * dx + dy * dy) * METRES_PER_DEGREE;
    }

    /// Visits the candidates that `mask` accepts near the circle, always in the same order, until `goOn` returns
    /// false. The visited area is a square around the circle, so some candidates are outside the circle.
    ///
    /// @param centre centre of the circle
    /// @param metres radius of the circle
    /// @param mask selects the candidates
    /// @param goOn receives the index of each candidate and returns whether to continue
    void around(GeoPoint centre, double metres, CandidatePlaceFilter mask, IntPredicate goOn) {
        if (placed == 0) return;
        var degrees = metres / METRES_PER_DEGREE * 1.01;
        var widest = Math.cos(Math.toRadians(Math.min(89, Math.abs(centre.latitude()) + degrees)));
        var halfWidth = degrees / Math.max(0.01, widest);
        var first = Math.max(0, band(centre.latitude() - degrees) - band(south));
        var last = Math.min(bandStarts.length - 2, band(centre.latitude() + degrees) - band(south));
        for (var band = first; band <= last; band++) {
            var from = lower(bandStarts[band], bandStarts[band + 1], centre.longitude() - halfWidth);
            var to = lower(from, bandStarts[band + 1], Math.nextUp(centre.longitude() + halfWidth));
            if (!each(from, to, mask, goOn)) return;
        }
    }

    /// Visits all candidates that `mask` accepts, with or without a position, until `goOn` returns false.
    void everywhere(CandidatePlaceFilter mask, IntPredicate goOn) {
        each(0, candidates.length, mask, goOn);
    }

    /// Visits the candidates without a position that `mask` accepts, until `goOn` returns false.
    void unplaced(CandidatePlaceFilter mask, IntPredicate goOn) {
        each(placed, candidates.length, mask, goOn);
    }

    long[] bits(PlaceService service) {
        return serviceBits[service.ordinal()];
    }

    long[] bits(SearchCriterion criterion) {
        return factBits[criterion.ordinal()];
    }

    long[] bits(PlaceFact fact) {
        return factBits[SearchCriterion.values().length + fact.ordinal()];
    }

    /// Visits the candidates with indexes in a range that `mask` accepts, until `goOn` returns false. Returns
    /// false if it was stopped in this way.
    ///
    /// @param from first index
    /// @param to index after the last
    private static boolean each(int from, int to, CandidatePlaceFilter mask, IntPredicate goOn) {
        for (var word = from >> 6; word << 6 < to; word++) {
            var kept = mask.word(word);
            if (kept == 0) continue;
            if (word << 6 < from) kept &= -1L << from;
            if ((word + 1) << 6 > to) kept &= -1L >>> -to;
            while (kept != 0) {
                if (!goOn.test((word << 6) + Long.numberOfTrailingZeros(kept))) return false;
                kept &= kept - 1;
            }
        }
        return true;
    }

    private int lower(int from, int to, double longitude) {
        while (from < to) {
            var middle = (from + to) >>> 1;
            if (longitudes[middle] < longitude) from = middle + 1;
            else to = middle;
        }
        return from;
    }

    private static int band(double latitude) {
        return (int) Math.floor(latitude / BAND_DEGREES + 1e-9);
    }

    private void copy(int i) {
        var candidate = candidates[i];
        candidate.point().ifPresent(point -> {
            latitudes[i] = point.latitude();
            longitudes[i] = point.longitude();
            cosines[i] = Math.cos(Math.toRadians(point.latitude()));
        });
        facts[i] = candidate.facts();
        prices[i] = (byte) ((candidate.says(SearchCriterion.FREE) ? FREE : 0)
                | (candidate.says(SearchCriterion.PASS) ? PASS : 0)
                | (candidate.is(PlaceFact.FREE_UNDER_CONDITION) ? CONDITION : 0)
                | (candidate.is(PlaceFact.PAID) ? PAID : 0));
        for (var service : candidate.services()) {
            services[i] |= (short) (1 << service.ordinal());
            serviceBits[service.ordinal()][i >> 6] |= 1L << i;
        }
        for (var fact = 0; fact < FACTS; fact++) if ((facts[i] & 1 << fact) != 0) factBits[fact][i >> 6] |= 1L << i;
    }

    private int[] bandStarts() {
        if (placed == 0) return new int[] {0, 0};
        var lowest = band(latitudes[0]);
        var starts = new int[band(latitudes[placed - 1]) - lowest + 2];
        for (var i = placed - 1; i >= 0; i--) starts[band(latitudes[i]) - lowest] = i;
        // A band of latitude without candidates starts where the next band starts, so that its range is
        // empty.
        starts[starts.length - 1] = placed;
        for (var band = starts.length - 2; band > 0; band--) if (starts[band] == 0) starts[band] = starts[band + 1];
        return starts;
    }
}
