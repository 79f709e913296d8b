package org.tousaidants.places.matching;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.tousaidants.core.linkage.FieldComparison;
import org.tousaidants.core.linkage.MatchDecision;
import org.tousaidants.core.linkage.RecordKey;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.territory.Communes;

/// « Passage réel du rapprochement » — `bin/tous-aidants merge-run`: matches the real records of Charente-Maritime,
/// then those of France. It writes a page with the results and the ten hardest cases of each kind; the same records
/// always give the same page.
final class MergeRealDataRun {
    private static final int OF_EACH_SORT = 5;
    private static final int SOURCES_OF_A_GROUP = 3;

    private final Path data;
    private final Communes communes = Communes.shipped();
    private final StringBuilder page = new StringBuilder();

    MergeRealDataRun(Path data) {
        this.data = data;
    }

    /// A group of records or a pair, with those two of its records that are the hardest to match or to separate.
    private record HardestMergeCase(List<RecordKey> records, RecordKey left, RecordKey right, double bits) {}

    String written(LocalDate today) throws IOException {
        line("# Le rapprochement, sur de vraies fiches");
        line("");
        line(
                "Written on %s by `bin/tous-aidants merge-run --data ../shared/data --out docs/merge-run.md`; anybody"
                        + " who",
                today);
        line("has the data can make it again. [merge.md](merge.md) explains how it decides. What follows is in"
                + " French, as");
        line("a coordinator reads it; `bin/tous-aidants merge --explain` explains any two records.");
        line("");
        line("Chaque réponse a un poids. « +3 » : deux fiches d’un même lieu répondent ainsi huit fois plus souvent"
                + " que");
        line("deux fiches prises au hasard ; chaque point de plus double. Un poids négatif parle contre. Deux"
                + " fiches prises");
        line("au hasard ne sont presque jamais un seul lieu : on part donc de très bas.");
        line("");
        territory("Charente-Maritime", "places_17.csv");
        territory("France", "places_all_light.csv");
        return page.toString();
    }

    private void territory(String name, String file) throws IOException {
        var table = new SourcePlaceTable();
        var start = System.nanoTime();
        if (table.read(data.resolve("places").resolve(file), _ -> {})
                instanceof SourcePlaceTable.InvalidSourceTable(var words)) throw new IOException(words);
        var matchResult = DuplicatePlaceMatcher.shipped(communes).match(table.entries());
        var seconds = (System.nanoTime() - start) / 1e9;
        var entries = new HashMap<RecordKey, MatchedSourceRecord>();
        table.entries().forEach(entry -> entries.put(entry.key(), entry));
        var figures = matchResult.statistics();
        line("## %s", name);
        line("");
        var machine = ManagementFactory.getOperatingSystemMXBean();
        line(
                "`%s` : %.1f s, lecture comprise (charge de la machine : %.1f pour %d cœurs).",
                file, seconds, machine.getSystemLoadAverage(), machine.getAvailableProcessors());
        line("");
        line("| | |");
        line("|---|---:|");
        line("| fiches | %,d |", figures.records());
        line("| lieux | %,d |", matchResult.groups().size());
        line("| paires comparées, sur %,d possibles | %,d |", possible(figures.records()), figures.compared());
        line("| paires qui sont un seul lieu | %,d |", figures.matches());
        line("| paires à regarder par une personne | %,d |", figures.reviews());
        line("| paires semblables, et pourtant deux lieux | %,d |", matchResult.heldApart());
        line("");
        line("### Cinq lieux dont des fiches se ressemblent à peine");
        line("");
        for (var one : united(matchResult, entries)) tell(one, matchResult, entries);
        line("### Cinq paires qui se ressemblent, et qui attendent une personne");
        line("");
        for (var one : waiting(matchResult, entries)) tell(one, matchResult, entries);
    }

    private static long possible(long records) {
        return records * (records - 1) / 2;
    }

    /// Returns the hardest groups among those with records of three or more sources. A group is hard if its two
    /// least similar records are very different.
    private static List<HardestMergeCase> united(
            PlaceMatchResult matchResult, Map<RecordKey, MatchedSourceRecord> entries) {
        var cases = new ArrayList<HardestMergeCase>();
        for (var group : matchResult.groups()) {
            if (group.stream().map(RecordKey::source).distinct().count() < SOURCES_OF_A_GROUP) continue;
            var worst = new ArrayList<HardestMergeCase>();
            for (var i = 0; i < group.size(); i++)
                for (var j = i + 1; j < group.size(); j++)
                    worst.add(new HardestMergeCase(
                            group,
                            group.get(i),
                            group.get(j),
                            matchResult.explain(group.get(i), group.get(j)).bits()));
            worst.stream()
                    .min(Comparator.comparingDouble(HardestMergeCase::bits))
                    .ifPresent(cases::add);
        }
        cases.sort(Comparator.comparingDouble(HardestMergeCase::bits));
        return eachElsewhere(cases, entries);
    }

    /// Returns the most similar pairs that a rule leaves to a person to decide.
    private static List<HardestMergeCase> waiting(
            PlaceMatchResult matchResult, Map<RecordKey, MatchedSourceRecord> entries) {
        var cases = new ArrayList<HardestMergeCase>();
        for (var pair : matchResult.pairs())
            if (pair.decision() == MatchDecision.REVIEW)
                cases.add(new HardestMergeCase(
                        List.of(pair.left(), pair.right()),
                        pair.left(),
                        pair.right(),
                        matchResult.explain(pair.left(), pair.right()).bits()));
        cases.sort(Comparator.comparingDouble(HardestMergeCase::bits).reversed());
        return eachElsewhere(cases, entries);
    }

    /// Returns only one case per postcode, because five buses of one commune would be five similar cases.
    private static List<HardestMergeCase> eachElsewhere(
            List<HardestMergeCase> cases, Map<RecordKey, MatchedSourceRecord> entries) {
        Set<String> seen = new HashSet<>();
        return cases.stream()
                .filter(one -> {
                    var here = new HashSet<>(List.of(
                            said(entries, one.left(), Field.CODE_POSTAL),
                            said(entries, one.right(), Field.CODE_POSTAL)));
                    return Collections.disjoint(seen, here) && seen.addAll(here);
                })
                .limit(OF_EACH_SORT)
                .toList();
    }

    private void tell(HardestMergeCase one, PlaceMatchResult matchResult, Map<RecordKey, MatchedSourceRecord> entries) {
        for (var key : one.records())
            line(
                    "- `%s` %s — %s, %s %s",
                    key,
                    said(entries, key, Field.NOM),
                    said(entries, key, Field.ADRESSE),
                    said(entries, key, Field.CODE_POSTAL),
                    said(entries, key, Field.COMMUNE));
        line("");
        if (one.records().size() > 2) {
            line("Les deux fiches qui se ressemblent le moins : `%s` et `%s`.", one.left(), one.right());
            line("");
        }
        line("| question | réponse | poids |");
        line("|---|---|---:|");
        var explanation = matchResult.explain(one.left(), one.right());
        line("| départ | deux fiches prises au hasard | %s |", weight(explanation.priorBits()));
        for (var answer : explanation.lines())
            if (answer.level() != FieldComparison.MISSING)
                line("| %s | %s | %s |", answer.comparison(), answer.sentence(), weight(answer.bits()));
        line("| **en tout** | %s | **%s** |", chances(explanation.probability()), weight(explanation.bits()));
        line("");
        line(
                "Décision : %s",
                matchResult
                        .pair(one.left(), one.right())
                        .map(pair -> decision(pair.decision()) + ". " + sentence(pair.sentence()))
                        .orElse("un seul lieu. D’autres fiches du même groupe les réunissent."));
        line("");
    }

    private static String decision(MatchDecision decision) {
        return switch (decision) {
            case MATCH -> "un seul lieu";
            case REVIEW -> "à regarder";
            case DISTINCT -> "deux lieux";
        };
    }

    private static String sentence(String words) {
        var capital = words.substring(0, 1).toUpperCase(Locale.FRENCH) + words.substring(1);
        return capital.endsWith(".") ? capital : capital + ".";
    }

    private static String weight(double bits) {
        return String.format(Locale.FRENCH, "%+.1f", bits);
    }

    private static String chances(double probability) {
        return probability > 0.999
                ? "plus de 999 chances sur 1 000, avant les règles"
                : "%d chances sur 1 000, avant les règles".formatted(Math.round(probability * 1_000));
    }

    private static String said(Map<RecordKey, MatchedSourceRecord> entries, RecordKey key, Field field) {
        var entry = entries.get(key);
        return entry == null ? "" : entry.sheet().text(field).replace("|", "/").replaceAll("\\s+", " ");
    }

    private void line(String format, Object... values) {
        page.append(String.format(Locale.FRENCH, format, values)).append('\n');
    }
}
