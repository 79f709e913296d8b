package org.tousaidants.support.activitylog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tousaidants.core.csv.CsvTable;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.text.EnumConstantName;
import org.tousaidants.core.text.FormValueParser;
import org.tousaidants.core.text.IdDerivedFromText;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.core.text.TextNormalisation;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.intake.OpenedRecordSource;
import org.tousaidants.places.intake.RawSourceRecord;
import org.tousaidants.places.intake.SourceLimits;
import org.tousaidants.places.intake.SourceLocation;
import org.tousaidants.places.intake.SourceRecordReader;
import org.tousaidants.places.intake.SourceRefusal;
import org.tousaidants.places.intake.TemporaryFile;
import org.tousaidants.support.activitylog.HelpActivity.ActivityDetails;
import org.tousaidants.support.activitylog.HelpActivity.ActivityKind;
import org.tousaidants.support.activitylog.HelpActivity.ActivityNextStep;
import org.tousaidants.support.activitylog.HelpActivity.ActivityResult;
import org.tousaidants.support.activitylog.HelpActivity.ActivitySetting;
import org.tousaidants.support.activitylog.HelpActivity.DeviceUsedInActivity;
import org.tousaidants.support.activitylog.HelpActivity.HelpMode;

/// « Fichier du cahier national » — reads and writes activities in the spreadsheet format of the national diary: a
/// workshop has one row for each participant (« 2/5 »), all with the id of the activity. Columns about the people
/// helped are neither written nor read.
final class NationalActivityLogFile {
    private static final long MOST_BYTES = 20_000_000;
    private static final int MOST_ACTS = 20_000;
    private static final int LONGEST_PREAMBLE = 60;
    private static final int FAULTS_KEPT = 50;

    private static final String DATE = "Date";
    private static final String TYPE = "Type";
    private static final String HEADS = "Participants";
    private static final String SPOT = "Canaux d’accompagnement";
    private static final String MINUTES = "Durée (min)";
    private static final String GEAR = "Matériel numérique utilisé";
    private static final String THEMES = "Thématique(s) d’accompagnement";
    private static final String PROCEDURE = "Nom de la démarche administrative";
    private static final String MODE = "Niveau d’autonomie (ou de l’atelier)";
    private static final String REFERRED = "Bénéficiaire réorienté";
    private static final String ID = "ID CRA";

    /// The titles of the columns in the order of the national diary, without the columns that describe a person.
    private static final List<String> HEAD = List.of(
            DATE,
            "Enregistré le",
            TYPE,
            HEADS,
            SPOT,
            "Nom du lieu",
            "Adresse",
            "Commune",
            "Code postal",
            "Code Insee",
            MINUTES,
            "Nom de l’atelier",
            GEAR,
            THEMES,
            "Tags",
            PROCEDURE,
            MODE,
            REFERRED,
            "Structure de redirection",
            ID);

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.FRENCH);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("dd/MM/yyyy 'à' HH:mm", Locale.FRENCH);
    private static final Pattern FRENCH_DAY = Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{4})(?:\\D.*)?");
    private static final Pattern ISO_DAY = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})(?:\\D.*)?");
    private static final Pattern OF = Pattern.compile("\\d+\\s*/\\s*(\\d+)");

    /// « Lecture d’un fichier d’actes » — the result of parsing an uploaded file of activities.
    sealed interface LogFileParseResult {
        /// The activities in an uploaded file.
        ///
        /// @param faults unreadable lines, at most fifty
        record ParsedLogFile(List<HelpActivities.ImportedActivity> acts, List<LogRowError> faults)
                implements LogFileParseResult {}

        record WrongLogFileFormat() implements LogFileParseResult {}

        record TooManyLogRows() implements LogFileParseResult {}

        record UnreadableLogFile(SourceRefusal why) implements LogFileParseResult {}
    }

    record LogRowError(long line, String key) {}

    private NationalActivityLogFile() {}

    static CsvTable write(List<HelpActivity> acts, Map<UUID, Place> places) {
        var out = CsvTable.forPeople(HEAD.toArray());
        for (var act : acts)
            for (var head = 1; head <= act.what().heads(); head++)
                out.row(cells(act, head, act.what().place().flatMap(id -> Optional.ofNullable(places.get(id)))));
        return out;
    }

    private static List<String> cells(HelpActivity act, int head, Optional<Place> place) {
        var what = act.what();
        var field = place.map(Place::sheet);
        return List.of(
                DAY.format(ParisTime.day(what.at())),
                MOMENT.format(act.received().atZone(ParisTime.ZONE)),
                said("kind", what.kind()),
                what.heads() == 1 ? "1" : head + "/" + what.heads(),
                said("spot", what.spot()),
                place.map(Place::name).orElse(""),
                field.map(sheet -> sheet.text(Field.ADRESSE)).orElse(""),
                place.map(Place::commune).orElse(""),
                field.map(sheet -> sheet.text(Field.CODE_POSTAL)).orElse(""),
                field.map(sheet -> sheet.text(Field.CODE_INSEE)).orElse(""),
                Integer.toString(what.minutes()),
                "",
                what.gear().stream().map(one -> said("gear", one)).collect(Collectors.joining(", ")),
                what.themes().stream()
                        .flatMap(code -> NationalActivityLogTerms.theme(code).stream())
                        .map(NationalActivityLogTerms.NationalLogTheme::national)
                        .collect(Collectors.joining(", ")),
                "",
                what.procedure().orElse(""),
                what.mode().map(one -> said("mode", one)).orElse(""),
                what.result().next().equals(Optional.of(ActivityNextStep.REFERRAL)) ? "Oui" : "Non",
                "",
                act.id().toString());
    }

    private static String said(String list, Enum<?> constant) {
        return Objects.requireNonNull(NationalActivityLogTerms.diary(list).get(EnumConstantName.low(constant)));
    }

    static LogFileParseResult read(Path file, Instant now) throws IOException {
        var limits = SourceLimits.usual().withFileBytes(MOST_BYTES);
        return switch (OpenedRecordSource.open(new SourceLocation.FileSource(file, List.of()), limits)) {
            case OpenedRecordSource.IntakeNotOpened(var why) -> new LogFileParseResult.UnreadableLogFile(why);
            case OpenedRecordSource.IntakeOpened(var reader) -> {
                try (reader) {
                    var columns = columns(reader.columns());
                    yield columns.isEmpty() ? below(reader, now) : rows(reader, columns, now);
                }
            }
        };
    }

    /// Skips the lines above the table: a file exported by the national diary begins with its author and its
    /// filters.
    private static LogFileParseResult below(SourceRecordReader reader, Instant now) throws IOException {
        for (var line = 0; line < LONGEST_PREAMBLE && reader.hasNext(); line++) {
            var head = reader.next().raw();
            if (!key(head).contains(key(THEMES))) continue;
            var table = TemporaryFile.file(path -> {
                try (var out = Files.newBufferedWriter(path)) {
                    out.append(head).append('\n');
                    while (reader.hasNext()) out.append(reader.next().raw()).append('\n');
                }
            });
            try {
                return switch (OpenedRecordSource.open(
                        new SourceLocation.FileSource(table, List.of()), SourceLimits.usual())) {
                    case OpenedRecordSource.IntakeNotOpened(var why) -> new LogFileParseResult.UnreadableLogFile(why);
                    case OpenedRecordSource.IntakeOpened(var cut) -> {
                        try (cut) {
                            yield rows(cut, columns(cut.columns()), now);
                        }
                    }
                };
            } finally {
                Files.deleteIfExists(table);
            }
        }
        return new LogFileParseResult.WrongLogFileFormat();
    }

    private static LogFileParseResult rows(SourceRecordReader reader, Map<String, String> columns, Instant now) {
        if (columns.isEmpty()) return new LogFileParseResult.WrongLogFileFormat();
        var acts = new LinkedHashMap<UUID, HelpActivities.ImportedActivity>();
        var faults = new ArrayList<LogRowError>();
        while (reader.hasNext()) {
            if (!(reader.next() instanceof RawSourceRecord row)) continue;
            one(row, columns, now, acts, faults);
            if (acts.size() > MOST_ACTS) return new LogFileParseResult.TooManyLogRows();
        }
        return new LogFileParseResult.ParsedLogFile(List.copyOf(acts.values()), List.copyOf(faults));
    }

    private static void one(
            RawSourceRecord row,
            Map<String, String> columns,
            Instant now,
            Map<UUID, HelpActivities.ImportedActivity> acts,
            List<LogRowError> faults) {
        var at = cell(row, columns, DATE).flatMap(NationalActivityLogFile::day);
        var themes = themes(cell(row, columns, THEMES).orElse(""));
        var minutes = cell(row, columns, MINUTES)
                .flatMap(FormValueParser::number)
                .filter(n -> n >= 1 && n <= HelpActivityForm.MOST_MINUTES);
        var wrong = at.isEmpty() || at.get().isAfter(now)
                ? "day"
                : themes.isEmpty() ? "theme" : minutes.isEmpty() ? "minutes" : "";
        if (!wrong.isEmpty()) {
            if (faults.size() < FAULTS_KEPT) faults.add(new LogRowError(row.line(), "acts.import.fault." + wrong));
            return;
        }
        var heads = heads(cell(row, columns, HEADS).orElse("1"));
        var kind = heads > 1 ? ActivityKind.WORKSHOP : ActivityKind.INDIVIDUAL;
        var mode = kind == ActivityKind.INDIVIDUAL
                ? coded("mode", cell(row, columns, MODE).orElse(""), HelpMode.class)
                : Optional.<HelpMode>empty();
        var procedure = cell(row, columns, PROCEDURE)
                .filter(one -> NationalActivityLogTerms.themeOf(one).isPresent());
        var gear = EnumSet.noneOf(DeviceUsedInActivity.class);
        for (var one : list(cell(row, columns, GEAR).orElse("")))
            coded("gear", one, DeviceUsedInActivity.class).ifPresent(gear::add);
        var next = cell(row, columns, REFERRED)
                .filter(said -> key(said).equals("oui"))
                .map(_ -> ActivityNextStep.REFERRAL);
        var what = new ActivityDetails(
                kind,
                at.orElseThrow(),
                themes,
                procedure,
                mode,
                minutes.orElseThrow(),
                heads,
                new HelpActivity.ActivityPlace(
                        coded("spot", cell(row, columns, SPOT).orElse(""), ActivitySetting.class)
                                .orElse(ActivitySetting.ELSEWHERE),
                        Optional.empty()),
                Set.copyOf(gear),
                new ActivityResult(Optional.empty(), Optional.empty(), next));
        var id = cell(row, columns, ID).map(NationalActivityLogFile::id).orElseGet(() -> id(row.raw()));
        acts.putIfAbsent(id, new HelpActivities.ImportedActivity(id, what));
    }

    /// Returns the id of an activity in a row of the file. Ids of the first version of the diary have another
    /// form, and some files contain no ids: the id is then derived from the text of the row, so that the same
    /// row always gets the same id.
    ///
    /// @param written text in the column of ids
    private static UUID id(String written) {
        return FormValueParser.uuid(written.toLowerCase(Locale.ROOT))
                .orElseGet(() -> IdDerivedFromText.of("cra " + written));
    }

    private static Map<String, String> columns(List<String> names) {
        var wanted = HEAD.stream().collect(Collectors.toMap(NationalActivityLogFile::key, one -> one));
        var found = new LinkedHashMap<String, String>();
        for (var name : names)
            Optional.ofNullable(wanted.get(key(name))).ifPresent(one -> found.putIfAbsent(one, name));
        return found.keySet().containsAll(Set.of(DATE, THEMES, MINUTES)) ? found : Map.of();
    }

    private static Optional<String> cell(RawSourceRecord row, Map<String, String> columns, String title) {
        return Optional.ofNullable(columns.get(title)).flatMap(row::text);
    }

    /// Returns the codes of themes in a cell. Titles and codes are accepted; unknown themes are skipped.
    private static List<String> themes(String written) {
        var keys = list(written).stream().map(NationalActivityLogFile::key).collect(Collectors.toSet());
        return NationalActivityLogTerms.themes().stream()
                .filter(theme -> keys.contains(key(theme.national())) || keys.contains(key(theme.code())))
                .map(NationalActivityLogTerms.NationalLogTheme::code)
                .toList();
    }

    private static List<String> list(String written) {
        return Arrays.stream(written.split("[\n;,|]"))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .toList();
    }

    private static <E extends Enum<E>> Optional<E> coded(String list, String written, Class<E> type) {
        return NationalActivityLogTerms.diary(list).entrySet().stream()
                .filter(one ->
                        key(one.getValue()).equals(key(written)) || one.getKey().equals(written))
                .map(one -> Enum.valueOf(type, one.getKey().toUpperCase(Locale.ROOT)))
                .findFirst();
    }

    private static int heads(String written) {
        var of = OF.matcher(written);
        return FormValueParser.number(of.matches() ? of.group(1) : written)
                .filter(n -> n >= 1 && n <= HelpActivityForm.MOST_HEADS)
                .orElse(1);
    }

    private static Optional<Instant> day(String written) {
        try {
            var french = FRENCH_DAY.matcher(written);
            var iso = ISO_DAY.matcher(written);
            if (!french.matches() && !iso.matches()) return Optional.empty();
            var day = iso.matches()
                    ? LocalDate.parse(iso.group(1))
                    : LocalDate.of(
                            Integer.parseInt(french.group(3)),
                            Integer.parseInt(french.group(2)),
                            Integer.parseInt(french.group(1)));
            return Optional.of(day.atTime(LocalTime.NOON).atZone(ParisTime.ZONE).toInstant());
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    /// Returns the text without accents, case and typographic apostrophes, because office programs change them.
    private static String key(String text) {
        return TextNormalisation.bare(text)
                .replace('’', '\'')
                .replaceAll("\\s+", " ")
                .strip();
    }
}
