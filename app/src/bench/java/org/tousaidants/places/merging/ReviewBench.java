package org.tousaidants.places.merging;

import java.io.IOException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import org.tousaidants.SharedData;
import org.tousaidants.places.directory.PlaceDirectory;
import org.tousaidants.places.directory.Places;
import org.tousaidants.places.directory.ValueStatementSource;
import org.tousaidants.places.matching.PlaceMatchingQuality;
import org.tousaidants.platform.db.CommandSpringContext;
import org.tousaidants.platform.db.TestDatabase;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.identity.TerritoryNetwork;
import org.tousaidants.platform.identity.TerritoryNetworks;

/// The duplicates of France over a real database: one search, then a coordinator who decides, page after page,
/// and confirms a batch of obvious ones. Pages are measured up to their template.
public final class ReviewBench {
    private static final int ACTS = 40;

    private ReviewBench() {}

    public static void main(String[] args) throws IOException {
        if (SharedData.find("places/places_all_light.csv").isEmpty()) {
            System.out.println("review: the real lists are not beside the repository");
            return;
        }
        var ok = true;
        try (var database = TestDatabase.joined(TestDatabase.url());
                var doors = CommandSpringContext.over(database, Clock.system(ZoneId.of("Europe/Paris")))) {
            var network = new TerritoryNetwork("bench", "Bench", "17");
            doors.getBean(TerritoryNetworks.class).found(network);
            var places = doors.getBean(Places.class);
            var directory = doors.getBean(PlaceDirectory.class);
            PlaceMatchingQuality.gather(places);
            directory.snapshot();
            var duplicates = doors.getBean(DuplicateReview.class);
            var searching = doors.getBean(DuplicateSearchRunner.class);
            var pages = new DuplicateReviewPages(duplicates, searching, places, directory);
            var claire =
                    new SignedInPerson(UUID.randomUUID(), "claire@example.org", "Claire", Role.COORDINATOR, network);
            var person = new ValueStatementSource.AccountSource(claire.id(), claire.name());

            searching.ask();
            ok &= within("review-search", once(() -> searching.search()), 120_000);
            ok &= within("review-queue-first", once(() -> duplicates.queue()), 5_000);
            var queue = duplicates.queue();
            System.out.printf(
                    Locale.ROOT,
                    "review-waiting %d pairs, %d obvious groups%n",
                    queue.pairs().size(),
                    queue.obvious().size());
            var decisions = new double[ACTS];
            var queues = new double[ACTS];
            var views = new double[ACTS];
            for (var act = 0; act < ACTS; act++) {
                views[act] = once(() -> pages.next(claire, "", ""));
                var next = duplicates.queue().next(claire.id()).orElseThrow();
                var verdict = act % 2 == 0 ? MergeDecision.MergeVerdict.SAME : MergeDecision.MergeVerdict.DISTINCT;
                decisions[act] = once(() -> duplicates.decide(next.candidate().pair(), verdict, 0, person));
                queues[act] = once(() -> duplicates.queue());
            }
            ok &= within("review-decide-median", median(decisions), 500);
            ok &= within("review-queue-after-a-decision-median", median(queues), 3_000);
            ok &= within("review-page-median", median(views), 300);
            ok &= within("review-obvious-page", once(() -> pages.obvious(claire)), 300);
            var groups = duplicates.queue().obvious().stream()
                    .limit(50)
                    .map(one -> DuplicateReview.ids(one.places()))
                    .toList();
            ok &= within(
                    "review-confirm-50", once(() -> duplicates.confirm(groups, UUID.randomUUID(), person)), 10_000);
        }
        System.exit(ok ? 0 : 1);
    }

    private static double once(Runnable act) {
        var start = System.nanoTime();
        act.run();
        return (System.nanoTime() - start) / 1e6;
    }

    private static double median(double[] millis) {
        Arrays.sort(millis);
        return millis[millis.length / 2];
    }

    private static boolean within(String name, double millis, double budget) {
        var ok = millis < budget;
        System.out.printf(Locale.ROOT, "%s %.0f ms (budget < %.0f) %s%n", name, millis, budget, ok ? "ok" : "short");
        return ok;
    }
}
