package org.tousaidants.merge;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.tousaidants.linkage.Decision;
import org.tousaidants.linkage.RecordKey;
import org.tousaidants.schema.Field;
import org.tousaidants.territory.Communes;

/// « Passage réel du rapprochement » — `bin/tous-aidants merge-run`: matches the real records of Charente-Maritime and
/// of France and writes what became of them, with the ten hardest cases of each, in a page that anybody can make again.
public final class MergeRun {
    private static final int OF_EACH_SORT = 5;
    private static final int SOURCES_OF_A_GROUP = 3;

    private final Path data;
    private final Communes communes = Communes.shipped();
    private final StringBuilder page = new StringBuilder();

    private MergeRun(Path data) {
        this.data = data;
    }

    /// A group or a pair, and the two of its records that are the hardest to bring together or to keep apart.
    private record Case(List<RecordKey> records, RecordKey left, RecordKey right, double bits) {}

    /// @param arguments `--data ../shared/data --out docs/merge-run.md`
    /// @return the exit code
    public static int run(List<String> arguments, PrintStream out, PrintStream err, Clock clock) {
        if (arguments.size() != 4
                || !arguments.get(0).equals("--data")
                || !arguments.get(2).equals("--out")) {
            err.println("tous-aidants merge-run --data ../shared/data --out docs/merge-run.md");
            return MergeCommand.USAGE;
        }
        try {
            var text = new MergeRun(Path.of(arguments.get(1))).written(LocalDate.now(clock));
            Files.writeString(Path.of(arguments.get(3)), text);
        } catch (IOException e) {
            err.println("Lecture ou écriture impossible : " + e.getMessage());
            return MergeCommand.REFUSED;
        }
        out.println("→ " + arguments.get(3));
        return MergeCommand.OK;
    }

    private String written(LocalDate today) throws IOException {
        line("# A real run of the matching of places");
        line("");
        line(
                "Written on %s by `bin/tous-aidants merge-run --data ../shared/data --out docs/merge-run.md`; anybody who",
                today);
        line("has the data can make it again. How it decides is told in [merge.md](merge.md); `bin/tous-aidants merge");
        line("--explain` tells it of any two records.");
        line("");
        territory("Charente-Maritime", "places_17.csv");
        territory("France", "places_all_light.csv");
        return page.toString();
    }

    private void territory(String name, String file) throws IOException {
        var table = new SourceTable();
        var start = System.nanoTime();
        if (table.read(data.resolve("places").resolve(file), _ -> {}) instanceof SourceTable.NotRead(var words))
            throw new IOException(words);
        var matching = Matcher.shipped(communes).match(table.entries());
        var seconds = (System.nanoTime() - start) / 1e9;
        var entries = new HashMap<RecordKey, Entry>();
        table.entries().forEach(entry -> entries.put(entry.key(), entry));
        var figures = matching.statistics();
        line("## %s", name);
        line("");
        line("`%s`, %.1f s, reading included.", file, seconds);
        line("");
        line("| | |");
        line("|---|---:|");
        line("| records | %,d |", figures.records());
        line("| places | %,d |", matching.groups().size());
        line("| pairs compared, of %,d possible | %,d |", possible(figures.records()), figures.compared());
        line("| pairs that are one place | %,d |", figures.matches());
        line("| pairs for a person to look at | %,d |", figures.reviews());
        line("| pairs alike and yet two places | %,d |", matching.heldApart());
        line("");
        line("### Five places whose records hardly resemble each other");
        line("");
        for (var one : united(matching, entries)) tell(one, matching, entries);
        line("### Five pairs that resemble each other, and wait for a person");
        line("");
        for (var one : waiting(matching, entries)) tell(one, matching, entries);
    }

    private static long possible(long records) {
        return records * (records - 1) / 2;
    }

    /// Of the places that at least three sources know, those with the least alike pair inside.
    private static List<Case> united(Matching matching, Map<RecordKey, Entry> entries) {
        var cases = new ArrayList<Case>();
        for (var group : matching.groups()) {
            if (group.stream().map(RecordKey::source).distinct().count() < SOURCES_OF_A_GROUP) continue;
            var worst = new ArrayList<Case>();
            for (var i = 0; i < group.size(); i++)
                for (var j = i + 1; j < group.size(); j++)
                    worst.add(new Case(
                            group,
                            group.get(i),
                            group.get(j),
                            matching.explain(group.get(i), group.get(j)).bits()));
            worst.stream().min(Comparator.comparingDouble(Case::bits)).ifPresent(cases::add);
        }
        cases.sort(Comparator.comparingDouble(Case::bits));
        return eachElsewhere(cases, entries);
    }

    /// The most alike of the pairs that a rule keeps for a person.
    private static List<Case> waiting(Matching matching, Map<RecordKey, Entry> entries) {
        var cases = new ArrayList<Case>();
        for (var pair : matching.pairs())
            if (pair.decision() == Decision.REVIEW)
                cases.add(new Case(
                        List.of(pair.left(), pair.right()),
                        pair.left(),
                        pair.right(),
                        matching.explain(pair.left(), pair.right()).bits()));
        cases.sort(Comparator.comparingDouble(Case::bits).reversed());
        return eachElsewhere(cases, entries);
    }

    /// One case a commune: five buses of one town would teach less.
    private static List<Case> eachElsewhere(List<Case> cases, Map<RecordKey, Entry> entries) {
        Set<String> towns = new HashSet<>();
        return cases.stream()
                .filter(one -> towns.add(said(entries, one.left(), Field.COMMUNE)))
                .limit(OF_EACH_SORT)
                .toList();
    }

    private void tell(Case one, Matching matching, Map<RecordKey, Entry> entries) {
        for (var key : one.records())
            line(
                    "- `%s` %s — %s, %s %s",
                    key,
                    said(entries, key, Field.NOM),
                    said(entries, key, Field.ADRESSE),
                    said(entries, key, Field.CODE_POSTAL),
                    said(entries, key, Field.COMMUNE));
        line("");
        line("The pair that says least: `%s` and `%s`.", one.left(), one.right());
        line("");
        line("| question | bits | answer |");
        line("|---|---:|---|");
        var explanation = matching.explain(one.left(), one.right());
        for (var answer : explanation.lines())
            line("| %s | %+.1f | %s |", answer.comparison(), answer.bits(), answer.sentence());
        line("| before any question | %+.1f | |", explanation.priorBits());
        line("| **in all** | **%+.1f** | probability %.4f |", explanation.bits(), explanation.probability());
        line("");
        matching.pair(one.left(), one.right())
                .ifPresentOrElse(
                        pair -> line("Decision: %s", pair.sentence()),
                        () -> line("Decision: one place, through the other records of the group."));
        line("");
    }

    private static String said(Map<RecordKey, Entry> entries, RecordKey key, Field field) {
        var entry = entries.get(key);
        return entry == null ? "" : entry.sheet().text(field).replace("|", "/").replaceAll("\\s+", " ");
    }

    private void line(String format, Object... values) {
        page.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
