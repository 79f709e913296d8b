package org.tousaidants.places.upkeep;

import java.time.Clock;
import java.time.Duration;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Keeps what names somebody no longer than the protocol says.
@Component
class Forgetting {
    /// An address of a sheet to which nobody wrote for so long.
    private static final Duration UNUSED = Duration.ofDays(400);

    private final ReportStore reports;
    private final CaretakerStore caretakers;
    private final CareRules rules;
    private final Clock clock;

    Forgetting(ReportStore reports, CaretakerStore caretakers, CareRules rules, Clock clock) {
        this.reports = reports;
        this.caretakers = caretakers;
        this.rules = rules;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 600_000, fixedDelay = 21_600_000)
    @Transactional
    void forget() {
        var now = clock.instant();
        reports.forgetContacts(now.minus(rules.contactKeptAfterAnswer()), now.minus(rules.contactKeptWithoutAnswer()));
        caretakers.forgetUnused(now.minus(UNUSED));
    }
}
