package org.tousaidants.places.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.test.context.ContextCustomizerFactories;
import org.springframework.transaction.support.TransactionTemplate;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.PlaceSheet;
import org.tousaidants.platform.db.TestDatabase;
import org.tousaidants.platform.tenancy.TestTenant;
import org.tousaidants.platform.tenancy.ValuePerTenant;
import org.tousaidants.platform.web.TestSite;

/// Random acts of sources and people on some places, day after day: the history gives back the
/// state noted each evening.
@ContextCustomizerFactories(TestDatabase.class)
@SpringBootTest(classes = TestSite.class)
class PlaceOnPastDayTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 5);
    private static final int DAYS = 20;
    private static final int RECORDS = 4;

    @Autowired
    PlaceStore store;

    @Autowired
    PlaceChangeStore changes;

    @Autowired
    SourceStatementStore origins;

    @Autowired
    ValuePerTenant<DataUpkeepRules> rules;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    private final String network = "passe-" + UUID.randomUUID();

    @RegisterExtension
    final TestTenant inTenant = new TestTenant(network);

    private final List<ValueStatementSource.HarvestedSource> sources = List.of(
            new ValueStatementSource.HarvestedSource("etat", UUID.randomUUID()),
            new ValueStatementSource.HarvestedSource("ville", UUID.randomUUID()));
    private final ValueStatementSource.AccountSource claire =
            new ValueStatementSource.AccountSource(UUID.randomUUID(), "Claire");
    private final ValueStatementSource.CaretakerSource odile =
            new ValueStatementSource.CaretakerSource(UUID.randomUUID(), "Odile");

    /// A place in the evening of a day.
    private record Seen(Map<Field, String> values, Optional<PlaceId> under, boolean closed, boolean withdrawn) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void anyPlaceIsSeenAsItWasOnAnyDay(long seed) {
        var random = new Random(seed);
        var noted = new HashMap<LocalDate, Map<PlaceCode, Seen>>();
        for (var day = 0; day < DAYS; day++) {
            var date = FIRST.plusDays(day);
            var places = on(date);
            for (var act = random.nextInt(4); act >= 0; act--)
                transaction.executeWithoutResult(status -> act(random, places, date));
            noted.put(date, evening(places));
        }
        var today = on(FIRST.plusDays(DAYS));
        var codes = evening(today).keySet();
        assertThat(codes).isNotEmpty();
        for (var date : noted.keySet())
            for (var code : codes)
                assertThat(asItWas(today, code, date))
                        .as("seed %d, %s on %s", seed, code, date)
                        .isEqualTo(Optional.ofNullable(noted.get(date).get(code)));
        assertThat(today.past(codes.iterator().next(), FIRST.minusDays(1)).orElseThrow())
                .isInstanceOf(PlaceOnPastDay.PlaceNotYetKnown.class);
    }

    private void act(Random random, Places places, LocalDate date) {
        var source = sources.get(random.nextInt(sources.size()));
        var all = all();
        if (all.size() < 2 || random.nextInt(4) == 0) {
            places.gather(source, List.of(record(random, date)));
            return;
        }
        var one = all.get(random.nextInt(all.size()));
        var other = all.get(random.nextInt(all.size()));
        var standing = places.find(one.code()).orElseThrow();
        switch (random.nextInt(9)) {
            case 0, 1 -> places.group(one.id(), other.id(), claire);
            case 2, 3 -> places.separate(one.id(), claire);
            case 4 ->
                places.correct(
                        standing.code(),
                        standing.changes(),
                        random.nextBoolean() ? claire : odile,
                        Map.of(Field.TELEPHONE, phone(random)));
            case 5 -> places.confirm(standing.code(), standing.changes(), odile, EnumSet.allOf(Field.class));
            case 6 -> places.close(standing.code(), standing.changes(), claire, random.nextBoolean());
            case 7 ->
                places.withdrawAllBut(
                        source,
                        IntStream.range(0, RECORDS)
                                .filter(i -> random.nextBoolean())
                                .mapToObj(Integer::toString)
                                .toList());
            default -> places.gather(source, List.of(record(random, date)));
        }
    }

    private HarvestedPlaceRecord record(Random random, LocalDate date) {
        var number = random.nextInt(RECORDS);
        var values = new EnumMap<Field, String>(Field.class);
        values.put(Field.NOM, "Lieu " + number);
        values.put(Field.COMMUNE, "Saintes");
        values.put(Field.CODE_POSTAL, "17100");
        values.put(Field.ADRESSE, random.nextInt(3) + " rue de l'Arc");
        if (random.nextBoolean()) values.put(Field.TELEPHONE, phone(random));
        if (random.nextBoolean()) values.put(Field.HORAIRES, "Mo-Fr 0" + (7 + random.nextInt(3)) + ":00-12:00");
        if (random.nextBoolean())
            values.put(Field.DATE_MAJ, date.minusDays(random.nextInt(300)).toString());
        return new HarvestedPlaceRecord("" + number, PlaceSheet.of(values));
    }

    private static String phone(Random random) {
        return "+3354600000" + random.nextInt(10);
    }

    private Map<PlaceCode, Seen> evening(Places places) {
        var seen = new HashMap<PlaceCode, Seen>();
        for (var record : all()) {
            var root = places.find(record.code()).orElseThrow();
            seen.put(
                    record.code(),
                    new Seen(
                            Map.copyOf(root.sheet().values()),
                            root.id().equals(record.id()) ? Optional.empty() : Optional.of(root.id()),
                            root.closedAt().isPresent(),
                            root.goneAt().isPresent()));
        }
        return seen;
    }

    private Optional<Seen> asItWas(Places places, PlaceCode code, LocalDate day) {
        return switch (places.past(code, day).orElseThrow()) {
            case PlaceOnPastDay.PlaceNotYetKnown notYet -> Optional.empty();
            case PlaceOnPastDay.PlaceStateOnDay known -> {
                var values = new EnumMap<Field, String>(Field.class);
                for (var field : Field.values()) known.value(field).ifPresent(value -> values.put(field, value));
                yield Optional.of(new Seen(Map.copyOf(values), known.under(), known.closed(), known.withdrawn()));
            }
        };
    }

    /// Every record, whatever it stands under.
    private List<Place> all() {
        var all = new ArrayList<PlaceId>();
        for (var source : sources)
            origins.of(
                            source.name(),
                            IntStream.range(0, RECORDS)
                                    .mapToObj(Integer::toString)
                                    .toList())
                    .values()
                    .forEach(origin -> all.add(origin.place()));
        all.sort((a, b) -> a.value().compareTo(b.value()));
        return store.byIds(all);
    }

    private Places on(LocalDate day) {
        return new Places(
                store,
                changes,
                origins,
                rules,
                Clock.fixed(day.atTime(LocalTime.NOON).atZone(PARIS).toInstant(), PARIS),
                events);
    }
}
