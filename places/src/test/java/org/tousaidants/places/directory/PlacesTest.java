package org.tousaidants.places.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextCustomizerFactories;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.PlaceSheet;
import org.tousaidants.platform.db.TestDatabase;
import org.tousaidants.platform.tenancy.CurrentTenantScope;
import org.tousaidants.platform.tenancy.TestTenant;
import org.tousaidants.platform.web.TestSite;

@ContextCustomizerFactories(TestDatabase.class)
@SpringBootTest(classes = TestSite.class)
class PlacesTest {
    @Autowired
    Places places;

    @Autowired
    PlaceDirectory directory;

    @Autowired
    PlaceStore store;

    @Autowired
    JdbcClient db;

    private final String network = "test-" + UUID.randomUUID();

    @RegisterExtension
    final TestTenant inTenant = new TestTenant(network);

    private final ValueStatementSource.HarvestedSource file =
            new ValueStatementSource.HarvestedSource("france-services", UUID.randomUUID());
    private final ValueStatementSource.AccountSource claire =
            new ValueStatementSource.AccountSource(UUID.randomUUID(), "Claire");

    @Test
    void aHarvestMakesPlaces() {
        assertThat(places.gather(file, List.of(saintes("05"), royan()))).isEqualTo(new HarvestWriteResult(2, 0, 0));
        assertThat(directory.snapshot().places())
                .extracting(Place::name)
                .containsExactlyInAnyOrder("France services de Saintes", "France services de Royan");
    }

    @Test
    void theSameFileTwiceChangesNothing() {
        places.gather(file, List.of(saintes("05"), royan()));
        var version = directory.snapshot().version();
        assertThat(places.gather(file, List.of(saintes("05"), royan()))).isEqualTo(new HarvestWriteResult(0, 0, 2));
        assertThat(directory.snapshot().version()).isEqualTo(version);
    }

    @Test
    void anAddressDoesNotMoveWhenTheNameDoes() {
        places.gather(file, List.of(saintes("05")));
        var before = only();
        places.gather(
                file,
                List.of(new HarvestedPlaceRecord("1", saintes("05").sheet().with(Field.NOM, "Maison des services"))));
        assertThat(only().code()).isEqualTo(before.code());
        assertThat(only().id()).isEqualTo(before.id());
        assertThat(only().name()).isEqualTo("Maison des services");
    }

    @Test
    void aCorrectionByHandOutlivesTheNextHarvest() {
        places.gather(file, List.of(saintes("05")));
        var place = only();
        assertThat(places.correct(place.code(), place.changes(), claire, Map.of(Field.TELEPHONE, "+33546000009")))
                .isInstanceOf(SheetCorrectionResult.SheetCorrected.class);
        places.gather(file, List.of(saintes("07")));
        assertThat(only().sheet().text(Field.TELEPHONE)).isEqualTo("+33546000009");
        assertThat(places.history(place.id())).extracting(PlaceChange::voice).containsExactly(file, claire, file);
    }

    @Test
    void whoeverComesSecondIsToldAndLosesNothing() {
        places.gather(file, List.of(saintes("05")));
        var seen = only();
        places.correct(seen.code(), seen.changes(), claire, Map.of(Field.NOM, "Un"));
        assertThat(places.correct(seen.code(), seen.changes(), claire, Map.of(Field.NOM, "Deux")))
                .isInstanceOfSatisfying(
                        SheetCorrectionResult.CorrectionOvertaken.class,
                        overtaken -> assertThat(overtaken.place().name()).isEqualTo("Un"));
        assertThat(only().name()).isEqualTo("Un");
    }

    @Test
    void whatTheNationalSchemaRefusesIsNotWritten() {
        places.gather(file, List.of(saintes("05")));
        var place = only();
        assertThat(places.correct(
                        place.code(), place.changes(), claire, Map.of(Field.CODE_POSTAL, "17 100", Field.NOM, "")))
                .isEqualTo(new SheetCorrectionResult.InvalidSheetValues(
                        new EnumMap<>(Map.of(Field.CODE_POSTAL, "17 100", Field.NOM, ""))));
        assertThat(only()).isEqualTo(place);
    }

    @Test
    void whatASourceNoLongerHasLeavesTheDirectoryAndKeepsItsAddress() {
        places.gather(file, List.of(saintes("05"), royan()));
        var before = directory.snapshot().version();
        assertThat(places.withdrawAllBut(file, List.of("2"))).isEqualTo(1);
        assertThat(directory.snapshot().version()).isGreaterThan(before);
        assertThat(directory.snapshot().places()).extracting(Place::name).containsExactly("France services de Royan");
        places.gather(file, List.of(saintes("05")));
        assertThat(directory.snapshot().places()).hasSize(2);
    }

    @Test
    void theDirectoryTakesOverAFewChangesAndIsWhatTheDatabaseHolds() {
        places.gather(file, List.of(saintes("05"), royan()));
        var before = directory.snapshot().places();
        var one = before.getFirst();
        places.correct(one.code(), one.changes(), claire, Map.of(Field.NOM, "Ici"));
        var grouped = places.group(before.getFirst().id(), before.getLast().id(), claire);
        sameAsRead();
        assertThat(directory.snapshot().places()).hasSize(1);
        places.separate(((PlaceMergeResult.PlacesMerged) grouped).absorbed(), claire);
        sameAsRead();
        var last = directory.snapshot().places().getLast();
        places.confirm(last.code(), last.changes(), claire, EnumSet.of(Field.NOM));
        sameAsRead();
    }

    private void sameAsRead() {
        assertThat(directory.snapshot()).isEqualTo(new PlaceDirectory.DirectorySnapshot(store.version(), store.all()));
    }

    @Test
    void anotherNetworkSeesNothing() {
        places.gather(file, List.of(saintes("05")));
        var code = only().code();
        assertThat(CurrentTenantScope.in(network + "-other", () -> places.find(code)))
                .isEmpty();
        assertThat(CurrentTenantScope.in(network + "-other", () -> directory.snapshot())
                        .places())
                .isEmpty();
    }

    @Test
    void historyCannotBeRewritten() {
        places.gather(file, List.of(saintes("05")));
        assertThatThrownBy(() -> db.sql("update places_change set source = 'x'").update())
                .hasMessageContaining("history");
        assertThatThrownBy(() -> db.sql("delete from places_change").update()).hasMessageContaining("history");
    }

    @Test
    void thousandsOfPlacesAreGatheredInBatches() {
        var batches = IntStream.range(0, 10)
                .mapToObj(batch -> IntStream.range(0, 500)
                        .mapToObj(i -> new HarvestedPlaceRecord(
                                batch + "-" + i, saintes("05").sheet()))
                        .toList())
                .toList();
        for (var batch : batches) places.gather(file, batch);
        assertThat(directory.snapshot().places()).hasSize(5_000);
    }

    @Test
    void allIsRightIsNotedWithoutChangingAWord() {
        places.gather(file, List.of(saintes("05")));
        var place = only();
        var odile = new ValueStatementSource.CaretakerSource(UUID.randomUUID(), "Odile");
        assertThat(places.confirm(place.code(), place.changes(), odile, EnumSet.allOf(Field.class)))
                .isInstanceOf(SheetConfirmationResult.SheetConfirmed.class);
        assertThat(only().sheet()).isEqualTo(place.sheet());
        assertThat(places.seenByPeople()).containsOnlyKeys(place.id());
        assertThat(places.provenance(place.id()).get(Field.TELEPHONE)).satisfies(known -> {
            assertThat(known.said()).isEqualTo(file);
            assertThat(known.confirmed().orElseThrow().by()).isEqualTo(odile);
        });
        assertThat(places.provenances()).containsOnlyKeys(place.id());
        places.gather(file, List.of(saintes("05")));
        assertThat(places.provenance(place.id()).get(Field.TELEPHONE).confirmed())
                .isPresent();
    }

    @Test
    void aDoubleClickConfirmsOnceAndAStrangerToThePageIsTold() {
        places.gather(file, List.of(saintes("05")));
        var seen = only();
        var phone = EnumSet.of(Field.TELEPHONE);
        places.confirm(seen.code(), seen.changes(), claire, phone);
        assertThat(places.confirm(seen.code(), seen.changes(), claire, phone))
                .isInstanceOf(SheetConfirmationResult.SheetAlreadyConfirmed.class);
        assertThat(places.history(seen.id())).hasSize(2);
        var odile = new ValueStatementSource.CaretakerSource(UUID.randomUUID(), "Odile");
        assertThat(places.confirm(seen.code(), seen.changes(), odile, phone))
                .isInstanceOf(SheetConfirmationResult.ConfirmationOvertaken.class);
        assertThat(places.confirm(seen.code(), 2, odile, EnumSet.of(Field.HORAIRES)))
                .isInstanceOf(SheetConfirmationResult.SheetAlreadyConfirmed.class);
        assertThat(CurrentTenantScope.in(network + "-other", () -> places.confirm(seen.code(), 2, odile, phone)))
                .isEqualTo(new SheetConfirmationResult.PlaceToConfirmNotFound());
    }

    @Test
    void whatIsConfirmedOfAPlaceThatLeftDoesNotBringItBack() {
        places.gather(file, List.of(saintes("05"), royan()));
        var place = only();
        places.withdrawAllBut(file, List.of("none"));
        assertThat(directory.snapshot().places()).isEmpty();
        places.confirm(place.code(), place.changes(), claire, EnumSet.of(Field.NOM));
        assertThat(directory.snapshot().places()).isEmpty();
    }

    private Place only() {
        return directory.snapshot().places().getFirst();
    }

    private static HarvestedPlaceRecord saintes(String lastDigits) {
        return new HarvestedPlaceRecord(
                "1",
                PlaceSheet.of(Map.of(
                        Field.ID, "1",
                        Field.NOM, "France services de Saintes",
                        Field.COMMUNE, "Saintes",
                        Field.CODE_POSTAL, "17100",
                        Field.ADRESSE, "1 rue de l'Arc",
                        Field.TELEPHONE, "+335460000" + lastDigits)));
    }

    private static HarvestedPlaceRecord royan() {
        return new HarvestedPlaceRecord(
                "2",
                PlaceSheet.of(Map.of(
                        Field.ID, "2",
                        Field.NOM, "France services de Royan",
                        Field.COMMUNE, "Royan",
                        Field.CODE_POSTAL, "17200",
                        Field.ADRESSE, "2 rue du Port")));
    }
}
