package org.tousaidants.places.directory;

import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.territory.Communes;
import org.tousaidants.find.ranking.MatchingPlaces;
import org.tousaidants.platform.db.CommandSpringContext;
import org.tousaidants.platform.db.TestDatabase;

/// 50,000 places over a real database, without disk synchronisation here: read into memory, corrected one by one,
/// grouped and separated, and all their histories scanned like the upkeep job does.
public final class DirectoryBench {
    private static final int PLACES = 50_000;
    private static final int ACTS = 100;

    private DirectoryBench() {}

    public static void main(String[] args) {
        var ok = true;
        try (var database = TestDatabase.joined(TestDatabase.url());
                var doors = CommandSpringContext.over(database, Clock.system(ZoneId.of("Europe/Paris")))) {
            var places = doors.getBean(Places.class);
            var directory = doors.getBean(PlaceDirectory.class);
            say("directory-gather", fill(places), "ms");
            var start = System.nanoTime();
            var all = directory.snapshot().places();
            ok &= within("directory-read", since(start), 5_000);
            var claire = new ValueStatementSource.AccountSource(UUID.randomUUID(), "Claire");
            var random = new Random(17);
            var corrections = new double[ACTS];
            var groups = new double[ACTS];
            for (var act = -ACTS; act < ACTS; act++) {
                var one = all.get(random.nextInt(all.size()));
                var other = all.get(random.nextInt(all.size()));
                var begun = System.nanoTime();
                var now = places.find(one.code()).orElseThrow();
                places.correct(
                        now.code(),
                        now.changes(),
                        claire,
                        Map.of(Field.NOM, "Corrigé " + act + " " + random.nextInt()));
                directory.snapshot();
                if (act >= 0) corrections[act] = since(begun);
                begun = System.nanoTime();
                if (places.group(one.id(), other.id(), claire) instanceof PlaceMergeResult.PlacesMerged grouped)
                    places.separate(grouped.absorbed(), claire);
                directory.snapshot();
                if (act >= 0) groups[act] = since(begun);
            }
            ok &= within("directory-correct-median", median(corrections), 100);
            ok &= within("directory-group-and-undo-median", median(groups), 200);
            start = System.nanoTime();
            if (places.provenances().size() != PLACES) throw new IllegalStateException("places were lost");
            ok &= within("directory-provenances", since(start), 15_000);
        }
        System.exit(ok ? 0 : 1);
    }

    private static double fill(Places places) {
        var communes = Communes.shipped().all();
        var random = new Random(50_000);
        var source = new ValueStatementSource.HarvestedSource("bench", UUID.randomUUID());
        var start = System.nanoTime();
        for (var batch = 0; batch < PLACES; batch += 1_000) {
            List<HarvestedPlaceRecord> gathered = new ArrayList<>();
            for (var i = batch; i < batch + 1_000; i++) {
                var sheet = MatchingPlaces.sheet(i, communes.get(random.nextInt(communes.size())), random);
                gathered.add(new HarvestedPlaceRecord(sheet.text(Field.ID), sheet));
            }
            places.gather(source, gathered);
        }
        return since(start);
    }

    private static double median(double[] millis) {
        Arrays.sort(millis);
        return millis[millis.length / 2];
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e6;
    }

    private static void say(String name, double figure, String unit) {
        System.out.printf(Locale.ROOT, "%s %.1f %s%n", name, figure, unit);
    }

    private static boolean within(String name, double millis, double budget) {
        var ok = millis < budget;
        System.out.printf(Locale.ROOT, "%s %.1f ms (budget < %.0f) %s%n", name, millis, budget, ok ? "ok" : "short");
        return ok;
    }
}
