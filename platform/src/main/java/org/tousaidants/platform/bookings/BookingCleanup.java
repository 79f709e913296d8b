package org.tousaidants.platform.bookings;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tousaidants.platform.retention.ScheduledCleanup;

/// The cleanup of `retention/bookings.yaml`.
@Configuration(proxyBeanMethods = false)
class BookingCleanup {
    @Bean
    ScheduledCleanup bookingsSwept(BookingStore store) {
        return new ScheduledCleanup("bookings.booking", store::forget);
    }
}
