package org.tousaidants.harvest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-1+1", "+33 5 46 x", "\t=1", "\r=1", "＝1+1", "-", "+"
            })
    void aFormulaIsNeutralised(String value) {
        assertThat(row(value)).isEqualTo("\"'" + value + "\"\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+33546001122", "-0.3", "-1", "a=b", "2024-01-01", ""})
    void aPhoneAndANegativeNumberStayAsTheNationalFileWantsThem(String value) {
        assertThat(row(value)).isEqualTo(value + "\n");
    }

    @Test
    void quotesCommasAndLinesAreQuoted() {
        var out = new StringBuilder();
        Csv.row(out, List.of("a,b", "dit \"oui\"", "un\ndeux", "simple"));
        assertThat(out).hasToString("\"a,b\",\"dit \"\"oui\"\"\",\"un\ndeux\",simple\n");
    }

    private static String row(String cell) {
        var out = new StringBuilder();
        Csv.row(out, List.of(cell));
        return out.toString();
    }
}
