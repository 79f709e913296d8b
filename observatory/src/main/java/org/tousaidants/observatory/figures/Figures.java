package org.tousaidants.observatory.figures;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tousaidants.platform.db.Database;
import org.tousaidants.platform.identity.Network;
import org.tousaidants.platform.identity.Networks;

/// « Chiffres » — the door of the room: counts what is due, keeps it, and gives it with its definition.
@Service
class Figures {
    private static final Logger LOG = LoggerFactory.getLogger(Figures.class);
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final int MONTHS = 12;
    private static final Duration OLD = Duration.ofHours(1);

    private final Definitions definitions;
    private final FigureStore store;
    private final Networks networks;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final boolean counts;
    private final ReentrantLock one = new ReentrantLock();

    Figures(
            Definitions definitions,
            FigureStore store,
            Networks networks,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.definitions = definitions;
        this.store = store;
        this.networks = networks;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        counts = store.makeViews();
        if (!counts)
            LOG.warn(
                    "no figure is counted: make the role once, « create role {} nologin; grant {} to … »",
                    Database.READER,
                    Database.READER);
    }

    /// A figure with all that was kept of it.
    record Counted(Definition definition, List<Value> values) {
        /// The whole, day by day.
        List<Value> trend() {
            return values.stream().filter(Value::whole).toList();
        }

        Optional<Value> last() {
            return trend().stream().reduce((earlier, later) -> later);
        }

        /// The cells of the last day.
        List<Value> by(Definition.Breakdown breakdown) {
            var day = last().map(Value::day).orElse(LocalDate.MIN);
            return values.stream()
                    .filter(value -> value.breakdown().equals(breakdown.path())
                            && value.day().equals(day)
                            && value.edition() == definition.edition())
                    .toList();
        }
    }

    List<Counted> all() {
        return definitions.all().stream().map(this::counted).toList();
    }

    Optional<Counted> find(String id) {
        return definitions.find(id).map(this::counted);
    }

    private Counted counted(Definition definition) {
        var network = networks.here();
        if (store.countedAt(network.id(), definition.id())
                .map(at -> at.plus(OLD).isBefore(clock.instant()))
                .orElse(true)) renew(network, definition);
        return new Counted(definition, store.values(network.id(), definition.id()));
    }

    /// Those who come in the morning find them counted.
    @Scheduled(cron = "0 20 4 * * *", zone = "Europe/Paris")
    void renewAll() {
        for (var definition : definitions.all()) renew(networks.here(), definition);
    }

    /// All days of one figure, or none: what is half counted is not kept.
    private void renew(Network network, Definition definition) {
        if (!counts) return;
        one.lock();
        try {
            transaction.executeWithoutResult(any -> {
                var kept = store.values(network.id(), definition.id());
                var known = new HashSet<LocalDate>();
                for (var value : kept) if (value.edition() == definition.edition()) known.add(value.day());
                var today = LocalDate.ofInstant(clock.instant(), PARIS);
                for (var day : days(definition, today)) {
                    var open = day.equals(today);
                    if (open) store.forget(network.id(), definition.id(), day);
                    else if (known.contains(day)) continue;
                    for (var value : count(network, definition, day, open ? clock.instant() : end(day)))
                        store.keep(network.id(), definition.id(), value, clock.instant());
                }
            });
        } finally {
            one.unlock();
        }
    }

    /// The ends of the last months, and today; of what counts people no today, or two days would tell who came.
    private static List<LocalDate> days(Definition definition, LocalDate today) {
        var days = new ArrayList<LocalDate>();
        for (var back = MONTHS; back >= 1; back--)
            days.add(today.minusMonths(back - 1L).withDayOfMonth(1).minusDays(1));
        if (!definition.secret()) days.add(today);
        return days;
    }

    private static Instant end(LocalDate day) {
        return day.plusDays(1).atStartOfDay(PARIS).toInstant();
    }

    private List<Value> count(Network network, Definition definition, LocalDate day, Instant until) {
        var values = new ArrayList<Value>();
        for (var cell : store.count(network.id(), until, definition.sql()))
            values.add(value(definition, day, "", cell));
        definition
                .breakdowns()
                .forEach((breakdown, query) -> store.count(network.id(), until, query)
                        .forEach(cell -> values.add(value(definition, day, breakdown.path(), cell))));
        return definition.secret() ? Hidden.among(values) : values;
    }

    private static Value value(Definition definition, LocalDate day, String breakdown, FigureStore.Cell cell) {
        return new Value(
                definition.edition(), day, breakdown, cell.cell(), cell.name(), cell.amount(), cell.total(), false);
    }
}
