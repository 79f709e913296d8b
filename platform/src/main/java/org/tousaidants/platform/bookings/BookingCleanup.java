package org.tousaidants.platform.bookings;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tousaidants.platform.retention.RuleCleanup;

/// Erases booking data after the periods in `retention/bookings.yaml`.
@Configuration(proxyBeanMethods = false)
class BookingCleanup {
    @Bean
    RuleCleanup bookingsSwept(BookingStore store) {
        return new RuleCleanup("bookings.booking", store::forget);
    }
}
