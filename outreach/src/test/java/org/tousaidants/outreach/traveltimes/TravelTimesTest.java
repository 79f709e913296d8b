package org.tousaidants.outreach.traveltimes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tousaidants.core.hours.OpeningHours;
import org.tousaidants.core.territory.Communes;
import org.tousaidants.core.territory.GeoPoint;
import org.tousaidants.platform.maps.SeaCrossingCalculator;

class TravelTimesTest {
    @TempDir
    Path folder;

    @Test
    void the_search_from_a_place_finds_what_trying_all_ways_finds() {
        var random = new Random(4);
        var nodes = 60;
        var arcs = 220;
        var from = random.ints(arcs, 0, nodes).toArray();
        var to = random.ints(arcs, 0, nodes).toArray();
        var time = random.ints(arcs, 1_000, 900_000).toArray();
        var network = new RoadNetwork(
                TravelMode.CAR,
                random.doubles(nodes, 45.5, 46).toArray(),
                random.doubles(nodes, -1, 0).toArray(),
                new RoadNetwork.RoadArcArrays(from, to, time));
        for (var target = 0; target < 5; target++) {
            var best = new long[nodes];
            Arrays.fill(best, Integer.MAX_VALUE);
            best[target] = 0;
            for (var round = 0; round < nodes; round++)
                for (var a = 0; a < arcs; a++) best[from[a]] = Math.min(best[from[a]], best[to[a]] + time[a]);
            var tree = network.tree(target);
            for (var node = 0; node < nodes; node++)
                assertThat((long) tree[node])
                        .isEqualTo(
                                best[node] > TravelTimeSource.LONGEST_MINUTES * 60_000L
                                        ? Integer.MAX_VALUE
                                        : best[node]);
        }
    }

    @Test
    void an_extract_is_read_a_one_way_road_is_longer_back_and_an_island_is_not_reached() throws IOException {
        var roads = RoadMapExtractFile.read(extract(), TravelMode.CAR);
        assertThat(roads.estimated()).isFalse();
        var west = new CommuneTravelOrigin("1", new GeoPoint(45.7000, -1.0000), CommuneDensity.RURAL);
        var east = new CommuneTravelOrigin("2", new GeoPoint(45.7000, -0.9000), CommuneDensity.RURAL);
        var isle = new CommuneTravelOrigin("3", new GeoPoint(45.9000, -1.4000), CommuneDensity.RURAL);
        var towards = roads.towards(east.at(), List.of(west, east, isle));
        assertThat(towards[0]).isBetween((short) 6, (short) 25);
        assertThat(towards[1]).isLessThanOrEqualTo((short) 4);
        assertThat(towards[2]).isEqualTo(TravelTimeSource.NONE);
        assertThat(roads.towards(west.at(), List.of(east))[0]).isGreaterThan(towards[0]);
    }

    @Test
    void an_extract_of_another_country_covers_nobody_and_what_is_no_extract_says_so() throws IOException {
        var roads = RoadMapExtractFile.read(extract(), TravelMode.CAR);
        var pyrenees = List.of(new CommuneTravelOrigin("1", new GeoPoint(42.5, 1.5), CommuneDensity.RURAL));
        assertThat(roads.covered(pyrenees)).isZero();
        assertThat(RoadNetworks.covers(roads, pyrenees)).isFalse();
        var broken = folder.resolve("x.osm.pbf");
        Files.writeString(broken, "ceci n’est pas une carte");
        assertThatThrownBy(() -> RoadMapExtractFile.read(broken, TravelMode.CAR))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("x.osm.pbf");
    }

    @Test
    void a_straight_line_is_slower_in_town_and_is_refused_across_the_sea() {
        var communes = Communes.shipped();
        var rochelle = communes.byCode("17300").orElseThrow().centre();
        var island = communes.byCode("17369").orElseThrow().centre();
        var surgeres = communes.byCode("17434").orElseThrow().centre();
        var line = new StraightLineEstimate(
                TravelMode.CAR, (a, b) -> SeaCrossingCalculator.of("17").metres(a, b));
        assertThat(line.estimated()).isTrue();
        assertThat(line.towards(rochelle, List.of(new CommuneTravelOrigin("i", island, CommuneDensity.RURAL)))[0])
                .isEqualTo(TravelTimeSource.NONE);
        var rural = line.towards(rochelle, List.of(new CommuneTravelOrigin("s", surgeres, CommuneDensity.RURAL)))[0];
        var urban = line.towards(rochelle, List.of(new CommuneTravelOrigin("s", surgeres, CommuneDensity.URBAN)))[0];
        assertThat(rural).isBetween((short) 20, (short) 75);
        assertThat(urban == TravelTimeSource.NONE || urban > rural).isTrue();
        assertThat(CommuneDensity.of("Grands centres urbains")).isEqualTo(CommuneDensity.URBAN);
        assertThat(CommuneDensity.of("Petites villes")).isEqualTo(CommuneDensity.BETWEEN);
        assertThat(CommuneDensity.of("Rural à habitat dispersé")).isEqualTo(CommuneDensity.RURAL);
    }

    @Test
    void one_goes_by_coach_and_comes_back_while_it_is_open_or_not_at_all() throws IOException {
        var timetable = PublicTransportTimetableFile.read(feed("20260105", "20261231", true));
        var day = timetable.usualDay(LocalDate.of(2026, 11, 30));
        assertThat(day).isEqualTo(LocalDate.of(2026, 11, 30));
        var running = timetable.on(day);
        var home = new GeoPoint(45.7001, -1.0001);
        var place = new GeoPoint(45.7001, -0.8001);
        var trip = running.roundTrip(home, place, 9 * 3_600, 17 * 3_600, 3_600).orElseThrow();
        // Departure from A at 9:00, a change at B, arrival in C at 9:50; back at 16:00.
        assertThat(trip.leaves()).isEqualTo(9 * 3_600);
        assertThat(trip.arrives()).isBetween(9 * 3_600 + 50 * 60, 9 * 3_600 + 52 * 60);
        assertThat(trip.backLeaves()).isEqualTo(16 * 3_600);
        assertThat(running.roundTrip(home, place, 9 * 3_600, 10 * 3_600 + 1_800, 3_600))
                .isEmpty();
        assertThat(running.roundTrip(home, new GeoPoint(46.5, -1), 9 * 3_600, 17 * 3_600, 3_600))
                .isEmpty();
        var without = PublicTransportTimetableFile.read(feed("20260105", "20261231", false))
                .on(day);
        assertThat(without.roundTrip(home, place, 9 * 3_600, 17 * 3_600, 3_600)).isEmpty();
        assertThat(new PublicTransportTravelTimes(running, 9 * 3_600, 17 * 3_600)
                        .towards(place, List.of(new CommuneTravelOrigin("1", home, CommuneDensity.RURAL)))[0])
                .isBetween((short) 50, (short) 52);
    }

    @Test
    void finding_help_says_the_coach_of_the_next_day_that_brings_one_home_again() throws IOException {
        var transit = new PublicTransportJourneySearch(
                feed("20260105", "20261231", true).toString());
        var home = new GeoPoint(45.7001, -1.0001);
        var place = new GeoPoint(45.7001, -0.8001);
        // On Saturday, the next coach is on Monday.
        var trip = transit.thereAndBack(home, place, OpeningHours.of("Mo-Su 09:00-17:00"), LocalDate.of(2026, 11, 28))
                .orElseThrow();
        assertThat(trip.minutes()).isBetween(50, 52);
        assertThat(trip.home()).isBetween("2026-11-30T16:40:00", "2026-11-30T16:42:00");
        assertThat(transit.thereAndBack(home, place, OpeningHours.of("Sa 09:00-17:00"), LocalDate.of(2026, 11, 28)))
                .as("no coach runs while it is open")
                .isEmpty();
        assertThat(new PublicTransportJourneySearch(
                                folder.resolve("nulle-part.zip").toString())
                        .none())
                .as("a missing file stops nothing")
                .isTrue();
    }

    @Test
    void a_week_says_who_goes_and_comes_home_at_any_time_in_the_evening_and_on_saturday() throws IOException {
        var timetable = PublicTransportTimetableFile.read(feed("20260105", "20261231", true));
        var monday = timetable.usualWeek(LocalDate.of(2026, 11, 26));
        assertThat(monday).isEqualTo(LocalDate.of(2026, 11, 23));
        assertThat(timetable.usualWeek(LocalDate.of(2027, 6, 1)))
                .as("the last week that is known")
                .isEqualTo(LocalDate.of(2026, 12, 28));
        var homes = List.of(
                new CommuneTravelOrigin("1", new GeoPoint(45.7001, -1.0001), CommuneDensity.RURAL),
                new CommuneTravelOrigin("2", new GeoPoint(46.5, -1), CommuneDensity.RURAL));
        var doors = java.util.stream.Stream.of(
                        "Mo-Su 09:00-17:00", "Mo-Fr 09:00-10:30", "Mo-Fr 18:00-20:00", "Sa 09:00-17:00", "")
                .map(hours -> new PublicTransportWeek.TransitDestination(
                        new GeoPoint(45.7001, -0.8001), OpeningHours.of(hours)))
                .toList();
        var minutes = PublicTransportWeek.minutes(timetable, monday, homes, doors);
        var anytime = minutes.at(PublicTransportWeek.WeekPart.ANY);
        assertThat(anytime[0][0]).isBetween((short) 50, (short) 52);
        assertThat(anytime[0][1]).as("no stop is near").isEqualTo(TravelTimeSource.NONE);
        for (var shut : List.of(1, 2, 3, 4))
            assertThat(anytime[shut][0]).as(doors.get(shut).hours().text()).isEqualTo(TravelTimeSource.NONE);
        assertThat(minutes.at(PublicTransportWeek.WeekPart.EVENING)[0][0]).isEqualTo(TravelTimeSource.NONE);
        assertThat(minutes.at(PublicTransportWeek.WeekPart.SATURDAY)[0][0]).isEqualTo(TravelTimeSource.NONE);
    }

    @Test
    void a_whole_week_at_once_promises_no_way_that_one_search_does_not_find() {
        var random = new Random(11);
        var both = 0;
        for (var round = 0; round < 40; round++) {
            var stops = IntStream.range(0, 8)
                    .mapToObj(_ -> new GeoPoint(45.7 + random.nextDouble() * 0.2, -1 + random.nextDouble() * 0.2))
                    .toList();
            var trips = new java.util.ArrayList<PublicTransportTimetable.TimetableTrip>();
            for (var t = 0; t < 30; t++) {
                var at = 6 * 3_600 + random.nextInt(14 * 3_600);
                var calls = new int[3][];
                var order =
                        new java.util.ArrayList<>(IntStream.range(0, 8).boxed().toList());
                java.util.Collections.shuffle(order, random);
                for (var k = 0; k < 3; k++) {
                    calls[k] = new int[] {order.get(k), at, at};
                    at += 300 + random.nextInt(1_500);
                }
                trips.add(new PublicTransportTimetable.TimetableTrip("S", calls));
            }
            var day = LocalDate.of(2026, 12, 2);
            var timetable = new PublicTransportTimetable(stops, trips, java.util.Map.of(day, java.util.Set.of("S")));
            var home = stops.get(0);
            var place = stops.get(1);
            var searched = timetable.on(day).roundTrip(home, place, 9 * 3_600, 17 * 3_600, 3_600);
            var counted = PublicTransportWeek.minutes(
                            timetable,
                            LocalDate.of(2026, 11, 30),
                            List.of(new CommuneTravelOrigin("1", home, CommuneDensity.RURAL)),
                            List.of(new PublicTransportWeek.TransitDestination(
                                    place, OpeningHours.of("Mo-Fr 09:00-17:00"))))
                    .at(PublicTransportWeek.WeekPart.ANY)[0][0];
            assertThat(new PublicTransportTravelTimes(timetable.on(day), 9 * 3_600, 17 * 3_600)
                            .towards(List.of(place), List.of(new CommuneTravelOrigin("1", home, CommuneDensity.RURAL)))
                            .getFirst()[0])
                    .isEqualTo(counted);
            if (counted == TravelTimeSource.NONE) continue;
            both++;
            assertThat(searched).isPresent();
            assertThat((int) counted)
                    .isGreaterThanOrEqualTo(searched.orElseThrow().minutes());
        }
        assertThat(both).isGreaterThan(8);
    }

    @Test
    void a_timetable_without_service_on_any_day_says_what_to_do() throws IOException {
        var feed = feed("20260105", "20260104", true);
        assertThatThrownBy(() -> PublicTransportTimetableFile.read(feed))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("service aucun jour");
        var broken = folder.resolve("x.zip");
        Files.writeString(broken, "non");
        assertThatThrownBy(() -> PublicTransportTimetableFile.read(broken))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /// Writes a road extract: two towns, a straight one-way road of 8 km and a longer way back; and an island.
    private Path extract() throws IOException {
        var text = new StringBuilder("<?xml version='1.0' encoding='UTF-8'?>\n<osm version=\"0.6\">\n");
        var id = 0;
        for (var i = 0; i <= 40; i++) text.append(node(++id, 45.7, -1 + i * 0.0025));
        for (var i = 0; i <= 40; i++) text.append(node(++id, 45.75, -1 + i * 0.0025));
        for (var i = 0; i <= 3; i++) text.append(node(++id, 45.9, -1.4 + i * 0.0005));
        text.append(way(1, "yes", IntStream.rangeClosed(1, 41)));
        text.append(way(2, "no", IntStream.concat(IntStream.of(1), IntStream.rangeClosed(42, 82))));
        text.append(way(3, "no", IntStream.of(82, 41)));
        text.append(way(4, "no", IntStream.rangeClosed(83, 86)));
        var file = folder.resolve("pays.osm");
        Files.writeString(file, text.append("</osm>\n"));
        return file;
    }

    private static String node(int id, double latitude, double longitude) {
        return "<node id=\"" + id + "\" version=\"1\" lat=\"" + latitude + "\" lon=\"" + longitude + "\"/>\n";
    }

    private static String way(int id, String oneWay, IntStream nodes) {
        var text = new StringBuilder("<way id=\"" + id + "\" version=\"1\">");
        nodes.forEach(node -> text.append("<nd ref=\"").append(node).append("\"/>"));
        return text.append("<tag k=\"highway\" v=\"secondary\"/><tag k=\"oneway\" v=\"" + oneWay + "\"/></way>\n")
                .toString();
    }

    private Path feed(String from, String to, boolean back) throws IOException {
        var feed = Files.createTempDirectory(folder, "gtfs");
        Files.writeString(feed.resolve("stops.txt"), """
                stop_id,stop_name,stop_lat,stop_lon
                A,Village,45.7,-1.0
                B,Bourg,45.7,-0.9
                B2,Gare,45.7005,-0.9005
                C,Ville,45.7,-0.8
                """);
        Files.writeString(feed.resolve("calendar.txt"), """
                service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date
                S,1,1,1,1,1,0,0,%s,%s
                """.formatted(from, to));
        Files.writeString(feed.resolve("trips.txt"), """
                route_id,service_id,trip_id
                1,S,one
                2,S,two
                2,S,late
                3,S,home
                """);
        Files.writeString(
                feed.resolve("stop_times.txt"),
                """
                trip_id,arrival_time,departure_time,stop_id,stop_sequence
                one,09:00:00,09:00:00,A,1
                one,09:20:00,09:20:00,B,2
                two,09:30:00,09:30:00,B2,1
                two,09:50:00,09:50:00,C,2
                late,25:00:00,25:00:00,B2,1
                late,25:20:00,25:20:00,C,2
                """ + (back ? "home,16:00:00,16:00:00,C,1\nhome,16:40:00,16:40:00,A,2\n" : ""));
        return feed;
    }
}
