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
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.retentionrules.CleanupOfRetentionRule;
import org.tousaidants.platform.retentionrules.ErasureMethod;
import org.tousaidants.platform.retentionrules.ExpiredDataCleanup;
import org.tousaidants.platform.retentionrules.PackageRetentionRules;
import org.tousaidants.platform.retentionrules.RetentionRule;
import org.tousaidants.platform.retentionrules.RetentionSchedule;

/// « Oubli » — deletes data after their retention periods. Each rule runs in its own transaction: a failure is
/// reported in the certificate and does not prevent the remaining rules.
@Service
class ExpiredDataDeletion {
    /// « Ce qui partirait » — the rows of one retention rule that the job would delete now.
    ///
    /// @param before rows that ended before this moment would be deleted
    /// @param rows number of rows
    /// @param trouble the error while counting; empty on success
    record RowsDueForDeletion(RetentionRule rule, Instant before, int rows, String trouble) {}

    private static final Logger LOG = LoggerFactory.getLogger(ExpiredDataDeletion.class);
    private static final int LATEST = 30;

    private final ExpiredDataStore deletionStore;
    private final RetentionSchedule keepings;
    private final Map<String, ExpiredDataCleanup> sweeps;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final TransactionTemplate transaction;

    ExpiredDataDeletion(
            ExpiredDataStore deletionStore,
            RetentionSchedule keepings,
            ObjectProvider<CleanupOfRetentionRule> sweeps,
            ApplicationEventPublisher events,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.deletionStore = deletionStore;
        this.keepings = keepings;
        this.sweeps =
                sweeps.stream().collect(Collectors.toMap(CleanupOfRetentionRule::rule, CleanupOfRetentionRule::sweep));
        this.events = events;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// Returns the register of processing: the retention rules of each package.
    List<PackageRetentionRules> register() {
        return keepings.all();
    }

    /// Deletes expired data at the request of a coordinator, and returns the certificate. Empty if the person is
    /// no coordinator of the network, or if data were already deleted on this day.
    ///
    /// @param by the person who requests the deletion
    Optional<ExpiredDataCertificate> now(SignedInPerson by) {
        return by.is(Role.COORDINATOR) ? round(Optional.of(by.id())) : Optional.empty();
    }

    /// Returns whether the last deletion ran before yesterday, so that a night was missed.
    boolean late() {
        var yesterday = LocalDate.ofInstant(clock.instant(), clock.getZone()).minusDays(1);
        return deletionStore.lastDay().filter(day -> day.isBefore(yesterday)).isPresent();
    }

    /// Deletes expired data once per night, and returns the certificate. The first process that calls this
    /// method does the deletion; for every other process the result is empty.
    Optional<ExpiredDataCertificate> tonight() {
        return round(Optional.empty());
    }

    private Optional<ExpiredDataCertificate> round(Optional<UUID> by) {
        var now = clock.instant();
        var day = LocalDate.ofInstant(now, clock.getZone());
        var begun = Optional.ofNullable(transaction.execute(status -> deletionStore.begin(day, now, by)))
                .flatMap(n -> n);
        begun.ifPresent(n -> {
            var rows = 0;
            for (var rule : swept()) rows += sweep(n, rule, now);
            var deleted = rows;
            transaction.executeWithoutResult(status -> events.publishEvent(new ExpiredDataDeleted(by, n, deleted)));
        });
        return begun.flatMap(n -> deletionStore.find(n));
    }

    private int sweep(long round, RetentionRule rule, Instant now) {
        var before = rule.before(now).orElseThrow();
        try {
            var rows = transaction.execute(status -> {
                deletionStore.open();
                var gone = sweep(rule).forget(before);
                deletionStore.gone(
                        round, new ExpiredDataCertificate.DeletionCertificateRow(rule.id(), before, gone, ""));
                return gone;
            });
            return rows == null ? 0 : rows;
        } catch (RuntimeException broken) {
            LOG.error("the data of {} was not deleted", rule.id(), broken);
            var line = new ExpiredDataCertificate.DeletionCertificateRow(
                    rule.id(), before, 0, broken.getClass().getSimpleName());
            transaction.executeWithoutResult(status -> deletionStore.gone(round, line));
            return 0;
        }
    }

    /// Returns the rows that a deletion would delete, by rule. The deletion runs in a transaction that is rolled
    /// back.
    List<RowsDueForDeletion> due(SignedInPerson reader) {
        if (!reader.is(Role.COORDINATOR)) return List.of();
        var now = clock.instant();
        var due = new ArrayList<RowsDueForDeletion>();
        for (var rule : swept()) due.add(due(rule, rule.before(now).orElseThrow()));
        return due;
    }

    private RowsDueForDeletion due(RetentionRule rule, Instant before) {
        try {
            var rows = transaction.execute(status -> {
                status.setRollbackOnly();
                deletionStore.open();
                return sweep(rule).forget(before);
            });
            return new RowsDueForDeletion(rule, before, rows == null ? 0 : rows, "");
        } catch (RuntimeException broken) {
            LOG.warn("the data of {} cannot be deleted", rule.id(), broken);
            return new RowsDueForDeletion(rule, before, 0, broken.getClass().getSimpleName());
        }
    }

    private ExpiredDataCleanup sweep(RetentionRule rule) {
        return Optional.ofNullable(sweeps.get(rule.id()))
                .orElseThrow(() -> new IllegalStateException("no RetentionRuleCleanup bean for " + rule.id()));
    }

    private List<RetentionRule> swept() {
        return keepings.rules().stream()
                .filter(rule -> rule.going() == ErasureMethod.SWEPT)
                .toList();
    }

    List<ExpiredDataCertificate> certificates(SignedInPerson reader) {
        return reader.is(Role.COORDINATOR) ? deletionStore.latest(LATEST) : List.of();
    }

    Optional<ExpiredDataCertificate> certificate(SignedInPerson reader, long n) {
        return reader.is(Role.COORDINATOR) ? deletionStore.find(n) : Optional.empty();
    }
}
