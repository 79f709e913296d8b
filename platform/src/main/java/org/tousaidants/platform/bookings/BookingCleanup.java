package org.tousaidants.platform.bookings;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tousaidants.platform.retentionrules.RetentionRuleCleanup;

/// Erases booking data after the periods in `retention/bookings.yaml`.
@Configuration(proxyBeanMethods = false)
class BookingCleanup {
    @Bean
    RetentionRuleCleanup bookingsSwept(BookingStore store) {
        return new RetentionRuleCleanup("bookings.booking", store::forget);
    }
}
