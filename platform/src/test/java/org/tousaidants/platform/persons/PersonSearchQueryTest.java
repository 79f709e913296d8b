package org.tousaidants.platform.persons;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonSearchQueryTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "dupre eloise, Éloïse DUPRÉ",
        "Éloïse, eloise dupré",
        "martin-durand, Jean Martin Durand",
        "eloise@exemple.fr, Eloise@Exemple.fr",
        "05 46 00 00 01, +33546000001",
        "+33 5 46 00 00 01, 0546000001",
        "0033546000001, 05.46.00.00.01"
    })
    void aPersonIsFoundHoweverTheyAreWritten(String typed, String stored) {
        assertThat(PersonSearchQuery.read(typed).orElseThrow().matches(stored)).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"dupre eloise, Éloïse Durand", "eloise@exemple.fr, eloise@exemple.org", "05 46 00 00 01, 05 46 00 00 02"
    })
    void anotherPersonIsNotFound(String typed, String stored) {
        assertThat(PersonSearchQuery.read(typed).orElseThrow().matches(stored)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "él", "17", "@"})
    void tooLittleMeansNobody(String typed) {
        assertThat(PersonSearchQuery.read(typed)).isEmpty();
    }

    @Test
    void aPaperCodeIsACode() {
        var code = org.tousaidants.platform.codes.PaperCode.draw('M', 3, new java.util.Random(1));
        assertThat(PersonSearchQuery.read(code.printed().toLowerCase(java.util.Locale.ROOT)))
                .contains(new PersonSearchQuery.PersonQueryByCode(code));
    }
}
