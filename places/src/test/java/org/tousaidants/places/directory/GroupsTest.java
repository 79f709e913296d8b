package org.tousaidants.places.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextCustomizerFactories;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.support.TransactionTemplate;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.PlaceSheet;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.platform.db.TestDatabase;
import org.tousaidants.platform.tenancy.CurrentTenantScope;
import org.tousaidants.platform.tenancy.TestTenant;
import org.tousaidants.platform.web.TestSite;

/// « Un lieu, une seule fois » against the real database.
@ContextCustomizerFactories(TestDatabase.class)
@SpringBootTest(classes = TestSite.class)
@RecordApplicationEvents
class GroupsTest {
    @Autowired
    Places places;

    @Autowired
    PlaceDirectory directory;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ApplicationEvents events;

    private final String network = "test-" + UUID.randomUUID();

    @RegisterExtension
    final TestTenant inTenant = new TestTenant(network);

    private final ValueStatementSource.HarvestedSource state =
            new ValueStatementSource.HarvestedSource("france-services-2024", UUID.randomUUID());
    private final ValueStatementSource.HarvestedSource town =
            new ValueStatementSource.HarvestedSource("ville", UUID.randomUUID());
    private final ValueStatementSource.AccountSource claire =
            new ValueStatementSource.AccountSource(UUID.randomUUID(), "Claire");

    @Test
    void twoRecordsOfOnePlaceShowOnceWithTheBestOfBoth() {
        var both = twoRecords();
        var grouped = group(both.getFirst(), both.getLast());
        assertThat(directory.snapshot().places()).containsExactly(grouped.survivor());
        assertThat(grouped.survivor().sheet().text(Field.TELEPHONE)).isEqualTo("+33546000002");
        assertThat(grouped.survivor().sheet().text(Field.HORAIRES)).isEqualTo("Mo-Fr 09:00-12:00");
        assertThat(places.members(grouped.survivor().id())).hasSize(2);
        assertThat(events.stream(PlaceRecordsMerged.class)).hasSize(1);
    }

    @Test
    void anyOfTheCodesLeadsToThePlaceThatStandsAndTheIdsNeverChange() {
        var both = twoRecords();
        var grouped = group(both.getFirst(), both.getLast());
        for (var one : both) {
            assertThat(places.find(one.code())).contains(grouped.survivor());
            assertThat(places.find(List.of(one.id()))).containsEntry(one.id(), grouped.survivor());
        }
        assertThat(grouped.survivor().code()).isEqualTo(both.getFirst().code());
    }

    @Test
    void undoneEachIsWhatItWas() {
        var both = twoRecords();
        var before = sheets();
        var grouped = group(both.getFirst(), both.getLast());
        assertThat(places.separate(grouped.absorbed(), claire)).isInstanceOf(PlaceMergeResult.RecordSeparated.class);
        assertThat(sheets()).isEqualTo(before);
        for (var one : both)
            assertThat(places.find(one.code()).orElseThrow().id()).isEqualTo(one.id());
        assertThat(events.stream(PlaceRecordsSeparated.class)).hasSize(1);
        assertThat(places.separate(grouped.absorbed(), claire)).isInstanceOf(PlaceMergeResult.PlaceNotMerged.class);
        assertThat(events.stream(PlaceRecordsSeparated.class)).hasSize(1);
    }

    @Test
    void harvestingTheSameFilesAgainChangesNothing() {
        var both = twoRecords();
        var grouped = group(both.getFirst(), both.getLast());
        var version = directory.snapshot().version();
        assertThat(places.gather(state, List.of(fromState("01")))).isEqualTo(new HarvestWriteResult(0, 0, 1));
        assertThat(places.gather(town, List.of(fromTown("02")))).isEqualTo(new HarvestWriteResult(0, 0, 1));
        assertThat(directory.snapshot().version()).isEqualTo(version);
        assertThat(directory.snapshot().places()).containsExactly(grouped.survivor());
    }

    @Test
    void whatASourceSaysAnewOfAnAbsorbedRecordReachesThePlaceThatStands() {
        var both = twoRecords();
        var grouped = group(both.getFirst(), both.getLast());
        assertThat(places.gather(town, List.of(fromTown("09")))).isEqualTo(new HarvestWriteResult(0, 1, 0));
        assertThat(only().sheet().text(Field.TELEPHONE)).isEqualTo("+33546000009");
        assertThat(only().id()).isEqualTo(grouped.survivor().id());
        places.separate(grouped.absorbed(), claire);
        assertThat(sheets()).containsEntry("Maison des services", "+33546000009");
    }

    @Test
    void aCorrectionByHandOnThePlaceOutlivesTheHarvestOfEitherRecord() {
        var both = twoRecords();
        group(both.getFirst(), both.getLast());
        places.correct(only().code(), only().changes(), claire, Map.of(Field.TELEPHONE, "+33546000077"));
        places.gather(town, List.of(fromTown("09")));
        places.gather(state, List.of(fromState("08")));
        assertThat(only().sheet().text(Field.TELEPHONE)).isEqualTo("+33546000077");
    }

    @Test
    void aPageOpenedOnARecordThatWasAbsorbedMeanwhileWritesNothing() {
        var both = twoRecords();
        var grouped = group(both.getFirst(), both.getLast());
        var absorbed = both.getLast();
        for (var seen = 0; seen < 4; seen++) {
            assertThat(places.correct(absorbed.code(), seen, claire, Map.of(Field.NOM, "Autre")))
                    .isInstanceOf(SheetCorrectionResult.CorrectionOvertaken.class);
        }
        assertThat(only().sheet()).isEqualTo(grouped.survivor().sheet());
    }

    @Test
    void aPlaceStaysAsLongAsOneSourceHasOneOfItsRecords() {
        var both = twoRecords();
        group(both.getFirst(), both.getLast());
        assertThat(places.withdrawAllBut(state, List.of("none"))).isZero();
        assertThat(directory.snapshot().places()).hasSize(1);
        assertThat(places.withdrawAllBut(town, List.of("none"))).isEqualTo(1);
        assertThat(directory.snapshot().places()).isEmpty();
        places.gather(state, List.of(fromState("01")));
        assertThat(directory.snapshot().places()).hasSize(1);
    }

    @Test
    void separatedFromAPlaceThatLeftEachLivesItsOwnLife() {
        var both = twoRecords();
        var grouped = group(both.getFirst(), both.getLast());
        places.withdrawAllBut(town, List.of("none"));
        places.separate(grouped.absorbed(), claire);
        assertThat(directory.snapshot().places())
                .extracting(Place::id)
                .containsExactly(both.getFirst().id());
    }

    @Test
    void groupsOfGroupsComeApartAsTheyWereMade() {
        for (var i = 1; i <= 4; i++) places.gather(state, List.of(numbered(i)));
        var all = directory.snapshot().places();
        var left = group(all.get(0), all.get(1));
        var right = group(all.get(2), all.get(3));
        var whole = group(all.get(1), all.get(3));
        assertThat(directory.snapshot().places()).containsExactly(whole.survivor());
        assertThat(places.members(whole.survivor().id())).hasSize(4);
        assertThat(places.group(all.get(0).id(), all.get(3).id(), claire))
                .isInstanceOf(PlaceMergeResult.PlacesAlreadyMerged.class);
        places.separate(whole.absorbed(), claire);
        assertThat(directory.snapshot().places())
                .extracting(Place::id)
                .containsExactlyInAnyOrder(
                        left.survivor().id(), right.survivor().id());
        places.separate(left.absorbed(), claire);
        places.separate(right.absorbed(), claire);
        assertThat(directory.snapshot().places())
                .extracting(Place::sheet)
                .containsExactlyInAnyOrderElementsOf(
                        all.stream().map(Place::sheet).toList());
    }

    @Test
    void anotherNetworkGroupsNothingHere() {
        var both = twoRecords();
        assertThat(CurrentTenantScope.in(
                        network + "-other",
                        () -> places.group(both.getFirst().id(), both.getLast().id(), claire)))
                .isEqualTo(new PlaceMergeResult.PlaceToMergeNotFound());
        assertThat(places.group(both.getFirst().id(), new PlaceId(UUID.randomUUID()), claire))
                .isEqualTo(new PlaceMergeResult.PlaceToMergeNotFound());
        assertThat(places.group(both.getFirst().id(), both.getFirst().id(), claire))
                .isInstanceOf(PlaceMergeResult.PlacesAlreadyMerged.class);
        assertThat(CurrentTenantScope.in(
                        network + "-other",
                        () -> places.separate(both.getFirst().id(), claire)))
                .isEqualTo(new PlaceMergeResult.PlaceToMergeNotFound());
    }

    @Test
    void whoeverGroupsAtTheSameMomentGroupsOnce() throws Exception {
        var both = twoRecords();
        var together = new CountDownLatch(1);
        var answers = new ArrayList<PlaceMergeResult>();
        try (var threads = Executors.newFixedThreadPool(6)) {
            var tasks = new ArrayList<Callable<PlaceMergeResult>>();
            for (var i = 0; i < 6; i++) {
                var swapped = i % 2 == 0;
                tasks.add(() -> CurrentTenantScope.in(network, () -> {
                    together.await();
                    return places.group(
                            (swapped ? both.getFirst() : both.getLast()).id(),
                            (swapped ? both.getLast() : both.getFirst()).id(),
                            claire);
                }));
            }
            var futures = tasks.stream().map(threads::submit).toList();
            together.countDown();
            for (var future : futures) answers.add(future.get(60, TimeUnit.SECONDS));
        }
        assertThat(answers)
                .filteredOn(PlaceMergeResult.PlacesMerged.class::isInstance)
                .hasSize(1);
        assertThat(answers)
                .filteredOn(PlaceMergeResult.PlacesAlreadyMerged.class::isInstance)
                .hasSize(5);
        assertThat(places.history(only().id()))
                .filteredOn(change -> change.act() == PlaceChange.PlaceChangeAct.GROUPED)
                .hasSize(1);
    }

    @Test
    void duringAHarvestWhoeverGroupsIsToldToComeBack() throws Exception {
        var both = twoRecords();
        var gathered = new CountDownLatch(1);
        var asked = new CountDownLatch(1);
        try (var threads = Executors.newSingleThreadExecutor()) {
            var harvest = threads.submit(() -> CurrentTenantScope.in(
                    network,
                    () -> transaction.executeWithoutResult(status -> {
                        places.gather(town, List.of(fromTown("04")));
                        gathered.countDown();
                        try {
                            asked.await(60, TimeUnit.SECONDS);
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                    })));
            gathered.await(60, TimeUnit.SECONDS);
            assertThat(places.group(both.getFirst().id(), both.getLast().id(), claire))
                    .isEqualTo(new PlaceMergeResult.MergeBlockedByHarvest());
            asked.countDown();
            harvest.get(60, TimeUnit.SECONDS);
        }
        assertThat(places.group(both.getFirst().id(), both.getLast().id(), claire))
                .isInstanceOf(PlaceMergeResult.PlacesMerged.class);
    }

    @Test
    void anyDayOfAPlaceCanBeSeenAgain() {
        var both = twoRecords();
        var second = both.getLast();
        var today = LocalDate.now(ParisTime.ZONE);
        assertThat(places.past(second.code(), today.minusDays(1)))
                .hasValueSatisfying(past -> assertThat(past).isInstanceOf(PlaceOnPastDay.PlaceNotYetKnown.class));
        var grouped = group(both.getFirst(), second);
        assertThat(past(second, today).under()).contains(grouped.survivor().id());
        assertThat(past(second, today).records()).isEqualTo(2);
        assertThat(past(second, today).value(Field.HORAIRES)).contains("Mo-Fr 09:00-12:00");
        places.separate(grouped.absorbed(), claire);
        assertThat(past(second, today).under()).isEmpty();
        assertThat(past(second, today).value(Field.HORAIRES)).isEmpty();
        places.withdrawAllBut(town, List.of("none"));
        assertThat(past(second, today).withdrawn()).isTrue();
        assertThat(past(both.getFirst(), today).withdrawn()).isFalse();
        assertThat(CurrentTenantScope.in(network + "-other", () -> places.past(second.code(), today)))
                .isEmpty();
    }

    @Test
    void nothingOfTheHistoryIsLostByGroupingAndSeparating() {
        var both = twoRecords();
        var rows = rows();
        var grouped = group(both.getFirst(), both.getLast());
        places.separate(grouped.absorbed(), claire);
        assertThat(rows()).isEqualTo(rows + 2);
        assertThat(places.history(both.getFirst().id()))
                .extracting(PlaceChange::act)
                .containsExactly(
                        PlaceChange.PlaceChangeAct.SAID,
                        PlaceChange.PlaceChangeAct.GROUPED,
                        PlaceChange.PlaceChangeAct.SEPARATED);
    }

    private long rows() {
        return db.sql("select count(*) from places_change").query(Long.class).single();
    }

    private PlaceOnPastDay.PlaceStateOnDay past(Place place, LocalDate day) {
        return (PlaceOnPastDay.PlaceStateOnDay) places.past(place.code(), day).orElseThrow();
    }

    private PlaceMergeResult.PlacesMerged group(Place one, Place two) {
        return (PlaceMergeResult.PlacesMerged) places.group(one.id(), two.id(), claire);
    }

    /// Oldest first.
    private List<Place> twoRecords() {
        places.gather(state, List.of(fromState("01")));
        places.gather(town, List.of(fromTown("02")));
        var both = new HashMap<String, Place>();
        directory.snapshot().places().forEach(place -> both.put(place.name(), place));
        return List.of(both.get("France services de Saintes"), both.get("Maison des services"));
    }

    private Map<String, String> sheets() {
        var sheets = new HashMap<String, String>();
        directory
                .snapshot()
                .places()
                .forEach(place -> sheets.put(place.name(), place.sheet().text(Field.TELEPHONE)));
        return sheets;
    }

    private Place only() {
        return directory.snapshot().places().getFirst();
    }

    private static HarvestedPlaceRecord fromState(String lastDigits) {
        return new HarvestedPlaceRecord(
                "1",
                PlaceSheet.of(Map.of(
                        Field.NOM, "France services de Saintes",
                        Field.COMMUNE, "Saintes",
                        Field.CODE_POSTAL, "17100",
                        Field.ADRESSE, "1 rue de l'Arc",
                        Field.HORAIRES, "Mo-Fr 09:00-12:00",
                        Field.DATE_MAJ, "2024-08-01",
                        Field.TELEPHONE, "+335460000" + lastDigits)));
    }

    private static HarvestedPlaceRecord fromTown(String lastDigits) {
        return new HarvestedPlaceRecord(
                "a",
                PlaceSheet.of(Map.of(
                        Field.NOM, "Maison des services",
                        Field.COMMUNE, "Saintes",
                        Field.CODE_POSTAL, "17100",
                        Field.ADRESSE, "1 r. de l'Arc",
                        Field.DATE_MAJ, "2026-11-01",
                        Field.TELEPHONE, "+335460000" + lastDigits)));
    }

    private static HarvestedPlaceRecord numbered(int number) {
        return new HarvestedPlaceRecord(
                "" + number,
                PlaceSheet.of(Map.of(
                        Field.NOM,
                        "Lieu " + number,
                        Field.COMMUNE,
                        "Saintes",
                        Field.CODE_POSTAL,
                        "17100",
                        Field.ADRESSE,
                        number + " rue de l'Arc")));
    }
}
