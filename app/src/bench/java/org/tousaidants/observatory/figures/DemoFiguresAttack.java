package org.tousaidants.observatory.figures;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.boot.SpringApplication;
import org.tousaidants.TousAidants;
import org.tousaidants.core.territory.Communes;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.platform.db.CommandSpringContext;
import org.tousaidants.platform.db.TestDatabase;

/// Attacks all published counts of people of the demonstration: its figures as its first start computes them,
/// all months at once; then as a network publishes them month by month over a year, each month together with
/// the earlier publications.
public final class DemoFiguresAttack {
    private static final int MONTHS = 12;

    private DemoFiguresAttack() {}

    /// @return the number of small counts that could be bounded too well
    public static int run() {
        var url = TestDatabase.url();
        for (var setting : Map.of("ta.demo", "true", "ta.rounds", "false", "server.port", "0", "ta.database-url", url)
                .entrySet()) System.setProperty(setting.getKey(), setting.getValue());
        TousAidants.DEMONSTRATION.forEach(System::setProperty);
        int bounded;
        try (var site = SpringApplication.run(TousAidants.class)) {
            var figures = site.getBean(Figures.class);
            figures.begin();
            bounded = attacked("suppression-village", figures);
        }
        var now = new AtomicReference<>(Instant.now());
        try (var database = TestDatabase.joined(url);
                var doors = CommandSpringContext.over(database, moving(now))) {
            var figures = doors.getBean(Figures.class);
            for (var figure : figures.all())
                doors.getBean(PublicFigureStore.class)
                        .forget(figure.definition().id());
            var today = LocalDate.ofInstant(now.get(), ParisTime.ZONE);
            for (var back = MONTHS; back >= 0; back--) {
                now.set(today.minusMonths(back)
                        .atTime(12, 0)
                        .atZone(ParisTime.ZONE)
                        .toInstant());
                figures.renewAll();
            }
            return bounded + attacked("suppression-village-by-month", figures);
        }
    }

    private static int attacked(String name, Figures figures) {
        var epciOf = new HashMap<String, String>();
        for (var commune : Communes.shipped().all()) epciOf.put(commune.code(), commune.epci());
        int small = 0, bounded = 0, numbers = 0, hidden = 0;
        for (var figure : figures.all()) {
            var definition = figure.definition();
            if (!definition.secret() || definition.kind() != FigureDefinition.FigureKind.COUNT) continue;
            numbers += figure.values().size();
            hidden += (int) figure.values().stream().filter(FigureValue::hidden).count();
            var found = MonthlyFiguresAttack.attacked(figure.values(), epciOf);
            small += found.small();
            bounded += found.bounded();
        }
        System.out.printf(
                Locale.ROOT, "%s %d numbers published, %d of them small, %d hidden%n", name, numbers, small, hidden);
        bounded += shares(name, figures);
        if (small == 0) throw new IllegalStateException("the demonstration has no small count: nothing was attacked");
        return MonthlyFiguresAttack.told(name + "-bounded", bounded);
    }

    /// Combines a share with the counts of the same people: it must reveal no hidden count.
    private static int shares(String name, Figures figures) {
        int beside = 0, told = 0;
        for (var figure : figures.all()) {
            var counts = figure.definition().hiding().beside();
            if (counts.isEmpty()) continue;
            var all = figures.find(counts.get().figure()).orElseThrow().values();
            for (var share : figure.values()) {
                if (share.hidden()) continue;
                beside++;
                if (all.stream()
                        .anyMatch(one -> one.day().equals(share.day())
                                && one.hidden()
                                && (one.whole()
                                        || one.cell().equals(counts.get().state())))) told++;
            }
        }
        System.out.printf(Locale.ROOT, "%s %d shares shown beside their counts%n", name, beside);
        return MonthlyFiguresAttack.told(name + "-shares-told", told);
    }

    private static Clock moving(AtomicReference<Instant> now) {
        return new Clock() {
            @Override
            public Instant instant() {
                return now.get();
            }

            @Override
            public ZoneId getZone() {
                return ParisTime.ZONE;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
    }
}
