package org.tousaidants.support.referrals;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tousaidants.places.directory.CareRuleFiles;
import org.tousaidants.platform.identity.Networks;
import org.tousaidants.platform.jobs.Job;
import org.tousaidants.platform.retentionrules.RetentionRuleCleanup;
import org.tousaidants.platform.tenancy.TenantValues;
import org.tousaidants.platform.tenancy.Tenants;

/// Runs every five minutes: reminds the late party, then escalates to the coordination.
@Configuration(proxyBeanMethods = false)
class ReferralJob {
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

    @Bean("referrals.deadlines")
    static Job referralDeadlines(Referrals referrals, Networks networks) {
        return Job.every(FIVE_MINUTES).items(() -> referrals.due(), id -> referrals.turn(id));
    }

    /// Reads the delays at the start of the site; an invalid file stops the start.
    @Bean
    static TenantValues<ReferralDeadlines> referralDelays(Tenants tenants) {
        return CareRuleFiles.ofEach(tenants, ReferralDeadlines.FILE, ReferralDeadlines::read);
    }

    /// Applies `retention/referrals.yaml`.
    @Bean
    static RetentionRuleCleanup referralsSwept(ReferralStore store) {
        return new RetentionRuleCleanup("referrals.referral", store::forget);
    }
}
