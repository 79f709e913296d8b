package org.tousaidants.places.upkeep;

import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.platform.feedback.Remarks;
import org.tousaidants.platform.identity.Networks;
import org.tousaidants.platform.jobs.Job;
import org.tousaidants.platform.tenancy.TenantValues;

/// Deletes personal data of place contacts after the retention periods of the protocol.
@Component
class PersonalDataCleanup {
    /// After this time without a letter, the address from a sheet is deleted.
    private static final Duration UNUSED = Duration.ofDays(400);

    private final Remarks remarks;
    private final CaretakerStore caretakers;
    private final TenantValues<CareRules> rules;
    private final Networks networks;
    private final Clock clock;

    PersonalDataCleanup(
            Remarks remarks, CaretakerStore caretakers, TenantValues<CareRules> rules, Networks networks, Clock clock) {
        this.remarks = remarks;
        this.caretakers = caretakers;
        this.rules = rules;
        this.networks = networks;
        this.clock = clock;
    }

    @Bean("upkeep.forget-contacts")
    static Job forgetContactsJob(PersonalDataCleanup contacts) {
        return Job.every(Duration.ofHours(6)).run(contacts::forget);
    }

    @Transactional
    void forget() {
        var now = clock.instant();
        var network = networks.here().id();
        var here = rules.of(network);
        remarks.forget(
                Report.KIND, now.minus(here.contactKeptAfterAnswer()), now.minus(here.contactKeptWithoutAnswer()));
        caretakers.forgetUnused(now.minus(UNUSED));
    }
}
