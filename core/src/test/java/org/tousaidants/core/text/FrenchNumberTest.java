package org.tousaidants.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrenchNumberTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '¦', textBlock = """
            4 200         ¦ 4200
            4\u00a0200    ¦ 4200
            4\u202f200    ¦ 4200
            12,5          ¦ 12.5
            12.5          ¦ 12.5
            1 234 567,89  ¦ 1234567.89
            −3,25         ¦ -3.25
            4,            ¦ 4
            1e3           ¦ 1E+3
            """)
    void aNumberIsReadAsAFrenchPersonWritesIt(String typed, String number) {
        assertThat(FrenchNumber.decimal(typed)).contains(new BigDecimal(number));
    }

    @Test
    void aWholeNumberMayCarryTheZerosOfASpreadsheet() {
        assertThat(FrenchNumber.whole("4 200")).contains(4200);
        assertThat(FrenchNumber.whole("4200,00")).contains(4200);
        assertThat(FrenchNumber.whole("12,5")).isEmpty();
        assertThat(FrenchNumber.whole("9 999 999 999")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12 50", "4 20", "NaN", "1d", "0x10", "1,2,3", "1.234.567", "douze", "4 2000"})
    void anythingElseIsNoNumber(String typed) {
        assertThat(FrenchNumber.decimal(typed)).isEmpty();
    }
}
