package org.tousaidants.core.hours;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrenchCalendarTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2000-04-23",
                "2008-03-23",
                "2011-04-24",
                "2019-04-21",
                "2024-03-31",
                "2025-04-20",
                "2026-04-05",
                "2027-03-28",
                "2028-04-16",
                "2038-04-25",
                "2100-03-28",
                "1818-03-22",
                "2285-03-22"
            })
    void easterFallsOnItsSunday(LocalDate easter) {
        assertThat(FrenchCalendar.easter(easter.getYear())).isEqualTo(easter);
    }

    @Test
    void aYearHasElevenPublicHolidays() {
        assertThat(LocalDate.parse("2026-01-01")
                        .datesUntil(LocalDate.parse("2027-01-01"))
                        .filter(FrenchCalendar::isPublicHoliday)
                        .map(LocalDate::toString))
                .containsExactly(
                        "2026-01-01",
                        "2026-04-06",
                        "2026-05-01",
                        "2026-05-08",
                        "2026-05-14",
                        "2026-05-25",
                        "2026-07-14",
                        "2026-08-15",
                        "2026-11-01",
                        "2026-11-11",
                        "2026-12-25");
    }

    @Test
    void schoolHolidaysAreCertainOnlyWhereTheZonesAgree() {
        assertThat(FrenchCalendar.schoolHoliday(LocalDate.parse("2026-12-24"))).isEqualTo(OpeningDayMatch.YES);
        assertThat(FrenchCalendar.schoolHoliday(LocalDate.parse("2027-07-20"))).isEqualTo(OpeningDayMatch.YES);
        assertThat(FrenchCalendar.schoolHoliday(LocalDate.parse("2026-11-25"))).isEqualTo(OpeningDayMatch.NO);
        // Only zone A has winter holidays then.
        assertThat(FrenchCalendar.schoolHoliday(LocalDate.parse("2026-02-10"))).isEqualTo(OpeningDayMatch.MAYBE);
        assertThat(FrenchCalendar.schoolHoliday(LocalDate.parse("2035-01-15"))).isEqualTo(OpeningDayMatch.MAYBE);
    }

    @Test
    void weeksAreThoseOfTheIsoCalendar() {
        assertThat(LocalDate.parse("2015-01-01").datesUntil(LocalDate.parse("2035-01-01")))
                .allSatisfy(day ->
                        assertThat(OpeningRuleDays.isoWeek(day)).isEqualTo(day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)));
    }
}
