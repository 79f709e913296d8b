package org.tousaidants.places.matching;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.tousaidants.SharedData;
import org.tousaidants.core.territory.Communes;

/// Writes the shipped parameters, learned without labelled examples on the real sources: the frequency of words,
/// and the weight of each answer. Excluded: the lists with known pairs, which evaluate the product, and sources
/// that republish others, which would suggest that nothing ever changes.
///
///     bin/bench-run org.tousaidants.places.matching.MatchingWeightLearner
public final class MatchingWeightLearner {
    private static final Path FOLDER = Path.of("places/src/main/resources/merge");
    private static final Set<String> LEFT_OUT = Set.of(
            "france-services@2021-04",
            "france-services@2024-08",
            "data-inclusion@2023-02",
            "national-schema-hinaura@2022",
            "national-schema-paca@2023-05",
            "national-schema-charente@2023-07",
            "hub-antilles");
    private static final int USUAL = 25;

    private MatchingWeightLearner() {}

    public static void main(String[] args) throws IOException {
        var entries = sample();
        var provenance = """
                # Learned without examples on %,d records of %d public sources of places (places_all_light.csv), by
                # MatchingWeightLearner. The lists of France Services of 2021 and 2024, by which the product is judged, and the
                # sources that republish others were left out.
                """.formatted(
                entries.size(),
                entries.stream().map(MatchedSourceRecord::source).distinct().count());
        var usual = new StringBuilder(provenance)
                .append("# A word, and in how many of these records it stands in the name or the address.\n* ")
                .append(entries.size())
                .append('\n');
        var words = MatchablePlaceRecords.of(entries, Communes.shipped()).vocabulary();
        words.counts(USUAL)
                .forEach((word, count) ->
                        usual.append(word).append(' ').append(count).append('\n'));
        Files.writeString(FOLDER.resolve("usual.txt"), usual);
        var matching = DuplicatePlaceMatcher.learning(Communes.shipped()).match(entries);
        Files.writeString(
                FOLDER.resolve("weights.txt"),
                provenance + "# lambda is the share of pairs that are one place; then, for each question, how often the"
                        + " records of one\n# place give each answer, / and those of two places, from the weakest"
                        + " agreement to the strongest.\n" + BundledMatchingParameters.write(matching.parameters()));
        System.out.printf(Locale.ROOT, "%s%n", BundledMatchingParameters.write(matching.parameters()));
    }

    private static List<MatchedSourceRecord> sample() throws IOException {
        var table = new SourcePlaceTable();
        table.read(SharedData.find("places/places_all_light.csv").orElseThrow(), _ -> {});
        return table.entries().stream()
                .filter(entry -> !LEFT_OUT.contains(entry.source()))
                .toList();
    }
}
