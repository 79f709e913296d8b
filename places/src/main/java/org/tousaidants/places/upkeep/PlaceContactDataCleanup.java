package org.tousaidants.places.upkeep;

import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.platform.feedback.PublicRemarks;
import org.tousaidants.platform.identity.TerritoryNetworks;
import org.tousaidants.platform.jobs.Job;
import org.tousaidants.platform.tenancy.ValuePerTenant;

/// Deletes personal data of the contact persons of places after the retention periods of the protocol.
@Component
class PlaceContactDataCleanup {
    /// Time since the last letter after which a mail address taken from a sheet is deleted.
    private static final Duration UNUSED = Duration.ofDays(400);

    private final PublicRemarks remarks;
    private final PlaceCaretakerStore caretakers;
    private final ValuePerTenant<UpkeepLetterRules> rules;
    private final TerritoryNetworks networks;
    private final Clock clock;

    PlaceContactDataCleanup(
            PublicRemarks remarks,
            PlaceCaretakerStore caretakers,
            ValuePerTenant<UpkeepLetterRules> rules,
            TerritoryNetworks networks,
            Clock clock) {
        this.remarks = remarks;
        this.caretakers = caretakers;
        this.rules = rules;
        this.networks = networks;
        this.clock = clock;
    }

    @Bean("upkeep.forget-contacts")
    static Job forgetContactsJob(PlaceContactDataCleanup contacts) {
        return Job.every(Duration.ofHours(6)).run(contacts::forget);
    }

    @Transactional
    void forget() {
        var now = clock.instant();
        var network = networks.here().id();
        var here = rules.of(network);
        remarks.forget(
                SheetErrorReport.KIND,
                now.minus(here.contactKeptAfterAnswer()),
                now.minus(here.contactKeptWithoutAnswer()));
        caretakers.forgetUnused(now.minus(UNUSED));
    }
}
