package org.tousaidants.platform.datadeletion;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.retentionperiods.Going;
import org.tousaidants.platform.retentionperiods.Keeping;
import org.tousaidants.platform.retentionperiods.Keepings;
import org.tousaidants.platform.retentionperiods.KeptRule;
import org.tousaidants.platform.retentionperiods.Sweep;
import org.tousaidants.platform.retentionperiods.Swept;

/// « Oubli » — the door. Each rule goes in a transaction of its own: one that fails is told in the certificate and
/// holds up no other.
@Service
class DataDeletion {
    /// « Ce qui partirait » — as a round would do it now.
    record Due(KeptRule rule, Instant before, int rows, String trouble) {}

    private static final Logger LOG = LoggerFactory.getLogger(DataDeletion.class);
    private static final int LATEST = 30;

    private final DeletionStore deletionStore;
    private final Keepings keepings;
    private final Map<String, Sweep> sweeps;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final TransactionTemplate transaction;

    DataDeletion(
            DeletionStore deletionStore,
            Keepings keepings,
            ObjectProvider<Swept> sweeps,
            ApplicationEventPublisher events,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.deletionStore = deletionStore;
        this.keepings = keepings;
        this.sweeps = sweeps.stream().collect(Collectors.toMap(Swept::rule, Swept::sweep));
        this.events = events;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// The register, room by room.
    List<Keeping> register() {
        return keepings.all();
    }

    /// By hand: a coordinator of the network wants it done now.
    Optional<Certificate> now(Actor by) {
        return by.is(Role.COORDINATOR) ? round(Optional.of(by.id())) : Optional.empty();
    }

    /// Whether the last round is older than yesterday's.
    boolean late() {
        var yesterday = LocalDate.ofInstant(clock.instant(), clock.getZone()).minusDays(1);
        return deletionStore.lastDay().filter(day -> day.isBefore(yesterday)).isPresent();
    }

    /// Once for each day, whichever process comes first; empty when it is done already.
    Optional<Certificate> tonight() {
        return round(Optional.empty());
    }

    private Optional<Certificate> round(Optional<UUID> by) {
        var now = clock.instant();
        var day = LocalDate.ofInstant(now, clock.getZone());
        var begun = Optional.ofNullable(transaction.execute(status -> deletionStore.begin(day, now, by)))
                .flatMap(n -> n);
        begun.ifPresent(n -> {
            var rows = 0;
            for (var rule : swept()) rows += sweep(n, rule, now);
            var all = rows;
            transaction.executeWithoutResult(status -> events.publishEvent(new DeletionDone(by, n, all)));
        });
        return begun.flatMap(n -> deletionStore.find(n));
    }

    private int sweep(long round, KeptRule rule, Instant now) {
        var before = rule.before(now).orElseThrow();
        try {
            var rows = transaction.execute(status -> {
                deletionStore.open();
                var gone = sweep(rule).forget(before);
                deletionStore.gone(round, new Certificate.Line(rule.id(), before, gone, ""));
                return gone;
            });
            return rows == null ? 0 : rows;
        } catch (RuntimeException broken) {
            LOG.error("{} was not forgotten", rule.id(), broken);
            var line =
                    new Certificate.Line(rule.id(), before, 0, broken.getClass().getSimpleName());
            transaction.executeWithoutResult(status -> deletionStore.gone(round, line));
            return 0;
        }
    }

    /// A dry run: what would go now, done for good in a transaction that is then taken back.
    List<Due> due(Actor reader) {
        if (!reader.is(Role.COORDINATOR)) return List.of();
        var now = clock.instant();
        var due = new ArrayList<Due>();
        for (var rule : swept()) due.add(due(rule, rule.before(now).orElseThrow()));
        return due;
    }

    private Due due(KeptRule rule, Instant before) {
        try {
            var rows = transaction.execute(status -> {
                status.setRollbackOnly();
                deletionStore.open();
                return sweep(rule).forget(before);
            });
            return new Due(rule, before, rows == null ? 0 : rows, "");
        } catch (RuntimeException broken) {
            LOG.warn("{} cannot be forgotten", rule.id(), broken);
            return new Due(rule, before, 0, broken.getClass().getSimpleName());
        }
    }

    private Sweep sweep(KeptRule rule) {
        return Optional.ofNullable(sweeps.get(rule.id()))
                .orElseThrow(() -> new IllegalStateException("no Swept bean for " + rule.id()));
    }

    private List<KeptRule> swept() {
        return keepings.rules().stream()
                .filter(rule -> rule.going() == Going.SWEPT)
                .toList();
    }

    List<Certificate> certificates(Actor reader) {
        return reader.is(Role.COORDINATOR) ? deletionStore.latest(LATEST) : List.of();
    }

    Optional<Certificate> certificate(Actor reader, long n) {
        return reader.is(Role.COORDINATOR) ? deletionStore.find(n) : Optional.empty();
    }
}
