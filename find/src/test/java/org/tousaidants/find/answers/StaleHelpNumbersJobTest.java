package org.tousaidants.find.answers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tousaidants.find.understanding.DangerSituation;
import org.tousaidants.find.understanding.EmergencyHelpNumber;

class StaleHelpNumbersJobTest {
    @Test
    void eachDangerHasANumberAndEachNumberASourceADayAndSevenLanguages() {
        var letters = new HashSet<Character>();
        for (var number : EmergencyHelpNumber.all()) {
            assertThat(letters.add(number.letter())).as(number.code()).isTrue();
            assertThat(number.source()).as(number.code()).isNotBlank();
            assertThat(number.checked()).as(number.code()).isPresent();
            for (var language : LocalLanguage.all())
                assertThat(number.words()).as(number.code()).containsKey(language.code());
            assertThat(number.words().values())
                    .as(number.code())
                    .allSatisfy(words -> assertThat(words).isNotBlank());
        }
        for (var danger : DangerSituation.values())
            assertThat(EmergencyHelpNumber.of(Set.of(danger)))
                    .as(danger.parameter())
                    .isNotEmpty();
    }

    @Test
    void aNumberThatNobodyCheckedForAYearIsReported() {
        assertThat(StaleHelpNumbersJob.old(EmergencyHelpNumber.all(), at("2027-11-30T10:00:00Z")))
                .isEmpty();
        assertThat(StaleHelpNumbersJob.old(EmergencyHelpNumber.all(), at("2027-12-02T10:00:00Z")))
                .contains("3919", "adil");
        assertThat(StaleHelpNumbersJob.old(List.of(), at("2027-12-02T10:00:00Z")))
                .isEmpty();
    }

    private static Clock at(String moment) {
        return Clock.fixed(Instant.parse(moment), ZoneOffset.UTC);
    }
}
