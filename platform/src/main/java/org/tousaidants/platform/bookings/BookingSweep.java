package org.tousaidants.platform.bookings;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tousaidants.platform.retentionperiods.Swept;

/// How what `retention/bookings.yaml` keeps goes.
@Configuration(proxyBeanMethods = false)
class BookingSweep {
    @Bean
    Swept bookingsSwept(BookingStore store) {
        return new Swept("bookings.booking", store::forget);
    }
}
