package org.tousaidants.core.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFormatTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-1+1", "+33 5 46 x", "\t1", "\r1", "＝1+1", "-", "+"})
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
        CsvFormat.row(out, ',', List.of("a,b", "dit \"oui\"", "un\ndeux", "simple"));
        assertThat(out).hasToString("\"a,b\",\"dit \"\"oui\"\"\",\"un\ndeux\",simple\n");
    }

    /// A French spreadsheet splits cells at semicolons and line breaks even within quotes.
    @Test
    void whatWouldBeginACellWithinATextIsMarkedToo() {
        assertThat(row("Lundi;=cmd()")).isEqualTo("\"Lundi;'=cmd()\"\n");
        assertThat(row("Lundi\n@x")).isEqualTo("\"Lundi\n'@x\"\n");
        assertThat(row("Lundi\n- mardi")).isEqualTo("\"Lundi\n- mardi\"\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"=1", "'=1", "''=1", "'+33546001122", "+33546001122", "'", "''", "l'été", "a;'=b", "a;''=b", "-"
            })
    void whatWasMarkedIsReadBackTheSame(String text) {
        assertThat(CsvFormat.plain(CsvFormat.harmless(text))).isEqualTo(text);
    }

    @Test
    void anyTextIsReadBackTheSame() {
        var random = new Random(17);
        var letters = "'=+-@;\t\n\ra1 \uff1d";
        for (var i = 0; i < 200_000; i++) {
            var text = random.ints(random.nextInt(7), 0, letters.length())
                    .mapToObj(at -> letters.substring(at, at + 1))
                    .collect(Collectors.joining());
            assertThat(CsvFormat.plain(CsvFormat.harmless(text))).isEqualTo(text);
        }
    }

    @Test
    void aTextThatMayBeNoLongerGivesItsLastLetter() {
        assertThat(CsvFormat.harmless("=12🎉", text -> text.length() <= 5)).isEqualTo("'=12");
        assertThat(CsvFormat.harmless("12345", text -> text.length() <= 3)).isEqualTo("12345");
    }

    private static String row(String cell) {
        var out = new StringBuilder();
        CsvFormat.row(out, ',', List.of(cell));
        return out.toString();
    }
}
