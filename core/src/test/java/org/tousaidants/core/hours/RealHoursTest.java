package org.tousaidants.core.hours;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.tousaidants.SharedData;

/// Parses the hours of thousands of real places. The thresholds are slightly below the results of 25 November
/// 2026.
class RealHoursTest {
    private static final List<String> DAYS =
            List.of("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche");
    private static final Set<String> OSM_SOURCES = Set.of(
            "conseiller-numerique",
            "national-schema-hinaura",
            "numi",
            "national-schema-paca",
            "le-havre",
            "national-schema-charente",
            "aix-en-provence",
            "bus-fs-charente",
            "hub-antilles");
    private static final Set<String> FRENCH_SOURCES =
            Set.of("haute-vienne", "corse", "angers", "mulhouse", "la-creuse");
    private static final Set<String> TABLE_SOURCES = Set.of("rhinocc", "mednum-bfc");
    private static final Pattern AN_HOUR = Pattern.compile("\\d ?[hH:]");

    @Test
    void nearlyAllOsmTextsAreRead() throws IOException {
        var texts = texts(OSM_SOURCES);
        assertThat(texts).hasSizeGreaterThan(6_000);
        assertThat(share(texts, text -> OpeningHours.of(text).readable())).isGreaterThan(0.995);
        assertThat(share(texts, RealHoursTest::whollyCertain)).isGreaterThan(0.984);
    }

    @Test
    void whatIsNotReadIsNeverClosed() throws IOException {
        var now = LocalDateTime.parse("2026-11-25T10:00");
        for (var text : texts(OSM_SOURCES)) {
            var hours = OpeningHours.of(text);
            if (!hours.readable()) assertThat(hours.at(now)).as(text).isInstanceOf(OpeningStatus.OpeningUnknown.class);
            assertThat(OpeningHoursText.in(Locale.FRENCH).week(hours)).as(text).isNotEmpty();
        }
    }

    @Test
    void mostFrenchTextsThatGiveAnHourAreConverted() throws IOException {
        var texts = texts(FRENCH_SOURCES);
        assertThat(texts).hasSizeGreaterThan(550);
        assertThat(share(texts, text -> FrenchHoursReader.toOsm(text).isPresent()))
                .isGreaterThan(0.58);
        var withHours =
                texts.stream().filter(text -> AN_HOUR.matcher(text).find()).toList();
        assertThat(share(withHours, text -> FrenchHoursReader.toOsm(text).isPresent()))
                .isGreaterThan(0.85);
        for (var text : texts) {
            FrenchHoursReader.toOsm(text)
                    .ifPresent(
                            osm -> assertThat(OsmHoursReader.read(osm)).as(osm).isPresent());
        }
    }

    @Test
    void nearlyAllTablesOfFranceServicesAreRead() throws IOException {
        var tables = new ArrayList<Map<DayOfWeek, List<String>>>();
        for (var record : csv(SharedData.of("places/france-services/liste-fs-20240801.csv"))) {
            var cells = new EnumMap<DayOfWeek, List<String>>(DayOfWeek.class);
            for (int i = 0; i < 6; i++) {
                var cell = record.get("h_" + DAYS.get(i));
                if (!cell.isBlank()) cells.put(DayOfWeek.of(i + 1), List.of(cell));
            }
            if (!cells.isEmpty()) tables.add(cells);
        }
        assertThat(tables).hasSizeGreaterThan(2_500);
        assertThat(share(tables, RealHoursTest::certainTable)).isGreaterThan(0.99);
    }

    @Test
    void nearlyAllOtherTablesAreRead() throws IOException {
        var tables = new ArrayList<Map<DayOfWeek, List<String>>>();
        for (var text : texts(TABLE_SOURCES)) {
            var cells = new EnumMap<DayOfWeek, List<String>>(DayOfWeek.class);
            for (var part : text.split(" \\|")) {
                var dayAndCell = part.strip().split(":", 2);
                int day = DAYS.indexOf(dayAndCell[0]);
                if (day < 0 || dayAndCell.length < 2 || dayAndCell[1].isBlank()) continue;
                cells.put(DayOfWeek.of(day + 1), List.of(dayAndCell[1]));
            }
            if (!cells.isEmpty()) tables.add(cells);
        }
        assertThat(tables).hasSizeGreaterThan(300);
        assertThat(share(tables, table -> WeekTableReader.toOsm(table).isPresent()))
                .isGreaterThan(0.95);
    }

    private static boolean whollyCertain(String text) {
        var rules = OpeningHours.read(text);
        return !rules.isEmpty()
                && rules.stream().noneMatch(rule -> rule.effect() == OpeningRule.OpeningRuleEffect.UNSURE);
    }

    private static boolean certainTable(Map<DayOfWeek, List<String>> table) {
        return WeekTableReader.toOsm(table).filter(RealHoursTest::whollyCertain).isPresent();
    }

    private static <T> double share(List<T> all, Predicate<T> which) {
        return (double) all.stream().filter(which).count() / all.size();
    }

    private static List<String> texts(Set<String> sources) throws IOException {
        var texts = new ArrayList<String>();
        for (var record : csv(SharedData.of("places/places_all_light.csv"))) {
            var text = record.get("horaires").strip();
            if (!text.isEmpty() && sources.contains(record.get("source"))) texts.add(text);
        }
        return texts;
    }

    private static List<CSVRecord> csv(Path file) throws IOException {
        var format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            reader.mark(1);
            if (reader.read() != '\ufeff') reader.reset();
            return format.parse(reader).getRecords();
        }
    }
}
