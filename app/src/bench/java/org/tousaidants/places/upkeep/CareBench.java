package org.tousaidants.places.upkeep;

import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.territory.Communes;
import org.tousaidants.find.ranking.MatchingPlaces;
import org.tousaidants.places.directory.Directory;
import org.tousaidants.places.directory.Gathered;
import org.tousaidants.places.directory.Places;
import org.tousaidants.places.directory.Voice;
import org.tousaidants.platform.db.CommandContext;
import org.tousaidants.platform.db.TestDatabase;
import org.tousaidants.platform.identity.Network;
import org.tousaidants.platform.identity.Networks;

/// A network of 50,000 places of which most have grown old: a round that looks at all of them, the coordinator's
/// figures and her list, and a round that writes as many letters as a day allows.
public final class CareBench {
    private static final int PLACES = 50_000;
    private static final int ASKED = 5;

    private CareBench() {}

    public static void main(String[] args) {
        var ok = true;
        try (var database = TestDatabase.joined(TestDatabase.url());
                var doors = CommandContext.over(database, Clock.system(ZoneId.of("Europe/Paris")))) {
            var network = new Network("bench", "Bench", "17");
            doors.get(Networks.class).found(network);
            fill(doors.get(Places.class), network.id());
            doors.get(Directory.class).snapshot(network.id());
            var rounds = doors.get(Rounds.class);
            var desk = doors.get(CareDesk.class);
            ok &= within("care-look", once(() -> rounds.run(network.id())), 30_000);
            ok &= within("care-look-again", once(() -> rounds.run(network.id())), 30_000);
            ok &= within("care-served", once(() -> desk.toDo(network.id())), 10_000);
            System.out.printf(
                    Locale.ROOT,
                    "care-to-do %d places%n",
                    desk.toDo(network.id()).size());
            ok &= within("care-figures-median", median(() -> desk.figures(network.id())), 1_000);
            ok &= within("care-list-median", median(() -> desk.toDo(network.id())), 1_000);
            desk.write(network, true, Optional.empty());
            ok &= within("care-letters", once(() -> rounds.run(network.id())), 60_000);
        }
        System.exit(ok ? 0 : 1);
    }

    private static void fill(Places places, String network) {
        var communes = Communes.shipped().inDepartement("17");
        var random = new Random(50_000);
        var source = new Voice.Source("bench", UUID.randomUUID());
        for (var batch = 0; batch < PLACES; batch += 1_000) {
            List<Gathered> gathered = new ArrayList<>();
            for (var i = batch; i < batch + 1_000; i++) {
                var sheet = MatchingPlaces.sheet(i, communes.get(random.nextInt(communes.size())), random)
                        .with(Field.COURRIELS, "lieu-" + i % 5_000 + "@exemple.fr");
                gathered.add(new Gathered(sheet.text(Field.ID), sheet));
            }
            places.gather(network, source, gathered);
        }
    }

    private static double once(Runnable act) {
        var start = System.nanoTime();
        act.run();
        return (System.nanoTime() - start) / 1e6;
    }

    private static double median(Runnable act) {
        var millis = new double[ASKED];
        for (var i = 0; i < ASKED; i++) millis[i] = once(act);
        Arrays.sort(millis);
        return millis[ASKED / 2];
    }

    private static boolean within(String name, double millis, double budget) {
        var ok = millis < budget;
        System.out.printf(Locale.ROOT, "%s %.0f ms (budget < %.0f) %s%n", name, millis, budget, ok ? "ok" : "short");
        return ok;
    }
}
