package org.tousaidants.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FrenchAlphabeticalOrderTest {
    @Test
    void numbersAreReadAsNumbersAndAccentsAsTheirLetters() {
        var named = List.of(
                "Bus, arrêt 2",
                "Échillais",
                "École n° 007",
                "École n° 11",
                "Mairie",
                "Mairie n° 2",
                "Mairie n° 17",
                "Mairie n° 17 bis",
                "Mairie n° 100",
                "mairie, salle A",
                "Royan");
        assertThat(FrenchAlphabeticalOrder.by(named.reversed().stream(), name -> name))
                .containsExactlyElementsOf(named);
    }

    @Test
    void noNumberIsTooLongToBeRead() {
        var long1 = "Lieu " + "9".repeat(40);
        var long2 = "Lieu 1" + "0".repeat(40);
        assertThat(FrenchAlphabeticalOrder.by(Stream.of(long2, "Lieu 3", long1), name -> name))
                .containsExactly("Lieu 3", long1, long2);
        assertThat(FrenchAlphabeticalOrder.key("n° 000")).isEqualTo("n 10");
        assertThat(FrenchAlphabeticalOrder.key("")).isEmpty();
    }

    @Test
    void theFirstNameDecidesBeforeTheNext() {
        var people = List.of(List.of("Élodie", "Roy"), List.of("Élodie", "Roy 2"), List.of("Zoé", "Abel"));
        assertThat(FrenchAlphabeticalOrder.by(people.reversed().stream(), List::getFirst, List::getLast))
                .containsExactlyElementsOf(people);
    }
}
