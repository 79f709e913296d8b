package org.tousaidants.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextLanguageDetectorTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            On m'a demandé 20 euros pour remplir ma déclaration. | fr
            The man at the desk asked me for my password.        | en
            Le mail « the best of » est arrivé                   | fr
            They did not open before ten                         | en
            Jean Roy                                             | fr
            OK                                                   | fr
            ''                                                   | fr
            """)
    void whatIsTypedIsFrenchUnlessItPlainlyReadsAsEnglish(String typed, String tongue) {
        assertThat(TextLanguageDetector.of(typed)).isEqualTo(tongue);
    }
}
