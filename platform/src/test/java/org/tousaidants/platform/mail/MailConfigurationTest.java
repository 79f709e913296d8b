package org.tousaidants.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MailConfigurationTest {
    @Test
    void aLetterToAnotherMachineIsEncryptedOrDoesNotLeave() {
        assertThat(MailConfiguration.closed("smtp.example.fr", false))
                .containsEntry("mail.smtp.starttls.required", "true");
        assertThat(MailConfiguration.closed("smtp.example.fr", true)).doesNotContainKey("mail.smtp.starttls.required");
        assertThat(MailConfiguration.closed("localhost", false))
                .containsEntry("mail.smtp.starttls.enable", "true")
                .doesNotContainKey("mail.smtp.starttls.required");
    }
}
