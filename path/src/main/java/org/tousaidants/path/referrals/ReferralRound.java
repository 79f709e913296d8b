package org.tousaidants.path.referrals;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tousaidants.places.directory.CareRuleFiles;
import org.tousaidants.platform.identity.Networks;
import org.tousaidants.platform.jobs.Job;
import org.tousaidants.platform.retentionperiods.Swept;
import org.tousaidants.platform.tenancy.PerTenant;
import org.tousaidants.platform.tenancy.Tenants;

/// Every five minutes: who waits too long is reminded, then the coordination is told. What the clock finds, and when.
@Configuration(proxyBeanMethods = false)
class ReferralRound {
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

    @Bean("referrals.deadlines")
    static Job referralDeadlines(Referrals referrals, Networks networks) {
        return Job.every(FIVE_MINUTES).items(() -> referrals.due(), id -> referrals.turn(id));
    }

    /// Read at the start: what is wrong with the file is said before anybody waits.
    @Bean
    static PerTenant<Delays> referralDelays(Tenants tenants) {
        return CareRuleFiles.ofEach(tenants, Delays.FILE, Delays::read);
    }

    /// How what `retention/referrals.yaml` keeps goes.
    @Bean
    static Swept referralsSwept(ReferralStore store) {
        return new Swept("referrals.referral", store::forget);
    }
}
