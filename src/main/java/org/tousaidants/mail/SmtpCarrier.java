package org.tousaidants.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.io.UnsupportedEncodingException;
import java.util.UUID;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;

/// By the SMTP server of `spring.mail.host`.
final class SmtpCarrier implements Carrier {
    private final JavaMailSender server;
    private final MailAddress from;
    private final String fromName;

    SmtpCarrier(JavaMailSender server, MailAddress from, String fromName) {
        this.server = server;
        this.from = from;
        this.fromName = fromName;
    }

    @Override
    public Delivery carry(UUID id, Letter letter) {
        try {
            var message = server.createMimeMessage();
            var helper = new MimeMessageHelper(message, false, "UTF-8");
            helper.setFrom(from.value(), fromName);
            helper.setTo(letter.to().value());
            helper.setSubject(letter.subject());
            helper.setText(letter.body(), false);
            // RFC 3834: no automatic answer should come back.
            message.setHeader("Auto-Submitted", "auto-generated");
            // The same at each try, so that a letter taken twice is shown once.
            message.setHeader(
                    "Message-ID", "<" + id + from.value().substring(from.value().indexOf('@')) + ">");
            server.send(message);
            return new Delivery.Gone();
        } catch (MailSendException failed) {
            return forGood(failed) ? new Delivery.Refused(trouble(failed)) : new Delivery.Delayed(trouble(failed));
        } catch (MailException | MessagingException | UnsupportedEncodingException failed) {
            return new Delivery.Delayed(trouble(failed));
        }
    }

    /// Jakarta Mail counts a recipient as invalid when the server said 5xx, as unsent when it said 4xx.
    private static boolean forGood(MailSendException failed) {
        for (var one : failed.getMessageExceptions()) {
            if (one instanceof SendFailedException refusal
                    && refusal.getInvalidAddresses() != null
                    && refusal.getInvalidAddresses().length > 0) return true;
        }
        return false;
    }

    private static String trouble(Exception failed) {
        var said = failed.getMessage() == null ? "" : failed.getMessage();
        return (failed.getClass().getSimpleName() + ": "
                        + said.lines().findFirst().orElse(""))
                .strip();
    }
}
