package org.tousaidants.outreach.traveltimes;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.tousaidants.core.territory.GeoPoint;

/// « Réseau routier » — the reversed road graph for one means of travel, as arrays: one search from a place gives
/// the travel times from all points.
public final class RoadNetwork implements TravelTimeSource {
    private static final double CELL_DEGREES = 0.01;
    private static final double SNAP_METRES = 5_000;
    /// A connected part of the road graph is ignored if its size is less than the size of the graph divided by
    /// this number. Such parts are, for example, car parks or pedestrian squares.
    private static final int LEAST_SHARE = 20;

    private final TravelMode mode;
    private final double[] latitudes;
    private final double[] longitudes;
    private final int[] first;
    private final int[] from;
    private final int[] milliseconds;
    private final Map<Long, int[]> cells = new HashMap<>();

    /// The nodes of the graph nearest to the origins. They are stored, because the origins are the same for all
    /// places.
    private record SnappedOrigins(List<CommuneTravelOrigin> origins, int[] nodes) {}

    private volatile @Nullable SnappedOrigins last;

    /// « Arcs » — the arcs of the graph: start node, end node, and duration in milliseconds.
    public record RoadArcArrays(int[] from, int[] to, int[] milliseconds) {}

    public RoadNetwork(TravelMode mode, double[] latitudes, double[] longitudes, RoadArcArrays arcs) {
        this.mode = mode;
        this.latitudes = latitudes;
        this.longitudes = longitudes;
        var nodes = latitudes.length;
        first = new int[nodes + 1];
        for (var node : arcs.to()) first[node + 1]++;
        for (var k = 0; k < nodes; k++) first[k + 1] += first[k];
        from = new int[arcs.from().length];
        milliseconds = new int[from.length];
        var next = Arrays.copyOf(first, nodes);
        for (var a = 0; a < from.length; a++) {
            var at = next[arcs.to()[a]]++;
            from[at] = arcs.from()[a];
            milliseconds[at] = arcs.milliseconds()[a];
        }
        index(arcs);
    }

    public int nodes() {
        return latitudes.length;
    }

    @Override
    public boolean estimated() {
        return false;
    }

    @Override
    public short[] towards(GeoPoint place, List<CommuneTravelOrigin> origins) {
        var held = last;
        if (held == null || held.origins() != origins)
            last = held = new SnappedOrigins(
                    origins,
                    origins.stream()
                            .mapToInt(one -> nearest(one.at()).orElse(-1))
                            .toArray());
        return towards(place, origins, held.nodes());
    }

    /// Returns the number of origins that are near a road of this network.
    public long covered(List<CommuneTravelOrigin> origins) {
        return origins.stream().filter(one -> nearest(one.at()).isPresent()).count();
    }

    private short[] towards(GeoPoint place, List<CommuneTravelOrigin> origins, int[] snapped) {
        var minutes = new short[snapped.length];
        Arrays.fill(minutes, NONE);
        var target = nearest(place);
        if (target.isEmpty()) return minutes;
        var times = tree(target.getAsInt());
        var end = walk(place, target.getAsInt());
        for (var i = 0; i < snapped.length; i++)
            if (snapped[i] >= 0 && times[snapped[i]] != Integer.MAX_VALUE)
                minutes[i] = TravelTimeSource.whole(mode.accessMinutes
                        + end
                        + walk(origins.get(i).at(), snapped[i])
                        + times[snapped[i]] / 60_000.0);
        return minutes;
    }

    /// Returns the time from a point to the nearest road in minutes: at walking pace, or by car at the speed of
    /// a lane.
    private double walk(GeoPoint point, int node) {
        var metres = point.metresTo(new GeoPoint(latitudes[node], longitudes[node])) * TravelMode.FOOT.detour;
        return metres / 1000 / (mode == TravelMode.CAR ? 20 : TravelMode.FOOT_KMH) * 60;
    }

    /// Returns the time from each node of the graph to a target node in milliseconds. Nodes farther away than
    /// the longest time that is used are not searched.
    ///
    /// @param target the target node
    int[] tree(int target) {
        var times = new int[nodes()];
        Arrays.fill(times, Integer.MAX_VALUE);
        times[target] = 0;
        var heap = new long[1024];
        heap[0] = target;
        var size = 1;
        var limit = LONGEST_MINUTES * 60_000L;
        while (size > 0) {
            var top = heap[0];
            var last = heap[--size];
            var hole = 0;
            for (var child = 1; child < size; child = 2 * hole + 1) {
                if (child + 1 < size && heap[child + 1] < heap[child]) child++;
                if (heap[child] >= last) break;
                heap[hole] = heap[child];
                hole = child;
            }
            heap[hole] = last;
            var node = (int) top;
            var time = (int) (top >>> 32);
            if (time > times[node]) continue;
            for (var a = first[node]; a < first[node + 1]; a++) {
                var there = time + (long) milliseconds[a];
                var other = from[a];
                if (there > limit || there >= times[other]) continue;
                times[other] = (int) there;
                if (size == heap.length) heap = Arrays.copyOf(heap, 2 * size);
                var key = there << 32 | other;
                var at = size++;
                while (at > 0 && heap[(at - 1) / 2] > key) {
                    heap[at] = heap[(at - 1) / 2];
                    at = (at - 1) / 2;
                }
                heap[at] = key;
            }
        }
        return times;
    }

    private void index(RoadArcArrays arcs) {
        var root = new int[nodes()];
        for (var k = 0; k < root.length; k++) root[k] = k;
        for (var a = 0; a < arcs.from().length; a++) {
            var one = root(root, arcs.from()[a]);
            var other = root(root, arcs.to()[a]);
            if (one != other) root[one] = other;
        }
        var sizes = new int[nodes()];
        var largest = 0;
        for (var k = 0; k < root.length; k++) largest = Math.max(largest, ++sizes[root(root, k)]);
        for (var k = 0; k < root.length; k++)
            if (sizes[root(root, k)] * (long) LEAST_SHARE >= largest)
                cells.merge(cell(latitudes[k], longitudes[k], 0, 0), new int[] {k}, RoadNetwork::joined);
    }

    private static int root(int[] root, int node) {
        while (root[node] != node) node = root[node] = root[root[node]];
        return node;
    }

    private static int[] joined(int[] some, int[] one) {
        var all = Arrays.copyOf(some, some.length + 1);
        all[some.length] = one[0];
        return all;
    }

    private static long cell(double latitude, double longitude, int up, int right) {
        return (long) (Math.floor(latitude / CELL_DEGREES) + up) * 1_000_000
                + (long) (Math.floor(longitude / CELL_DEGREES) + right);
    }

    private OptionalInt nearest(GeoPoint point) {
        var best = -1;
        var least = SNAP_METRES;
        for (var ring = 0; ring <= 5 && (best < 0 || ring <= 1 + least / 700); ring++)
            for (var up = -ring; up <= ring; up++)
                for (var right = -ring; right <= ring; right++) {
                    if (Math.max(Math.abs(up), Math.abs(right)) != ring) continue;
                    var nodes = cells.get(cell(point.latitude(), point.longitude(), up, right));
                    if (nodes == null) continue;
                    for (var node : nodes) {
                        var metres = point.metresTo(new GeoPoint(latitudes[node], longitudes[node]));
                        if (metres < least) {
                            least = metres;
                            best = node;
                        }
                    }
                }
        return best < 0 ? OptionalInt.empty() : OptionalInt.of(best);
    }
}
