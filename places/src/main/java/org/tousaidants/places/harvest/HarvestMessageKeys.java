package org.tousaidants.places.harvest;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.Set;
import org.tousaidants.core.schema.Field;
import org.tousaidants.places.columnmapping.ColumnMapping;

/// Prints messages about a run on the terminal.
final class HarvestMessageKeys {
    private static final int REASONS = 5;
    private static final int COLUMNS = 20;
    private static final List<Field> WATCHED = List.of(Field.LATITUDE, Field.TELEPHONE, Field.HORAIRES, Field.SERVICES);

    private final PrintStream out;
    private final PrintStream err;

    HarvestMessageKeys(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /// Prints the report of a run.
    ///
    /// @param name name of the source
    /// @param whereRejects file or page that lists the refused records; empty if no record was refused
    void say(String name, HarvestReport report, ColumnMapping mapping, Optional<String> whereRejects) {
        out.printf(
                Locale.FRENCH,
                "%s : %s, %s, %s, %s, en %.1f s (%,d par seconde)%n",
                name,
                CountWithFrenchWord.of(report.read(), "lue"),
                CountWithFrenchWord.of(report.kept(), "gardée"),
                CountWithFrenchWord.of(report.rejected(), "refusée"),
                CountWithFrenchWord.of(report.excluded(), "exclue"),
                report.took().toMillis() / 1000.0,
                report.recordsPerSecond());
        report.reasons(Locale.FRENCH).entrySet().stream()
                .sorted(Entry.<String, Long>comparingByValue().reversed())
                .limit(REASONS)
                .forEach(reason -> out.printf(Locale.FRENCH, "  %,d × %s%n", reason.getValue(), reason.getKey()));
        if (report.kept() > 0)
            for (var field : WATCHED)
                out.printf(Locale.FRENCH, "  %s : %.0f %%%n", field.column(), 100 * report.completeness(field));
        else nothingKept(report, mapping, whereRejects);
        if (report.geocoded().asked() > 0 && report.geocoded().found() == 0)
            err.println("Le service de géocodage n’a répondu à aucune des adresses : est-il bien à cette adresse ?"
                    + " Le centre des communes en tient lieu.");
    }

    /// Prints an explanation for a run that accepted no record. Usually the mapping was written for another
    /// file; the names of the columns help to recognise this.
    ///
    /// @param whereRejects file or page that lists the refused records; empty if no record was refused
    private void nothingKept(HarvestReport report, ColumnMapping mapping, Optional<String> whereRejects) {
        err.println("Aucun lieu gardé"
                + whereRejects.map(where -> " : les motifs sont dans " + where).orElse("."));
        var name = mapping.columns(Field.NOM);
        if (!report.columns().unused().isEmpty()
                && Set.copyOf(report.columns().missing()).containsAll(name))
            err.println("La colonne du nom (%s) n’est pas dans la source, dont les colonnes non utilisées sont : %s"
                    .formatted(
                            String.join(", ", name),
                            String.join(
                                    ", ",
                                    report.columns().unused().stream()
                                            .limit(COLUMNS)
                                            .toList())));
    }

    int refused(String words) {
        err.println("Erreur : " + words);
        return HarvestCommand.REFUSED;
    }
}
