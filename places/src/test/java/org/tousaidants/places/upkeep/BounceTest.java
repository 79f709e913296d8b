package org.tousaidants.places.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tousaidants.Processor;
import org.tousaidants.platform.mail.MailAddress;

class BounceTest {
    private static final UUID LETTER = UUID.fromString("6f0c2f1e-1111-4222-8333-444455556666");

    @Test
    void aReportOfAMailServerIsRead() {
        var bounce = MailBounceNotice.read(report("failed", "5.1.1"));
        assertThat(bounce.verdict()).isEqualTo(MailBounceNotice.BounceVerdict.FAILED);
        assertThat(bounce.letters()).containsExactly(LETTER);
        assertThat(bounce.to()).contains(new MailAddress("odile@exemple.fr"));
        assertThat(bounce.trouble()).isEqualTo("550 5.1.1 … User unknown");
    }

    @ParameterizedTest
    @CsvSource({
        "failed, 5.2.2, FAILED",
        "FAILED, 5.0.0, FAILED",
        "failed, 4.4.7, PASSING",
        "delayed, 4.4.1, PASSING",
        "delivered, 2.0.0, PASSING",
        "relayed, 2.0.0, PASSING",
        "odd, 5.1.1, FAILED",
        "odd, odd, UNCLEAR"
    })
    void onlyWhatFailsForGoodIsAFailure(String action, String status, MailBounceNotice.BounceVerdict verdict) {
        assertThat(MailBounceNotice.read(report(action, status)).verdict()).isEqualTo(verdict);
    }

    @Test
    void forwardedAndQuotedItIsReadAsWell() {
        var quoted = report("failed", "5.1.1").replaceAll("(?m)^", "> > ").replace("\n", "\r\n");
        assertThat(MailBounceNotice.read(quoted)).isEqualTo(MailBounceNotice.read(report("failed", "5.1.1")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "Bonjour, votre courriel ne marche pas.", "Action", "<@>", "Status: 5", "\0\0"})
    void whatIsNoReportSaysNothing(String text) {
        assertThat(MailBounceNotice.read(text).verdict()).isEqualTo(MailBounceNotice.BounceVerdict.UNCLEAR);
        assertThat(MailBounceNotice.read(text).letters()).isEmpty();
        assertThat(MailBounceNotice.read(text).to()).isEmpty();
    }

    @Test
    void anythingIsReadInNoTime() {
        var random = new Random(1);
        var noise = new StringBuilder();
        while (noise.length() < 300_000)
            noise.append(
                    switch (random.nextInt(6)) {
                        case 0 -> "Action:" + " ".repeat(50);
                        case 1 -> "\n> > > > > > Final-Recipient: rfc822;";
                        case 2 -> "<" + UUID.randomUUID() + "@";
                        case 3 -> "Diagnostic-Code: smtp;" + "@".repeat(40);
                        case 4 -> "\n".repeat(30);
                        default -> "é";
                    });
        for (var text :
                new String[] {noise.toString(), " ".repeat(300_000), ">\n".repeat(150_000), "@".repeat(300_000)}) {
            assertThat(Processor.time(() -> MailBounceNotice.read(text))).isLessThan(Duration.ofSeconds(10));
        }
    }

    @Test
    void whatTheServerSaidNamesNobodyAndStaysShort() {
        var long1 = report("failed", "5.1.1").replace("User unknown", "x".repeat(900) + "\u0007");
        assertThat(MailBounceNotice.read(long1).trouble()).hasSize(200).doesNotContain("odile", "\u0007");
    }

    /// In the format of Postfix.
    static String report(String action, String status) {
        return report(LETTER + "@example.org", "odile@exemple.fr", action, status);
    }

    static String report(String messageId, String to, String action, String status) {
        return """
                From: MAILER-DAEMON@mx.exemple.fr (Mail Delivery System)
                Subject: Undelivered Mail Returned to Sender
                Content-Type: multipart/report; report-type=delivery-status;
                    boundary="8F2D"
                Message-Id: <20261126.ABCDEF@mx.exemple.fr>

                --8F2D
                This is the mail system at host mx.exemple.fr.

                <%2$s>: host mx said: 550 5.1.1 <%2$s> User unknown

                --8F2D
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.exemple.fr

                Final-Recipient: rfc822; %2$s
                Original-Recipient: rfc822;%2$s
                Action: %3$s
                Status: %4$s
                Diagnostic-Code: smtp; 550 5.1.1 <%2$s> User unknown

                --8F2D
                Content-Type: text/rfc822-headers

                From: Tous Aidants <ne-pas-repondre@example.org>
                To: %2$s
                Message-ID: <%1$s>
                --8F2D--
                """.formatted(messageId, to, action, status);
    }
}
