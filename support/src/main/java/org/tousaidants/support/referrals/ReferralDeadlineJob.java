package org.tousaidants.support.referrals;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tousaidants.places.directory.ProtocolRuleFile;
import org.tousaidants.platform.identity.TerritoryNetworks;
import org.tousaidants.platform.jobs.Job;
import org.tousaidants.platform.retentionrules.CleanupOfRetentionRule;
import org.tousaidants.platform.tenancy.Tenants;
import org.tousaidants.platform.tenancy.ValuePerTenant;

/// Runs every five minutes: reminds the person who has not answered in time, and later escalates the referral to the
/// coordinators.
@Configuration(proxyBeanMethods = false)
class ReferralDeadlineJob {
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

    @Bean("referrals.deadlines")
    static Job referralDeadlines(Referrals referrals, TerritoryNetworks networks) {
        return Job.every(FIVE_MINUTES).items(() -> referrals.due(), id -> referrals.turn(id));
    }

    /// Reads the delays at the start of the application; an invalid file prevents the start.
    @Bean
    static ValuePerTenant<ReferralDeadlines> referralDelays(Tenants tenants) {
        return ProtocolRuleFile.ofEach(tenants, ReferralDeadlines.FILE, ReferralDeadlines::read);
    }

    /// Returns the deletion of old referrals according to `retention/referrals.yaml`.
    @Bean
    static CleanupOfRetentionRule referralsSwept(ReferralStore store) {
        return new CleanupOfRetentionRule("referrals.referral", store::forget);
    }
}
