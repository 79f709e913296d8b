package org.tousaidants.vouchers.treasury;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tousaidants.platform.restoration.ReplayRule;

/// Keeps redeemed vouchers over a restoration, so that none is redeemed twice.
@Configuration(proxyBeanMethods = false)
class VoucherReplaySetup {
    @Bean
    ReplayRule vouchersTakenAgain(Vouchers vouchers) {
        return new ReplayRule(VoucherReplay.KIND, vouchers::takeAgain);
    }
}
