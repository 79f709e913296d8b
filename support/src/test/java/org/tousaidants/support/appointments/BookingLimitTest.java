package org.tousaidants.support.appointments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.tousaidants.platform.bookings.SeatBookings;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.RunningSite;

/// With the limits of a production site.
@TestPropertySource(properties = "ta.limits.search=60")
class BookingLimitTest extends RunningSite {
    @Autowired
    HelperAppointments appointments;

    @Autowired
    SeatBookings bookings;

    @Test
    void oneClientDoesNotTakeAllTheSeatsInASecond() {
        var helper = actor(person(Role.HELPER));
        appointments.offer(
                helper,
                new AppointmentForm.AppointmentSlotInput(
                        UUID.randomUUID().toString(),
                        "Atelier photos",
                        "Médiathèque",
                        Optional.empty(),
                        clock.instant().plus(Duration.ofDays(3)),
                        Duration.ofMinutes(60),
                        1,
                        12,
                        0));
        var slot = appointments.agenda(helper).getFirst().seats().slot().id();
        var visitor = visitor();
        var token = visitor.token("/rendez-vous/" + slot);
        var refused = 0;
        for (var n = 0; n < 12; n++) {
            var form = Map.of("_csrf", token, "id", UUID.randomUUID().toString(), "nom", "Robot " + n);
            if (visitor.post("/rendez-vous/" + slot + "/inscriptions", form).statusCode() == 429) refused++;
        }
        assertThat(refused).isGreaterThanOrEqualTo(6);
        assertThat(bookings.seats(slot).orElseThrow().free()).isPositive();
    }
}
