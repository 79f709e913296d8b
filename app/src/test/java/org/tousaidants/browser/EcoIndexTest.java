package org.tousaidants.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EcoIndexTest {
    @ParameterizedTest
    @CsvSource({
        "100, 100, 100, 72, B",
        "100, 100, 1000, 67, C",
        "100, 100, 10000, 58, C",
        "200, 200, 10000, 46, D",
        "2355, 267, 2493, 10, G",
        "240, 20, 331, 83, A",
        "2240, 100, 310182.902, 16, F"
    })
    void thePublishedVectorsComeOut(double elements, double requests, double kilobytes, int score, char grade) {
        var index = new EcoIndex(elements, requests, kilobytes);
        assertThat(index.score()).isEqualTo(score);
        assertThat(index.grade()).isEqualTo(grade);
    }

    @Test
    void thePublishedRanksComeOut() {
        assertThat(EcoIndex.rankOfKilobytes(2500)).isCloseTo(14.086372025739513, within(1e-12));
        assertThat(EcoIndex.rankOfElements(150)).isCloseTo(2.892857142857143, within(1e-12));
        assertThat(EcoIndex.rankOfRequests(23)).isCloseTo(2.8, within(1e-12));
    }

    @Test
    void eightyIsNotAnA() {
        assertThat(new EcoIndex(300, 17, 170).score()).isBetween(80, 84);
        assertThat(new EcoIndex(0, 0, 0).grade()).isEqualTo('A');
    }
}
