package org.tousaidants.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/// Tests `security.txt`, in which a person who finds a vulnerability reads the contact.
@TestPropertySource(properties = "ta.security.contact=securite@exemple.fr")
class SecurityTxtTest extends RunningSite {
    @Test
    void theSiteSaysWhomToTellOfAHole() {
        var answer = visitor().get("/.well-known/security.txt");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
        assertThat(answer.body())
                .contains("Contact: mailto:securite@exemple.fr\n")
                .containsPattern("Expires: 20\\d\\d-\\d\\d-\\d\\dT00:00:00Z\n");
    }
}
