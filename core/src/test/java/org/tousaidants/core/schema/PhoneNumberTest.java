package org.tousaidants.core.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {
    @ParameterizedTest
    @CsvSource({
        "+33546072233, 05 46 07 22 33, 17100",
        "+262262123456, 0262 12 34 56, 97400",
        "+262269123456, 0269 12 34 56, 97600",
        "+262692123456, 0692 12 34 56, 97400",
        "+590590112233, 0590 11 22 33, 97100",
        "+594694112233, 0694 11 22 33, 97300",
        "+596596112233, 0596 11 22 33, 97200",
        "+508412345, 41 23 45, 97500",
        "+681123456, 12 34 56, 98600",
        "+687123456, 12 34 56, 98800",
        "+68940123456, 40 12 34 56, 98714"
    })
    void aNumberIsWrittenAsPeopleThereDoAndReadBackAsItWas(String dialled, String said, String postcode) {
        assertThat(PhoneNumber.said(dialled)).isEqualTo(said.replace(' ', '\u00a0'));
        assertThat(PhoneNumber.typed(said, postcode)).isEqualTo(dialled);
        assertThat(PhoneNumber.typed(said.replace(' ', '.'), postcode)).isEqualTo(dialled);
        assertThat(PhoneNumber.typed(dialled, postcode)).isEqualTo(dialled);
        assertThat(PhoneNumber.dialled(PhoneNumber.said(dialled))).doesNotContain("\u00a0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "0", "+", "12 34 56", "3949", "+442071234567", "+33", "+2622621234567", "poste 12", "0546"})
    void whatIsNoSuchNumberIsLeftAsItIsWritten(String number) {
        assertThat(PhoneNumber.said(number)).isEqualTo(number);
        assertThat(PhoneNumber.typed(number, "")).isEqualTo(number.replace(" ", ""));
        assertThat(PhoneNumber.typed(number, "17")).isEqualTo(number.replace(" ", ""));
    }
}
