package org.tousaidants.platform.bookings;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tousaidants.platform.retentionrules.CleanupOfRetentionRule;

/// Erases booking data after the periods in `retention/bookings.yaml`.
@Configuration(proxyBeanMethods = false)
class BookingCleanup {
    @Bean
    CleanupOfRetentionRule bookingsSwept(BookingStore store) {
        return new CleanupOfRetentionRule("bookings.booking", store::forget);
    }
}
