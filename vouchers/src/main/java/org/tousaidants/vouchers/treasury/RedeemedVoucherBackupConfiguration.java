package org.tousaidants.vouchers.treasury;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tousaidants.platform.afterrestore.ReplayRule;

/// Records redeemed vouchers beside the backups, so that none is redeemed twice after a backup is restored.
@Configuration(proxyBeanMethods = false)
class RedeemedVoucherBackupConfiguration {
    @Bean
    ReplayRule vouchersTakenAgain(Vouchers vouchers) {
        return new ReplayRule(RedeemedVoucherBackup.KIND, vouchers::takeAgain);
    }
}
