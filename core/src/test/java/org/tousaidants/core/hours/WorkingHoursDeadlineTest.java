package org.tousaidants.core.hours;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class WorkingHoursDeadlineTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @Test
    void fourHoursThatBeginOnAFridayEveningEndOnMonday() {
        assertThat(WorkingHoursDeadline.hoursAfter(at("2026-11-27T16:00"), 4)).isEqualTo(at("2026-11-30T10:00"));
        assertThat(WorkingHoursDeadline.hoursAfter(at("2026-11-30T09:30"), 4)).isEqualTo(at("2026-11-30T13:30"));
    }

    @Test
    void aHolidayIsNoWorkingDay() {
        assertThat(WorkingHoursDeadline.daysAfter(at("2026-12-24T10:00"), 2)).isEqualTo(at("2026-12-29T10:00"));
        assertThat(WorkingHoursDeadline.daysAfter(at("2026-05-13T10:00"), 1)).isEqualTo(at("2026-05-15T10:00"));
    }

    @Test
    void whatBeginsAtNightBeginsInTheMorning() {
        assertThat(WorkingHoursDeadline.daysAfter(at("2026-11-28T23:00"), 1)).isEqualTo(at("2026-12-01T08:00"));
        assertThat(WorkingHoursDeadline.hoursAfter(at("2026-11-30T03:00"), 1)).isEqualTo(at("2026-11-30T09:00"));
    }

    private static Instant at(String paris) {
        return LocalDateTime.parse(paris).atZone(PARIS).toInstant();
    }
}
