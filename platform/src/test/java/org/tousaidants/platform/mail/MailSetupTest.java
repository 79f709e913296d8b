package org.tousaidants.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MailSetupTest {
    @Test
    void aLetterToAnotherMachineIsEncryptedOrDoesNotLeave() {
        assertThat(MailSetup.closed("smtp.example.fr", false)).containsEntry("mail.smtp.starttls.required", "true");
        assertThat(MailSetup.closed("smtp.example.fr", true)).doesNotContainKey("mail.smtp.starttls.required");
        assertThat(MailSetup.closed("localhost", false))
                .containsEntry("mail.smtp.starttls.enable", "true")
                .doesNotContainKey("mail.smtp.starttls.required");
    }
}
