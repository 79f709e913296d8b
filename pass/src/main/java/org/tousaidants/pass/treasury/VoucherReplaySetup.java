package org.tousaidants.pass.treasury;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tousaidants.platform.restoration.ReplayRule;

/// What a restoration must not bring back: a voucher that was taken is not taken twice.
@Configuration(proxyBeanMethods = false)
class VoucherReplaySetup {
    @Bean
    ReplayRule vouchersTakenAgain(Vouchers vouchers) {
        return new ReplayRule(VoucherReplay.KIND, vouchers::takeAgain);
    }
}
