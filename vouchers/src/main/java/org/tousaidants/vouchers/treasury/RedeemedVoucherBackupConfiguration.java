package org.tousaidants.vouchers.treasury;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tousaidants.platform.afterrestore.ActReplayAfterRestore;

/// Stores redeemed vouchers next to the backups, so that no voucher is redeemed twice after a backup is restored.
@Configuration(proxyBeanMethods = false)
class RedeemedVoucherBackupConfiguration {
    @Bean
    ActReplayAfterRestore vouchersTakenAgain(Vouchers vouchers) {
        return new ActReplayAfterRestore(RedeemedVoucherBackup.KIND, vouchers::takeAgain);
    }
}
