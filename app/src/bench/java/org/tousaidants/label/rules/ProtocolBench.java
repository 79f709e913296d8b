package org.tousaidants.label.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.tousaidants.label.rules.Dossier.Conclusion;
import org.tousaidants.label.rules.Dossier.Held;
import org.tousaidants.label.rules.Dossier.Level;
import org.tousaidants.label.rules.Dossier.Observed;
import org.tousaidants.label.rules.Dossier.Signature;

/// 100,000 dossiers of all profiles under the base, in every state of advancement, on two cores.
public final class ProtocolBench {
    private static final int DOSSIERS = 100_000;
    private static final double BUDGET_SECONDS = 1;
    private static final LocalDate DAY = LocalDate.of(2028, 6, 1);

    private ProtocolBench() {}

    public static void main(String[] args) {
        System.exit(run() ? 0 : 1);
    }

    /// @return whether every budget holds
    public static boolean run() {
        var protocol = shipped("base");
        var dossiers = dossiers(protocol, new Random(100_000));
        var judge = new Judge(protocol);
        var ok = measure(
                "protocol-verdicts",
                () -> dossiers.parallelStream()
                        .filter(dossier -> judge.judge(dossier, DAY) instanceof Judge.Judged(var verdict)
                                && verdict.standing() == Verdict.Standing.COMPLETE)
                        .count());
        var times = new double[5];
        for (var i = 0; i < times.length; i++) {
            var start = System.nanoTime();
            shipped("charente-maritime");
            times[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(times);
        System.out.printf(Locale.ROOT, "protocol-read %.0f ms%n", times[2]);
        return ok;
    }

    private interface Work {
        long run();
    }

    private static boolean measure(String name, Work work) {
        var found = 0L;
        for (var i = 0; i < 5; i++) found = work.run();
        var seconds = new double[7];
        for (var i = 0; i < seconds.length; i++) {
            var start = System.nanoTime();
            work.run();
            seconds[i] = (System.nanoTime() - start) / 1e9;
        }
        Arrays.sort(seconds);
        var median = seconds[seconds.length / 2];
        var ok = median < BUDGET_SECONDS;
        System.out.printf(
                Locale.ROOT,
                "%s %.3f s (budget %.0f, worst %.3f, %d dossiers, %d complete) %s%n",
                name,
                median,
                BUDGET_SECONDS,
                seconds[seconds.length - 1],
                DOSSIERS,
                found,
                ok ? "ok" : "short");
        return ok;
    }

    private static Protocol shipped(String name) {
        return switch (ProtocolReader.read(Folder.shipped(name).orElseThrow(), Folder::shipped)) {
            case ProtocolReader.Read(var protocol) -> protocol;
            case ProtocolReader.Refused(var mistakes) -> throw new IllegalStateException(mistakes.toString());
        };
    }

    private static List<Dossier> dossiers(Protocol protocol, Random random) {
        var dossiers = new ArrayList<Dossier>(DOSSIERS);
        for (var i = 0; i < DOSSIERS; i++) {
            var profile =
                    protocol.profiles().get(random.nextInt(protocol.profiles().size()));
            dossiers.add(dossier(protocol, profile.id(), i, random));
        }
        return dossiers;
    }

    private static Dossier dossier(Protocol protocol, String profile, int number, Random random) {
        var opened = DAY.minusDays(random.nextInt(1_500));
        var signatures = new HashMap<String, Signature>();
        var careful = random.nextInt(4) > 0;
        for (var commitment : protocol.charter().of(profile))
            if (careful || random.nextInt(10) > 0)
                // As they come from a database: equal texts, not the same object.
                signatures.put(
                        commitment.id(),
                        new Signature(
                                new String(commitment.hash().toCharArray()),
                                careful || random.nextInt(20) > 0,
                                opened));
        var levels = new ArrayList<Level>();
        protocol.skills().of(profile).forEach((competence, level) -> {
            for (var proof = random.nextInt(3); proof >= 0; proof--)
                levels.add(new Level(
                        competence,
                        careful ? level : Math.max(0, level - random.nextInt(2)),
                        Evidence.values()[random.nextInt(3)],
                        opened));
        });
        return new Dossier(
                "d" + number,
                profile,
                "17%03d".formatted(random.nextInt(460)),
                opened,
                signatures,
                levels,
                random.nextInt(5) == 0 ? Optional.empty() : Optional.of(new Conclusion(random.nextInt(9) > 0, opened)),
                facts(profile, opened, random),
                random.nextInt(2) == 0 ? Optional.empty() : Optional.of(new Held(opened, opened.plusMonths(36))));
    }

    private static Map<String, Observed> facts(String profile, LocalDate on, Random random) {
        var facts = new HashMap<String, Observed>();
        if (profile.equals("lieu"))
            for (var fact : List.of(
                    "accueil-humain", "coin-discret", "entree-sans-marche", "horaires-a-jour", "personnes-reconnues"))
                facts.put(fact, new Observed(random.nextInt(6) > 0 ? 1 : 0, on));
        else {
            facts.put("actes-12-mois", new Observed(random.nextInt(60), on));
            facts.put("heures-formation", new Observed(random.nextInt(30), on));
        }
        return facts;
    }
}
