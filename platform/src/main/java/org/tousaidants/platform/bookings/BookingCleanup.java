package org.tousaidants.platform.bookings;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tousaidants.platform.retention.ScheduledCleanup;

/// Erases booking data after the periods in `retention/bookings.yaml`.
@Configuration(proxyBeanMethods = false)
class BookingCleanup {
    @Bean
    ScheduledCleanup bookingsSwept(BookingStore store) {
        return new ScheduledCleanup("bookings.booking", store::forget);
    }
}
