package org.tousaidants.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressTest {
    @ParameterizedTest
    @CsvSource({
        "nadia@exemple.fr, nadia@exemple.fr",
        "' Nadia.Ben-Ali+ta@Mairie.Exemple.FR ', nadia.ben-ali+ta@mairie.exemple.fr",
        "nadia@mairie-étrange.fr, nadia@xn--mairie-trange-hhb.fr"
    })
    void anAddressIsKeptInLowerCase(String typed, String kept) {
        assertThat(MailAddress.of(typed)).contains(new MailAddress(kept));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "a@b",
                "a@.fr",
                "a@b..fr",
                ".a@b.fr",
                "a..b@b.fr",
                "a@b.fr,c@d.fr",
                "a@b.fr;c@d.fr",
                "a b@c.fr",
                "Nadia <a@b.fr>",
                "a@b.fr\nBcc: c@d.fr",
                "a\r\n@b.fr",
                "a@b.fr\u0000",
                "a@-b.fr",
                "a@192.168.1.1",
                "a@[127.0.0.1]",
                "\"a\"@b.fr",
                "é@b.fr"
            })
    void whatIsNotOneAddressIsRefused(String typed) {
        assertThat(MailAddress.of(typed)).isEmpty();
    }

    @Test
    void anAddressTooLongIsRefused() {
        assertThat(MailAddress.of("a".repeat(65) + "@b.fr")).isEmpty();
        assertThat(MailAddress.of("a@" + "b.".repeat(140) + "fr")).isEmpty();
        assertThat(MailAddress.of("a".repeat(1_000_000))).isEmpty();
        assertThat(MailAddress.of("a@" + "a-".repeat(100) + ".fr")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bonjour\r\nBcc: c@d.fr", "Bonjour\nX: y", "", " ", "a\u0000b"})
    void aSubjectThatWouldAddAHeaderIsRefused(String subject) {
        var to = new MailAddress("a@b.fr");
        assertThatThrownBy(() -> new Letter(to, Locale.FRENCH, subject, "Bonjour"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
