package org.tousaidants.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tousaidants.core.text.IdentifyingText.Kind;

class IdentifyingTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "06 12 34 56 78",
                "06.12.34.56.78",
                "06/12/34/56/78",
                "+33 6 12 34 56 78",
                "0612345678",
                "mon numéro est le 1 84 05 17 300 123 45",
                "184051730012345",
                "1 84 05 2A 300 123 45",
                "né le 12/03/1951",
                "٠٦١٢٣٤٥٦٧٨",
                "０６１２３４５６７８"
            })
    void aPhoneNumberOrANumberOfSocialSecurityIsFound(String text) {
        assertThat(IdentifyingText.found(text)).contains(Kind.NUMBER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "écrivez à odette@exemple.fr",
                "odette arobase exemple point fr",
                "odette (at) exemple.fr",
                "odette [arobase] exemple.fr"
            })
    void aMailAddressIsFoundEvenSpelled(String text) {
        assertThat(IdentifyingText.found(text)).contains(Kind.MAIL);
    }

    @Test
    void aWebAddressAndATitledNameAreFound() {
        assertThat(IdentifyingText.found("voir www.exemple.fr")).contains(Kind.ADDRESS);
        assertThat(IdentifyingText.found("Mme Durand m’a dit non")).contains(Kind.NAME);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Le site a redemandé 3 fois le même papier.",
                "J’attends 1 200 euros depuis 2024.",
                "On m’a dit : revenez à 14 h 30.",
                "La page 404 s’affiche."
            })
    void anOrdinarySentenceIsLeftAlone(String text) {
        assertThat(IdentifyingText.found(text)).isEmpty();
        assertThat(IdentifyingText.masked(text)).isEqualTo(text);
    }

    @Test
    void theMaskKeepsTheRestOfTheSentence() {
        assertThat(IdentifyingText.masked("Appelez le 06 12 34 56 78 ou a.b@c.fr demain"))
                .isEqualTo("Appelez le […] ou […] demain");
    }
}
