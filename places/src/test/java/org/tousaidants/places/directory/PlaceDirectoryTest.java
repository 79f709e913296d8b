package org.tousaidants.places.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextCustomizerFactories;
import org.springframework.transaction.support.TransactionTemplate;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.PlaceSheet;
import org.tousaidants.platform.db.TestDatabase;
import org.tousaidants.platform.tenancy.CurrentTenantScope;
import org.tousaidants.platform.tenancy.TestTenant;
import org.tousaidants.platform.web.TestSite;

/// Tests that the directory in memory equals the database, for any writer and any order of writes.
@ContextCustomizerFactories(TestDatabase.class)
@SpringBootTest(classes = TestSite.class)
class PlaceDirectoryTest {
    private static final int PLACES = 12;

    @Autowired
    Places places;

    @Autowired
    PlaceDirectory directory;

    @Autowired
    PlaceStore store;

    @Autowired
    TransactionTemplate transaction;

    private final String network = "annuaire-" + UUID.randomUUID();

    @RegisterExtension
    final TestTenant inTenant = new TestTenant(network);

    private final ValueStatementSource.AccountSource claire =
            new ValueStatementSource.AccountSource(UUID.randomUUID(), "Claire");

    @BeforeEach
    void somePlaces() {
        places.gather(
                new ValueStatementSource.HarvestedSource("fichier", UUID.randomUUID()),
                IntStream.range(0, PLACES)
                        .mapToObj(i -> new HarvestedPlaceRecord(
                                "" + i,
                                PlaceSheet.of(Map.of(
                                        Field.NOM,
                                        "Lieu " + i,
                                        Field.COMMUNE,
                                        "Saintes",
                                        Field.CODE_POSTAL,
                                        "17100",
                                        Field.ADRESSE,
                                        i + " rue de l'Arc"))))
                        .toList());
    }

    /// A harvest writes long before it commits; a person who corrects a place meanwhile commits first.
    @Test
    void aChangeThatWasBegunFirstAndCommittedLastIsSeenByAnotherProcess() throws Exception {
        var second = directory.snapshot().places().getLast();
        var elsewhere = new PlaceDirectory(store);
        var begun = new CountDownLatch(1);
        var mayCommit = new CountDownLatch(1);
        try (var threads = Executors.newSingleThreadExecutor()) {
            var slow = threads.submit(() -> CurrentTenantScope.in(
                    network,
                    () -> transaction.executeWithoutResult(status -> {
                        harvest("Premier");
                        begun.countDown();
                        await(mayCommit);
                    })));
            await(begun);
            rename(second, "Second");
            assertThat(names(elsewhere)).contains("Second").doesNotContain("Premier");
            elsewhere.forgetWhatOthersChanged();
            mayCommit.countDown();
            slow.get(60, TimeUnit.SECONDS);
        }
        elsewhere.forgetWhatOthersChanged();
        assertThat(names(elsewhere)).contains("Premier", "Second");
        assertThat(names(directory)).contains("Premier", "Second");
    }

    @Test
    void whoeverCommitsHoldsBackNobodyWhoIsStillAtWork() throws Exception {
        var begun = new CountDownLatch(1);
        var done = new CountDownLatch(1);
        try (var threads = Executors.newSingleThreadExecutor()) {
            var slow = threads.submit(() -> CurrentTenantScope.in(
                    network,
                    () -> transaction.executeWithoutResult(status -> {
                        harvest("Lentement");
                        begun.countDown();
                        await(done);
                    })));
            await(begun);
            for (var i = 0; i < PLACES; i++)
                rename(directory.snapshot().places().get(i), "Vite " + i);
            assertThat(names(directory)).hasSize(PLACES).allMatch(name -> name.startsWith("Vite"));
            done.countDown();
            slow.get(60, TimeUnit.SECONDS);
        }
        sameAsRead();
    }

    @Test
    void whatIsRolledBackIsNeverShown() {
        var before = directory.snapshot();
        transaction.executeWithoutResult(status -> {
            rename(before.places().getFirst(), "Jamais");
            status.setRollbackOnly();
        });
        assertThat(directory.snapshot()).isEqualTo(before);
        sameAsRead();
    }

    @Test
    void severalActsOfOneTransactionAreOneVersion() {
        var before = directory.snapshot();
        transaction.executeWithoutResult(status -> {
            rename(before.places().get(0), "Un");
            rename(before.places().get(1), "Deux");
        });
        assertThat(directory.snapshot().version()).isEqualTo(before.version() + 1);
        assertThat(names(directory)).contains("Un", "Deux");
        sameAsRead();
    }

    @Test
    void manyHandsAtOnceLeaveWhatTheDatabaseHolds() throws Exception {
        var all = directory.snapshot().places();
        try (var threads = Executors.newFixedThreadPool(8)) {
            var tasks = new ArrayList<Callable<Integer>>();
            for (var hand = 0; hand < 8; hand++) {
                var random = new Random(hand);
                tasks.add(() -> CurrentTenantScope.in(network, () -> {
                    for (var act = 0; act < 20; act++) {
                        var one = all.get(random.nextInt(PLACES));
                        var other = all.get(random.nextInt(PLACES));
                        switch (random.nextInt(4)) {
                            case 0 -> places.group(one.id(), other.id(), claire);
                            case 1 -> places.separate(one.id(), claire);
                            default -> rename(places.find(one.code()).orElseThrow(), "Lieu " + random.nextInt(99));
                        }
                        directory.snapshot();
                    }
                    return 20;
                }));
            }
            for (var done : threads.invokeAll(tasks)) assertThat(done.get()).isEqualTo(20);
        }
        sameAsRead();
    }

    private void sameAsRead() {
        var held = directory.snapshot();
        assertThat(held).isEqualTo(new PlaceDirectory.DirectorySnapshot(store.version(), store.all()));
        for (var place : held.places()) assertThat(held.find(place.id())).contains(place);
        assertThat(held.find(new PlaceId(UUID.randomUUID()))).isEmpty();
    }

    private void harvest(String name) {
        places.gather(
                new ValueStatementSource.HarvestedSource("moisson", UUID.randomUUID()),
                List.of(new HarvestedPlaceRecord(
                        "1", PlaceSheet.of(Map.of(Field.NOM, name, Field.COMMUNE, "Saintes")))));
    }

    private void rename(Place place, String name) {
        places.correct(place.code(), place.changes(), claire, Map.of(Field.NOM, name));
    }

    private List<String> names(PlaceDirectory one) {
        return one.snapshot().places().stream().map(Place::name).toList();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
