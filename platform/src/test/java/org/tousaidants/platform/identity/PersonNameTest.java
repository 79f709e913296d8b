package org.tousaidants.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonNameTest {
    @ParameterizedTest
    @ValueSource(strings = {"O’Neil-Ré", "L'Étape d’à côté", "فاطمة", "李", "J.", "🏠 Nadia", "Noël\u200B", "3"})
    void aNameIsAnyLettersOnOneLine(String typed) {
        assertThat(PersonName.of(typed)).map(PersonName::value).contains(typed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\u200B",
                "\u00A0\u2060",
                "\u2028",
                "Nadia\u2028Bcc",
                "Nadia\u2029x",
                "a\r\nb",
                "a\tb",
                "\u202Exe.a",
                ".",
                "--"
            })
    void whatNobodySeesOrWhatBreaksALineIsNone(String typed) {
        assertThat(PersonName.of(typed)).isEmpty();
    }
}
