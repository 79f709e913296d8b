package org.tousaidants.core.linkage;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
import org.tousaidants.places.matching.PlaceMatchingQuality;

/// The standard sets of record linkage through `link`, and real lists of places through `merge`: precision,
/// recall, F1 and seconds.
public final class LinkageBench {
    private LinkageBench() {}

    public static void main(String[] arguments) throws IOException {
        if (!StandardLinkageSets.present()) {
            System.out.println("linkage: the standard sets are not beside the repository");
            return;
        }
        var ok = true;
        for (var set : StandardLinkageSets.all(Files.createTempDirectory("linkage"))) {
            var start = System.nanoTime();
            var score = set.link();
            var seconds = (System.nanoTime() - start) / 1e9;
            var reached = score.f1() >= set.f1();
            ok &= reached;
            System.out.printf(Locale.ROOT, "linkage-%s-precision %.4f%n", set.name(), score.precision());
            System.out.printf(Locale.ROOT, "linkage-%s-recall %.4f%n", set.name(), score.recall());
            System.out.printf(
                    Locale.ROOT, "linkage-%s-blocking-recall %.4f (measured)%n", set.name(), set.preselected());
            System.out.printf(
                    Locale.ROOT,
                    "linkage-%s-f1 %.4f (budget %.3f, %.1f s) %s%n",
                    set.name(),
                    score.f1(),
                    set.f1(),
                    seconds,
                    reached ? "ok" : "short");
        }
        ok &= PlaceMatchingQuality.print();
        if (!ok) System.exit(1);
    }
}
