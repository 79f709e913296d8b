package org.tousaidants.outreach.traveltimes;

import com.graphhopper.GraphHopper;
import com.graphhopper.config.Profile;
import com.graphhopper.util.GHUtility;
import com.graphhopper.util.PMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.IntStream;

/// « Extrait routier » — reads an extract of OpenStreetMap (`.osm.pbf`, `.osm.gz`) once with GraphHopper into
/// arrays; GraphHopper's own graph is then discarded.
public final class RoadMapExtractFile {
    private static final String VALUES =
            "car_access,car_average_speed,foot_access,foot_average_speed,foot_priority,bike_access,bike_average_speed,"
                    + "bike_priority,mtb_rating,hike_rating,foot_road_access,bike_road_access,country,road_class,"
                    + "road_environment,max_speed,roundabout,average_slope";

    private RoadMapExtractFile() {}

    /// Returns the road network in a file.
    ///
    /// @throws IllegalArgumentException if the file is invalid; the message describes the error
    public static RoadNetwork read(Path file, TravelMode mode) throws IOException {
        if (!Files.isReadable(file)) throw new IllegalArgumentException("« " + file + " » ne se lit pas");
        var folder = Files.createTempDirectory("ta-roads");
        var hopper = new GraphHopper();
        try {
            hopper.setOSMFile(file.toString());
            hopper.setGraphHopperLocation(folder.resolve("graph").toString());
            hopper.setEncodedValuesString(VALUES);
            hopper.setProfiles(
                    new Profile(mode.code()).setCustomModel(GHUtility.loadCustomModelFromJar(mode.code() + ".json")));
            hopper.importOrLoad();
            return arrays(hopper, mode);
        } catch (IllegalStateException | IllegalArgumentException broken) {
            throw new IllegalArgumentException(
                    "« " + file.getFileName() + " » n’est pas un extrait OpenStreetMap lisible (.osm.pbf ou .osm.gz)",
                    broken);
        } catch (RuntimeException broken) {
            throw new IllegalArgumentException(
                    "« " + file.getFileName() + " » est abîmé : téléchargez-le à nouveau", broken);
        } finally {
            hopper.close();
            try (var inside = Files.walk(folder)) {
                for (var path : inside.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(path);
            }
        }
    }

    /// Returns the arrays of the network. Times are in milliseconds and computed here, because the weights of a
    /// GraphHopper profile are not times.
    private static RoadNetwork arrays(GraphHopper hopper, TravelMode mode) {
        var graph = hopper.getBaseGraph();
        var weighting = hopper.createWeighting(hopper.getProfile(mode.code()), new PMap());
        var from = IntStream.builder();
        var to = IntStream.builder();
        var milliseconds = IntStream.builder();
        var edges = graph.getAllEdges();
        while (edges.next())
            for (var reverse : new boolean[] {false, true}) {
                if (Double.isInfinite(weighting.calcEdgeWeight(edges, reverse))) continue;
                from.add(reverse ? edges.getAdjNode() : edges.getBaseNode());
                to.add(reverse ? edges.getBaseNode() : edges.getAdjNode());
                milliseconds.add((int) Math.min(Integer.MAX_VALUE / 4, weighting.calcEdgeMillis(edges, reverse)));
            }
        var where = graph.getNodeAccess();
        return new RoadNetwork(
                mode,
                IntStream.range(0, graph.getNodes()).mapToDouble(where::getLat).toArray(),
                IntStream.range(0, graph.getNodes()).mapToDouble(where::getLon).toArray(),
                new RoadNetwork.RoadArcArrays(
                        from.build().toArray(),
                        to.build().toArray(),
                        milliseconds.build().toArray()));
    }
}
