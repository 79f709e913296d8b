package org.tousaidants.platform.expireddata;

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
import org.tousaidants.platform.retentionrules.Cleanup;
import org.tousaidants.platform.retentionrules.ErasureMethod;
import org.tousaidants.platform.retentionrules.PackageRetention;
import org.tousaidants.platform.retentionrules.RetentionRule;
import org.tousaidants.platform.retentionrules.RetentionRuleCleanup;
import org.tousaidants.platform.retentionrules.RetentionSchedule;

/// « Oubli » — service that deletes data after its retention period. Each rule runs in its own transaction: a
/// failure is reported in the certificate and does not stop the others.
@Service
class DataDeletion {
    /// « Ce qui partirait » — the rows of one rule that the job would delete now.
    record Due(RetentionRule rule, Instant before, int rows, String trouble) {}

    private static final Logger LOG = LoggerFactory.getLogger(DataDeletion.class);
    private static final int LATEST = 30;

    private final DeletionStore deletionStore;
    private final RetentionSchedule keepings;
    private final Map<String, Cleanup> sweeps;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final TransactionTemplate transaction;

    DataDeletion(
            DeletionStore deletionStore,
            RetentionSchedule keepings,
            ObjectProvider<RetentionRuleCleanup> sweeps,
            ApplicationEventPublisher events,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.deletionStore = deletionStore;
        this.keepings = keepings;
        this.sweeps =
                sweeps.stream().collect(Collectors.toMap(RetentionRuleCleanup::rule, RetentionRuleCleanup::sweep));
        this.events = events;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// The register of processing, by package.
    List<PackageRetention> register() {
        return keepings.all();
    }

    /// Runs the deletion at the request of a coordinator of the network.
    Optional<DeletionCertificate> now(Actor by) {
        return by.is(Role.COORDINATOR) ? round(Optional.of(by.id())) : Optional.empty();
    }

    /// Whether no deletion has run since yesterday.
    boolean late() {
        var yesterday = LocalDate.ofInstant(clock.instant(), clock.getZone()).minusDays(1);
        return deletionStore.lastDay().filter(day -> day.isBefore(yesterday)).isPresent();
    }

    /// Runs the nightly deletion once a day, in the first process that asks; empty if it has already run.
    Optional<DeletionCertificate> tonight() {
        return round(Optional.empty());
    }

    private Optional<DeletionCertificate> round(Optional<UUID> by) {
        var now = clock.instant();
        var day = LocalDate.ofInstant(now, clock.getZone());
        var begun = Optional.ofNullable(transaction.execute(status -> deletionStore.begin(day, now, by)))
                .flatMap(n -> n);
        begun.ifPresent(n -> {
            var rows = 0;
            for (var rule : swept()) rows += sweep(n, rule, now);
            var deleted = rows;
            transaction.executeWithoutResult(status -> events.publishEvent(new DeletionCompleted(by, n, deleted)));
        });
        return begun.flatMap(n -> deletionStore.find(n));
    }

    private int sweep(long round, RetentionRule rule, Instant now) {
        var before = rule.before(now).orElseThrow();
        try {
            var rows = transaction.execute(status -> {
                deletionStore.open();
                var gone = sweep(rule).forget(before);
                deletionStore.gone(round, new DeletionCertificate.CertificateRow(rule.id(), before, gone, ""));
                return gone;
            });
            return rows == null ? 0 : rows;
        } catch (RuntimeException broken) {
            LOG.error("the data of {} was not deleted", rule.id(), broken);
            var line = new DeletionCertificate.CertificateRow(
                    rule.id(), before, 0, broken.getClass().getSimpleName());
            transaction.executeWithoutResult(status -> deletionStore.gone(round, line));
            return 0;
        }
    }

    /// Counts the rows that a deletion would delete: runs it in a transaction that is rolled back.
    List<Due> due(Actor reader) {
        if (!reader.is(Role.COORDINATOR)) return List.of();
        var now = clock.instant();
        var due = new ArrayList<Due>();
        for (var rule : swept()) due.add(due(rule, rule.before(now).orElseThrow()));
        return due;
    }

    private Due due(RetentionRule rule, Instant before) {
        try {
            var rows = transaction.execute(status -> {
                status.setRollbackOnly();
                deletionStore.open();
                return sweep(rule).forget(before);
            });
            return new Due(rule, before, rows == null ? 0 : rows, "");
        } catch (RuntimeException broken) {
            LOG.warn("the data of {} cannot be deleted", rule.id(), broken);
            return new Due(rule, before, 0, broken.getClass().getSimpleName());
        }
    }

    private Cleanup sweep(RetentionRule rule) {
        return Optional.ofNullable(sweeps.get(rule.id()))
                .orElseThrow(() -> new IllegalStateException("no RetentionRuleCleanup bean for " + rule.id()));
    }

    private List<RetentionRule> swept() {
        return keepings.rules().stream()
                .filter(rule -> rule.going() == ErasureMethod.SWEPT)
                .toList();
    }

    List<DeletionCertificate> certificates(Actor reader) {
        return reader.is(Role.COORDINATOR) ? deletionStore.latest(LATEST) : List.of();
    }

    Optional<DeletionCertificate> certificate(Actor reader, long n) {
        return reader.is(Role.COORDINATOR) ? deletionStore.find(n) : Optional.empty();
    }
}
