package org.tousaidants.app.realsources;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.PlaceSheet;
import org.tousaidants.core.territory.Communes;
import org.tousaidants.find.answers.HelpSearchWithoutDatabase;
import org.tousaidants.places.harvest.HarvestDryRun;
import org.tousaidants.places.harvest.HarvestReport;

/// « Passage réel » — `bin/tous-aidants real-run`: reads all real sources of places and writes the results to a
/// page. The same sources always give the same page.
final class RealDataSourcesReport {
    private static final List<Field> WATCHED = List.of(
            Field.LATITUDE,
            Field.TELEPHONE,
            Field.COURRIELS,
            Field.HORAIRES,
            Field.SERVICES,
            Field.FRAIS,
            Field.ACCES,
            Field.ACCOMPAGNEMENT);
    private static final int REASONS_SHOWN = 4;

    /// The date and time that the report uses as the current time, so that it is reproducible: a Thursday
    /// afternoon.
    private static final LocalDateTime MOMENT = LocalDateTime.of(2026, 11, 26, 15, 0);

    private static final Map<String, String> SEARCHES = new LinkedHashMap<>();

    static {
        SEARCHES.put("Saintes, déclarer ses impôts avant ce soir", "besoin=impots&ou=17415&urgence=jour");
        SEARCHES.put("La Rochelle, une démarche, gratuit", "besoin=demarche&ou=17300&compte=gratuit");
        SEARCHES.put("Rochefort, ouvert maintenant", "besoin=droits&ou=17299&quand=maintenant");
        SEARCHES.put("Royan, apprendre à se servir d’un ordinateur", "besoin=appareil&ou=17306");
        SEARCHES.put("Jonzac, chercher un emploi", "besoin=emploi&ou=17197");
        SEARCHES.put("Saint-Jean-d’Angély, le soir", "besoin=appareil&ou=17347&quand=soir");
        SEARCHES.put("Île d’Oléron, une démarche", "besoin=demarche&ou=17385");
        SEARCHES.put("Surgères, lieu itinérant", "besoin=demarche&ou=17434&compte=itinerant");
        SEARCHES.put("Montguyon, à 10 km au plus", "besoin=impots&ou=17241&rayon=10");
        SEARCHES.put("Saintes, un ordinateur pas cher, personne sourde", "besoin=acheter&ou=17415&compte=surdite");
    }

    private final Path data;
    private final LocalDate today;
    private final StringBuilder page = new StringBuilder();
    private final List<PlaceSheet> sheets = new ArrayList<>();

    RealDataSourcesReport(Path data, LocalDate today) {
        this.data = data;
        this.today = today;
    }

    String write() throws IOException {
        page.append("""
                # A real run

                Written by `bin/tous-aidants real-run --data ../shared/data --out docs/real-run.md`; anybody who has the data
                can make it again. Sources are read as they are, with their mapping files unchanged.

                ## Harvest

                | source | read | kept | rejected | excluded | records/s |
                |---|---:|---:|---:|---:|---:|
                """);
        var reports = new LinkedHashMap<RealDataSource, HarvestReport>();
        for (var source : RealDataSource.ALL) {
            var file = data.resolve(source.file());
            if (!Files.exists(file)) continue;
            reports.put(
                    source,
                    HarvestDryRun.run(
                            source.name(), file, source.mapping(data), Communes.shipped(), today, sheets::add));
        }
        reports.forEach((source, report) -> page.append(String.format(
                Locale.ROOT,
                "| %s | %d | %d | %d | %d | %d |%n",
                source.label(),
                report.read(),
                report.kept(),
                report.rejected(),
                report.excluded(),
                report.recordsPerSecond())));
        page.append(String.format(
                Locale.ROOT,
                "| **all** | %d | %d | %d | %d | |%n%n",
                reports.values().stream().mapToLong(HarvestReport::read).sum(),
                reports.values().stream().mapToLong(HarvestReport::kept).sum(),
                reports.values().stream().mapToLong(HarvestReport::rejected).sum(),
                reports.values().stream().mapToLong(HarvestReport::excluded).sum()));
        page.append(
                "Small files are read while the machine still warms up: `bin/bench harvest` measures the rate.\n\n");
        completeness(reports);
        reasons(reports);
        searches();
        return page.toString();
    }

    private void completeness(Map<RealDataSource, HarvestReport> reports) {
        page.append("## Completeness of what was kept\n\n| source |");
        for (var field : WATCHED) page.append(' ').append(field.column()).append(" |");
        page.append("\n|---|").append("---:|".repeat(WATCHED.size())).append('\n');
        reports.forEach((source, report) -> {
            page.append("| ").append(source.label()).append(" |");
            for (var field : WATCHED)
                page.append(String.format(Locale.ROOT, " %.0f %% |", 100 * report.completeness(field)));
            page.append('\n');
        });
        page.append('\n');
    }

    private void reasons(Map<RealDataSource, HarvestReport> reports) {
        page.append("## Why, counted\n\n");
        reports.forEach((source, report) -> {
            page.append("**").append(source.label()).append("**\n\n");
            if (!report.reasons().isEmpty())
                page.append("- refused or excluded: ")
                        .append(counted(report.reasons(Locale.FRENCH)))
                        .append('\n');
            page.append("- repaired: ")
                    .append(report.warnings().isEmpty() ? "nothing" : counted(report.repairs(Locale.FRENCH)))
                    .append("\n\n");
        });
    }

    private void searches() {
        page.append("## Ten searches in Charente-Maritime\n\nAsked on ")
                .append(MOMENT)
                .append(" among all the places kept above, duplicates included.\n\n");
        var search = new HelpSearchWithoutDatabase(sheets, Communes.shipped());
        SEARCHES.forEach((words, query) -> {
            page.append("**").append(words).append("** (`").append(query).append("`)\n\n");
            for (var line : search.answer(query, MOMENT))
                page.append("- ").append(line).append('\n');
            page.append('\n');
        });
    }

    private static String counted(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(REASONS_SHOWN)
                .map(entry -> entry.getValue() + " × " + entry.getKey())
                .collect(Collectors.joining("; "));
    }
}
