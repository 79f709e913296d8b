package org.tousaidants.find.answers;

import java.time.Clock;
import java.time.LocalTime;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tousaidants.core.hours.OpeningHours;
import org.tousaidants.find.understanding.EmergencyHelpNumber;
import org.tousaidants.platform.jobs.Job;

/// « Numéros à relire » — daily job that fails for each help number that nobody has compared with its source for a
/// year. The operator finds the code of the number among the failed jobs.
@Configuration(proxyBeanMethods = false)
class StaleHelpNumbersJob {
    private static final int MOST_YEARS = 1;

    @Bean("answers.old-numbers")
    static Job numbersToCheck(Clock clock) {
        return Job.dailyAt(LocalTime.of(5, 20))
                .acrossTerritories()
                .items(() -> old(EmergencyHelpNumber.all(), clock), StaleHelpNumbersJob::report);
    }

    static List<String> old(List<EmergencyHelpNumber> numbers, Clock clock) {
        var limit = OpeningHours.paris(clock.instant()).toLocalDate().minusYears(MOST_YEARS);
        return numbers.stream()
                .filter(number -> number.olderThan(limit))
                .map(EmergencyHelpNumber::code)
                .toList();
    }

    private static void report(String code) {
        throw new IllegalStateException(
                "Compare « " + code + " » of understanding/numbers.tsv with its source, then date it.");
    }
}
