package org.tousaidants.platform.monitoring;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.config.MeterFilter;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.tousaidants.core.text.EnumConstantName;
import org.tousaidants.platform.db.LastBackupTime;
import org.tousaidants.platform.jobs.Jobs;
import org.tousaidants.platform.mail.LetterOutbox;
import org.tousaidants.platform.web.RefusedAccessLog;

/// « Chiffres du site » — metrics of the product for a monitoring system, in addition to those of Spring Boot.
@Component
class SiteMetricBinder implements MeterBinder {
    private final SiteHealth health;
    private final LetterOutbox outbox;
    private final LastBackupTime backup;
    private final Jobs jobs;
    private final Clock clock;

    SiteMetricBinder(SiteHealth health, LetterOutbox outbox, LastBackupTime backup, Jobs jobs, Clock clock) {
        this.health = health;
        this.outbox = outbox;
        this.backup = backup;
        this.jobs = jobs;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (var kind : RefusedAccessLog.RefusalKind.values())
            FunctionCounter.builder("ta.refused", kind, RefusedAccessLog::told)
                    .tag("kind", EnumConstantName.low(kind))
                    .description("What was refused: links, tokens, rights, limits, identities.")
                    .register(registry);
        Gauge.builder("ta.ready", () -> health.well("readiness") ? 1 : 0)
                .description("Whether the site can serve.")
                .register(registry);
        Gauge.builder("ta.letters.waiting", () -> outbox.waiting().letters())
                .description("Letters that have not left.")
                .register(registry);
        Gauge.builder("ta.letters.waiting.seconds", () -> outbox.waiting().seconds())
                .description("How long the oldest of them waits.")
                .register(registry);
        Gauge.builder("ta.backup.age.seconds", this::backupAge)
                .description("Age of the newest base backup; not a number without one.")
                .register(registry);
        Gauge.builder("ta.jobs.failed", jobs::failed)
                .description("Items of jobs that failed and are not done yet.")
                .register(registry);
    }

    private double backupAge() {
        return backup.at()
                .map(at -> (double) Duration.between(at, clock.instant()).toSeconds())
                .orElse(Double.NaN);
    }

    /// Returns a filter that removes the addresses of pages from the metrics, because an address may identify a
    /// person.
    @Bean
    static MeterFilter noPages() {
        return MeterFilter.ignoreTags("uri", "error", "exception");
    }
}
