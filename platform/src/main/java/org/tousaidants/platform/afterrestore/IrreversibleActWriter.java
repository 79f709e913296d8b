package org.tousaidants.platform.afterrestore;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;
import org.tousaidants.platform.db.InstallationSecret;
import org.tousaidants.platform.tenancy.CurrentTenantScope;
import tools.jackson.databind.json.JsonMapper;

/// « Actes sans retour » — writes irreversible acts to a file after their transaction commits, and repeats them
/// after a backup is restored.
@Component
class IrreversibleActWriter {
    /// A line of the file: an irreversible act, or a mark which states that the database contains all
    /// irreversible acts before this line.
    ///
    /// @param mark id of the mark, if the line is a mark
    /// @param act the irreversible act, if the line is no mark
    record IrreversibleActRow(@Nullable UUID mark, @Nullable IrreversibleAct act) {}

    private static final Logger LOG = LoggerFactory.getLogger(IrreversibleActWriter.class);
    /// Number of irreversible acts in the file after which a mark is written. A later start reads only the lines
    /// after the last mark.
    private static final int UNMARKED = 200;

    private final IrreversibleActFolder folder;
    private final RestoreMarkStore marks;
    private final InstallationSecret secret;
    private final ObjectProvider<ActReplayAfterRestore> rules;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final AtomicInteger unmarked = new AtomicInteger();
    private volatile @Nullable IrreversibleActFile file;

    IrreversibleActWriter(
            IrreversibleActFolder folder,
            RestoreMarkStore marks,
            InstallationSecret secret,
            ObjectProvider<ActReplayAfterRestore> rules,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Clock clock) {
        this.folder = folder;
        this.marks = marks;
        this.secret = secret;
        this.rules = rules;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// Writes an irreversible act to the file. If writing fails, the act stays in effect and the operator is
    /// notified.
    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void on(IrreversibleAct act) {
        var where = folder.path();
        if (where.isEmpty()) return;
        try {
            write(where.get(), new IrreversibleActRow(null, act));
            if (unmarked.incrementAndGet() == UNMARKED) Thread.ofVirtual().start(this::mark);
        } catch (IOException | RuntimeException failed) {
            LOG.error("{} was not written beside the backups: a restoration would undo it", act.kind(), failed);
        }
    }

    private void write(Path where, IrreversibleActRow line) throws IOException {
        file(where).add(JsonMapper.shared().writeValueAsString(line), month());
    }

    private YearMonth month() {
        return YearMonth.from(clock.instant().atZone(clock.getZone()));
    }

    private IrreversibleActFile file(Path where) {
        var known = file;
        if (known != null) return known;
        // The row with the installation's id and the last mark belongs to the whole database, not to the
        // network for which the thread works.
        var installation = marks.mark().installation();
        var fresh = new IrreversibleActFile(where, installation, () -> secret.keys("lasting acts"));
        file = fresh;
        return fresh;
    }

    /// Writes a mark to the file, then to the database: a database that contains the mark also contains all acts
    /// before it.
    private void mark() {
        var where = folder.path();
        if (where.isEmpty()) return;
        try {
            unmarked.set(0);
            var mark = UUID.randomUUID();
            write(where.get(), new IrreversibleActRow(mark, null));
            transaction.executeWithoutResult(status -> marks.mark(mark, clock.instant()));
        } catch (IOException | RuntimeException failed) {
            LOG.warn("the acts beside the backups were not marked", failed);
        }
    }

    @EventListener(ApplicationReadyEvent.class)
    void catchUp() {
        var where = folder.path();
        if (where.isEmpty()) return;
        try {
            replay(where.get());
            file(where.get()).forget(month());
        } catch (IOException unreadable) {
            LOG.error(
                    "The acts beside the backups in {} cannot be read: nothing is repeated after the restoration",
                    where.get(),
                    unreadable);
        }
    }

    private void replay(Path where) throws IOException {
        var lines = file(where).read().stream()
                .map(line -> JsonMapper.shared().readValue(line, IrreversibleActRow.class))
                .toList();
        var known = marks.mark().mark();
        var from = 0;
        for (var n = 0; n < lines.size(); n++)
            if (known.isPresent() && known.get().equals(lines.get(n).mark())) from = n + 1;
        var acts = lines.subList(from, lines.size()).stream()
                .flatMap(line -> Optional.ofNullable(line.act()).stream())
                .toList();
        if (acts.isEmpty()) return;
        var byKind =
                rules.stream().collect(Collectors.toMap(ActReplayAfterRestore::kind, ActReplayAfterRestore::replay));
        acts.stream()
                .collect(Collectors.groupingBy(IrreversibleAct::network, LinkedHashMap::new, Collectors.toList()))
                .forEach((network, some) -> {
                    try (var _ = CurrentTenantScope.enter(network)) {
                        replay(some, byKind);
                    }
                });
        mark();
    }

    private void replay(List<IrreversibleAct> acts, Map<String, ActReplayAfterRestore.ActReplayAction> byKind) {
        var again = new TreeMap<String, Integer>();
        var unknown = 0;
        var failed = 0;
        for (var act : acts)
            try {
                var rule = Optional.ofNullable(byKind.get(act.kind()))
                        .orElseThrow(() -> new IllegalStateException("no ReplayRule for " + act.kind()));
                switch (rule.again(act)) {
                    case AGAIN -> again.merge(act.kind(), 1, Integer::sum);
                    case UNKNOWN -> unknown++;
                    case STANDS -> {}
                }
            } catch (RuntimeException broken) {
                failed++;
                LOG.error("{} of {} could not be repeated after the restoration", act.kind(), act.subject(), broken);
            }
        if (again.isEmpty() && unknown == 0 && failed == 0) return;
        LOG.warn(
                "After a restoration, repeated in {}: {}; {} unknown to the backup, {} failed",
                CurrentTenantScope.here(),
                again,
                unknown,
                failed);
        var told = new IrreversibleActsRepeated(again, unknown, failed);
        transaction.executeWithoutResult(status -> events.publishEvent(told));
    }
}
