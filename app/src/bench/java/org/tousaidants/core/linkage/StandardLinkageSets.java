package org.tousaidants.core.linkage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/// The standard sets of record linkage beside the repository, each linked through its specification in
/// `docs/linkage`. The truth is read after the linkage, for the scores.
final class StandardLinkageSets {
    private static final Path DATA = data();

    private StandardLinkageSets() {}

    /// @param f1 the target
    /// @param truth the pairs of equal records
    record StandardSet(String name, String spec, List<Path> files, double f1, Set<Pair> truth) {
        Score link() {
            var linked = read().linkage().link(read().rows());
            return Score.of(linked.clusters(), truth);
        }

        /// The share of the true pairs that the preselection contains.
        double preselected() {
            var read = read();
            return read.linkage()
                    .preselected(
                            read.rows(),
                            truth.stream()
                                    .map(pair -> RecordedPairDecision.same(pair.left(), pair.right()))
                                    .toList());
        }

        LinkageTables.ParsedTables read() {
            try {
                var spec = (LinkageSpecificationReader.ParsedSpecification)
                        LinkageSpecificationReader.read(Files.readString(Path.of("docs/linkage", this.spec)));
                return (LinkageTables.ParsedTables) LinkageTables.read(spec.spec(), files);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    record Pair(RecordKey left, RecordKey right) {
        static Pair of(RecordKey one, RecordKey other) {
            return one.compareTo(other) < 0 ? new Pair(one, other) : new Pair(other, one);
        }
    }

    record Score(int found, int right, int truth) {
        static Score of(List<List<RecordKey>> clusters, Set<Pair> truth) {
            var found = 0;
            var right = 0;
            for (var cluster : clusters)
                for (var i = 0; i < cluster.size(); i++)
                    for (var k = i + 1; k < cluster.size(); k++) {
                        found++;
                        if (truth.contains(Pair.of(cluster.get(i), cluster.get(k)))) right++;
                    }
            return new Score(found, right, truth.size());
        }

        double precision() {
            return found == 0 ? 1 : (double) right / found;
        }

        double recall() {
            return (double) right / truth;
        }

        double f1() {
            return 2.0 * right / (found + truth);
        }
    }

    static boolean present() {
        return Files.isDirectory(DATA);
    }

    /// @param work the folder of the tables extracted from a file
    static List<StandardSet> all(Path work) {
        var sets = new ArrayList<StandardSet>();
        sets.add(fodorsZagat(work));
        sets.add(dblpAcm());
        for (var number = 1; number <= 3; number++) sets.add(febrl(number));
        sets.add(febrl4());
        sets.add(franceServices(work));
        return sets;
    }

    /// The guides write phones in two formats, which distinguish them.
    private static StandardSet fodorsZagat(Path work) {
        var file = DATA.resolve("restaurant/restaurant.csv");
        var fodors =
                part(file, work.resolve("fodors.csv"), row -> row.get("phone").contains("/"));
        var zagat =
                part(file, work.resolve("zagat.csv"), row -> !row.get("phone").contains("/"));
        var classes = new HashMap<String, List<RecordKey>>();
        for (var row : rows(file))
            classes.computeIfAbsent(row.get("class"), _ -> new ArrayList<>())
                    .add(new RecordKey(row.get("phone").contains("/") ? "fodors" : "zagat", row.get("id")));
        return new StandardSet("fodors-zagat", "fodors-zagat.yaml", List.of(fodors, zagat), 0.995, pairs(classes));
    }

    private static StandardSet dblpAcm() {
        var folder = DATA.resolve("dblp-acm");
        var truth = new HashSet<Pair>();
        for (var row : rows(folder.resolve("DBLP-ACM_perfectMapping.csv")))
            truth.add(Pair.of(new RecordKey("dblp", row.get("idDBLP")), new RecordKey("acm", row.get("idACM"))));
        return new StandardSet(
                "dblp-acm",
                "dblp-acm.yaml",
                List.of(folder.resolve("DBLP2.csv"), folder.resolve("ACM.csv")),
                0.96,
                truth);
    }

    private static StandardSet febrl(int number) {
        var file = DATA.resolve("febrl/dataset" + number + ".csv");
        var classes = new HashMap<String, List<RecordKey>>();
        for (var row : rows(file))
            classes.computeIfAbsent(person(row.get("rec_id")), _ -> new ArrayList<>())
                    .add(new RecordKey("febrl", row.get("rec_id")));
        return new StandardSet("febrl-" + number, "febrl.yaml", List.of(file), 0.999, pairs(classes));
    }

    private static StandardSet febrl4() {
        var files = List.of(DATA.resolve("febrl/dataset4a.csv"), DATA.resolve("febrl/dataset4b.csv"));
        var classes = new HashMap<String, List<RecordKey>>();
        for (var i = 0; i < 2; i++)
            for (var row : rows(files.get(i)))
                classes.computeIfAbsent(person(row.get("rec_id")), _ -> new ArrayList<>())
                        .add(new RecordKey(i == 0 ? "a" : "b", row.get("rec_id")));
        return new StandardSet("febrl-4", "febrl-4.yaml", files, 0.999, pairs(classes));
    }

    /// The file has both years in each row. It is split into two lists; the numbers are kept only as the ground
    /// truth.
    private static StandardSet franceServices(Path work) {
        var file = DATA.resolve("france-services/pairs_france-services_2021_2022.csv");
        var truth = new HashSet<Pair>();
        for (var row : rows(file))
            truth.add(Pair.of(
                    new RecordKey("fs-2021", row.get("matricule")), new RecordKey("fs-2022", row.get("matricule"))));
        return new StandardSet(
                "france-services",
                "france-services.yaml",
                List.of(year(file, work, "2021"), year(file, work, "2022")),
                0.99,
                truth);
    }

    private static Path year(Path file, Path work, String year) {
        return written(
                work.resolve("fs-" + year + ".csv"),
                List.of("matricule", "nom", "adresse", "cp", "commune", "latitude", "longitude"),
                rows(file).stream()
                        .map(row -> List.of(
                                row.get("matricule"),
                                row.get("nom_" + year),
                                row.get("adresse_" + year),
                                row.get("cp_" + year),
                                row.get("commune_" + year),
                                row.get("lat_" + year),
                                row.get("lon_" + year)))
                        .toList());
    }

    private static Path part(Path file, Path to, Predicate<CSVRecord> chosen) {
        var columns = List.of("id", "name", "addr", "city", "phone", "type");
        Function<CSVRecord, List<String>> cells =
                row -> columns.stream().map(row::get).toList();
        return written(
                to, columns, rows(file).stream().filter(chosen).map(cells).toList());
    }

    private static Path written(Path to, List<String> columns, List<List<String>> lines) {
        try (var csv = new CSVPrinter(Files.newBufferedWriter(to), CSVFormat.DEFAULT)) {
            csv.printRecord(columns);
            csv.printRecords(lines);
            return to;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String person(String id) {
        return id.replaceFirst("rec-(\\d+)-.*", "$1");
    }

    private static Set<Pair> pairs(Map<String, List<RecordKey>> classes) {
        var pairs = new HashSet<Pair>();
        for (var same : classes.values())
            for (var i = 0; i < same.size(); i++)
                for (var k = i + 1; k < same.size(); k++) pairs.add(Pair.of(same.get(i), same.get(k)));
        return pairs;
    }

    private static List<CSVRecord> rows(Path file) {
        var format = CSVFormat.DEFAULT
                .builder()
                .setIgnoreSurroundingSpaces(true)
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (var csv = CSVParser.parse(file, StandardCharsets.UTF_8, format)) {
            return csv.getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path data() {
        var beside = Path.of("../shared/data/linkage");
        return Files.isDirectory(beside) ? beside : Path.of("../../shared/data/linkage");
    }
}
