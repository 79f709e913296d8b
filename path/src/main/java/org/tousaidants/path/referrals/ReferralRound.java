package org.tousaidants.path.referrals;

import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.tousaidants.places.directory.CareRuleFiles;
import org.tousaidants.platform.identity.Networks;
import org.tousaidants.platform.retentionperiods.Swept;
import org.tousaidants.platform.served.PerTerritory;
import org.tousaidants.platform.served.Served;

/// Every five minutes: who waits too long is reminded, then the coordination is told.
@Service
class ReferralRound {
    private static final int AT_ONCE = 500;

    private final Referrals referrals;
    private final Networks networks;

    ReferralRound(Referrals referrals, Networks networks) {
        this.referrals = referrals;
        this.networks = networks;
    }

    @Scheduled(initialDelay = 90_000, fixedDelay = 300_000)
    void everyFiveMinutes() {
        var network = networks.here().id();
        for (var id : referrals.due(network, AT_ONCE)) referrals.turn(network, id);
    }

    /// Read at the start: what is wrong with the file is said before anybody waits.
    @Bean
    static PerTerritory<Delays> referralDelays(Served served) {
        return CareRuleFiles.ofEach(served, Delays.FILE, Delays::read);
    }

    /// How what `retention/referrals.yaml` keeps goes.
    @Bean
    static Swept referralsSwept(ReferralStore store) {
        return new Swept("referrals.referral", store::forget);
    }
}
