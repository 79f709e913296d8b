package org.tousaidants.label.pix;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.tousaidants.label.pix.PixResultFile.MissingLevelsCause;
import org.tousaidants.label.pix.PixResultFile.PixFileFault;
import org.tousaidants.label.pix.PixResultFile.PixFileKind;
import org.tousaidants.label.pix.PixResultFile.PixFileRow;
import org.tousaidants.places.intake.OpenedRecordSource;
import org.tousaidants.places.intake.RawSourceRecord;
import org.tousaidants.places.intake.SourceLimits;
import org.tousaidants.places.intake.SourceLocation;
import org.tousaidants.places.intake.SourceRecordReader;
import org.tousaidants.places.intake.UnreadableRecord;
import org.tousaidants.platform.mail.MailAddress;

/// Reads the exports of Pix Orga since 2020, even if an office program saved them again. Values that are not needed,
/// such as dates of birth, are not read.
final class PixFileReader {
    static final long MOST_BYTES = 8_000_000;
    static final int MOST_ROWS = 2_000;

    private static final int PIX_A_LEVEL = 8;
    private static final int HIGHEST = 8;
    private static final int LONGEST_NAME = 120;
    private static final int FAULTS_KEPT = 500;
    private static final int SHOWN = 60;
    private static final String LEVEL = "Niveau pour la compétence ";
    private static final String PIX = "Nombre de pix pour la compétence ";
    private static final Pattern WHOLE = Pattern.compile("\\d{1,4}");
    private static final Pattern SHARE = Pattern.compile("\\d{1,3}[.,]\\d+|\\d{1,3}(?:[.,]\\d+)?\\s*%");
    private static final Pattern FRENCH_DAY = Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{4})(?:\\D.*)?");
    private static final Pattern DAY = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})(?:\\D.*)?");

    private final PixFileColumns columns;
    private final LocalDate today;
    private final List<PixFileRow> rows = new ArrayList<>();
    private final List<PixFileFault> faults = new ArrayList<>();
    private String campaign = "";
    private int silent;

    private PixFileReader(PixFileColumns columns, LocalDate today) {
        this.columns = columns;
        this.today = today;
    }

    /// Returns the content of an export of Pix Orga.
    ///
    /// @param titles titles of the competences by id, because a file names competences by title
    /// @param today current day
    static PixResultFile read(Path file, Map<String, String> titles, LocalDate today) throws IOException {
        var limits = SourceLimits.usual().withFileBytes(MOST_BYTES);
        return switch (OpenedRecordSource.open(new SourceLocation.FileSource(file, List.of()), limits)) {
            case OpenedRecordSource.IntakeNotOpened(var why) -> new PixResultFile.UnreadablePixFile(why);
            case OpenedRecordSource.IntakeOpened(var reader) -> {
                try (reader) {
                    yield new PixFileReader(PixFileColumns.of(reader.columns()), today).read(reader, titles);
                }
            }
        };
    }

    private PixResultFile read(SourceRecordReader reader, Map<String, String> titles) {
        if (!columns.after(LEVEL).isEmpty()) return profiles(reader, titles);
        if (columns.named("Numéro de certification").isPresent()
                || columns.named("Date de passage de la certification").isPresent())
            return certification(reader, titles);
        if (columns.beginning(
                        "% de maitrise des acquis",
                        "% maitrise de l'ensemble des acquis",
                        "% maitrise",
                        "Acquis maitrisés dans",
                        "Acquis maitrisés du domaine")
                .isPresent()) return new PixResultFile.PixFileWithoutLevels(MissingLevelsCause.PERCENTAGES);
        return new PixResultFile.PixFileWithoutLevels(
                columns.beginning("Palier obtenu").isPresent()
                        ? MissingLevelsCause.ENTRY_TEST
                        : MissingLevelsCause.OTHER);
    }

    private PixResultFile profiles(SourceRecordReader reader, Map<String, String> titles) {
        var family = columns.named("Nom du Participant");
        var given = columns.named("Prénom du Participant");
        var sent = columns.named("Envoi (O/N)", "Partage (O/N)");
        var on = columns.beginning(
                "Date et heure de l'envoi", "Date de l'envoi", "Date et heure du partage", "Date du partage");
        if (family.isEmpty()) return new PixResultFile.PixColumnMissing("Nom du Participant");
        if (given.isEmpty()) return new PixResultFile.PixColumnMissing("Prénom du Participant");
        if (on.isEmpty()) return new PixResultFile.PixColumnMissing("Date et heure de l’envoi (Europe/Paris)");
        var byTitle = new LinkedHashMap<String, String>();
        titles.forEach((id, title) -> byTitle.put(PixFileColumns.key(title), id));
        var levels = new LinkedHashMap<String, String>();
        var counts = new LinkedHashMap<String, String>();
        columns.after(LEVEL).forEach((title, column) -> {
            var id = byTitle.get(title);
            if (id == null) fault(PixFileFault.of(1, "competence", shown(column)));
            else levels.put(id, column);
        });
        columns.after(PIX)
                .forEach((title, column) ->
                        Optional.ofNullable(byTitle.get(title)).ifPresent(id -> counts.put(id, column)));
        var mails = others();
        return each(reader, PixFileKind.PROFILES, record -> {
            if (sent.flatMap(record::text)
                    .filter(said -> said.equalsIgnoreCase("Non"))
                    .isPresent()) {
                silent++;
                return;
            }
            row(record, family.get(), given.get(), on.get(), mails, levels, counts);
        });
    }

    private PixResultFile certification(SourceRecordReader reader, Map<String, String> titles) {
        var family = columns.named("Nom");
        var given = columns.named("Prénom");
        var on = columns.beginning("Date de passage de la certification");
        var status = columns.named("Statut");
        if (family.isEmpty()) return new PixResultFile.PixColumnMissing("Nom");
        if (given.isEmpty()) return new PixResultFile.PixColumnMissing("Prénom");
        if (on.isEmpty()) return new PixResultFile.PixColumnMissing("Date de passage de la certification");
        var levels = new LinkedHashMap<String, String>();
        for (var id : titles.keySet()) columns.where(id::equals).forEach(column -> levels.put(id, column));
        if (levels.isEmpty()) return new PixResultFile.PixColumnMissing("1.1");
        return each(reader, PixFileKind.CERTIFICATION, record -> {
            var passed = status.flatMap(record::text).map(PixFileColumns::key);
            if (passed.filter(said -> !said.startsWith("valide")).isPresent()) {
                silent++;
                return;
            }
            row(record, family.get(), given.get(), on.get(), others(), levels, Map.of());
        });
    }

    private PixResultFile each(
            SourceRecordReader reader, PixFileKind kind, java.util.function.Consumer<RawSourceRecord> taken) {
        var name = columns.named("Nom de la campagne", "Session");
        while (reader.hasNext()) {
            switch (reader.next()) {
                case UnreadableRecord broken ->
                    fault(new PixFileFault(
                            broken.line(),
                            broken.key(),
                            broken.details().stream().map(String::valueOf).toList()));
                case RawSourceRecord record -> {
                    if (rows.size() + silent >= MOST_ROWS) return new PixResultFile.TooManyPixRows(MOST_ROWS);
                    if (campaign.isEmpty())
                        campaign = shown(name.flatMap(record::text)
                                .map(PixFileReader::plain)
                                .orElse(""));
                    taken.accept(record);
                }
            }
        }
        return new PixResultFile.ParsedPixFile(kind, campaign, List.copyOf(rows), silent, List.copyOf(faults));
    }

    private void row(
            RawSourceRecord record,
            String familyColumn,
            String givenColumn,
            String dayColumn,
            List<String> mails,
            Map<String, String> levels,
            Map<String, String> counts) {
        var line = record.line();
        var before = faults.size();
        // In this column, « Na » is a family name and not a missing value.
        var family = record.text(familyColumn).map(PixFileReader::plain).orElse("");
        var given = record.text(givenColumn).map(PixFileReader::plain).orElse("");
        if (family.isEmpty() && given.isEmpty()) fault(PixFileFault.of(line, "name"));
        if (family.length() > LONGEST_NAME || given.length() > LONGEST_NAME) fault(PixFileFault.of(line, "name-long"));
        var typed = known(record, dayColumn).orElse("");
        var on = day(typed);
        if (typed.isEmpty()) fault(PixFileFault.of(line, "day-missing"));
        else if (on.isEmpty()) fault(PixFileFault.of(line, "day", shown(typed)));
        else if (on.get().isAfter(today)) fault(PixFileFault.of(line, "day-ahead", shown(typed)));
        var found = new TreeMap<String, Integer>();
        levels.forEach((id, column) -> level(record, id, column, counts).ifPresent(level -> found.put(id, level)));
        if (faults.size() == before && found.isEmpty()) fault(PixFileFault.of(line, "no-level"));
        if (faults.size() > before || on.isEmpty()) return;
        var mail = mails.stream()
                .flatMap(column -> record.text(column).stream())
                .filter(cell -> cell.indexOf('@') > 0)
                .flatMap(cell -> MailAddress.of(plain(cell)).stream())
                .map(MailAddress::value)
                .findFirst()
                .orElse("");
        rows.add(new PixFileRow(line, family, given, mail, on.get(), found));
    }

    private Optional<Integer> level(RawSourceRecord record, String id, String column, Map<String, String> counts) {
        var cell = known(record, column).orElse("");
        if (cell.isEmpty() || cell.equals("-")) return Optional.empty();
        var line = record.line();
        if (SHARE.matcher(cell).matches()) {
            fault(PixFileFault.of(line, "share", id, shown(cell)));
            return Optional.empty();
        }
        if (!WHOLE.matcher(cell).matches() || Integer.parseInt(cell) > HIGHEST) {
            fault(PixFileFault.of(line, "level", id, shown(cell)));
            return Optional.empty();
        }
        var level = Integer.parseInt(cell);
        var pix = Optional.ofNullable(counts.get(id))
                .flatMap(count -> known(record, count))
                .filter(count -> WHOLE.matcher(count).matches())
                .map(Integer::valueOf);
        // A number of pix points that is too small for the level is a mistake. A number that is too large is
        // possible, because Pix limits levels.
        if (pix.filter(count -> count / PIX_A_LEVEL < level).isPresent()) {
            fault(PixFileFault.of(line, "pix", id, cell, Integer.toString(pix.get())));
            return Optional.empty();
        }
        return Optional.of(level);
    }

    /// Returns the columns that an organisation added to the file. Such a column may contain a mail address; the
    /// columns of Pix itself do not.
    private List<String> others() {
        var known = List.of(
                "organisation",
                "campagne",
                "code",
                "parcours",
                "profilcible",
                "participant",
                "envoi",
                "partage",
                "datede",
                "dateet",
                "nombrede",
                "certifiable",
                "niveau",
                "lieudenaissance",
                "session",
                "centre",
                "commentaire",
                "statut",
                "certification");
        return columns.where(name -> {
            var key = PixFileColumns.key(name);
            return known.stream().noneMatch(key::contains);
        });
    }

    private void fault(PixFileFault fault) {
        if (faults.size() < FAULTS_KEPT) faults.add(fault);
    }

    private static Optional<String> known(RawSourceRecord record, String column) {
        return record.text(column).map(PixFileReader::plain).filter(cell -> !cell.equals("NA") && !cell.isEmpty());
    }

    /// Returns a cell without a leading apostrophe. Pix writes an apostrophe before a text that a spreadsheet
    /// would run as a formula.
    private static String plain(String cell) {
        var clean = cell.replaceAll("\\p{Cc}+", " ").strip();
        return clean.length() > 1 && clean.charAt(0) == '\'' && "=+-@".indexOf(clean.charAt(1)) >= 0
                ? clean.substring(1).strip()
                : clean;
    }

    private static Optional<LocalDate> day(String cell) {
        var french = FRENCH_DAY.matcher(cell);
        if (french.matches()) return day(french.group(3), french.group(2), french.group(1));
        var other = DAY.matcher(cell);
        return other.matches() ? day(other.group(1), other.group(2), other.group(3)) : Optional.empty();
    }

    private static Optional<LocalDate> day(String year, String month, String day) {
        try {
            return Optional.of(LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day)));
        } catch (DateTimeException notOne) {
            return Optional.empty();
        }
    }

    private static String shown(String cell) {
        return cell.length() > SHOWN ? cell.substring(0, SHOWN) + "…" : cell;
    }
}
