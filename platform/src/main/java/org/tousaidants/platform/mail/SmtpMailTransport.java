package org.tousaidants.platform.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;

/// Sends letters by the SMTP server in `spring.mail.host`.
final class SmtpMailTransport implements MailTransport {
    private static final Pattern SOMEBODY = Pattern.compile("\\S+@\\S+");

    private final JavaMailSender server;
    private final Supplier<MailSender> sender;

    /// « Expéditeur » — the From address of letters and the name of the sender.
    record MailSender(MailAddress address, String name) {}

    /// Creates the sender of letters.
    ///
    /// @param sender returns the From address and name for the network of this thread
    SmtpMailTransport(JavaMailSender server, Supplier<MailSender> sender) {
        this.server = server;
        this.sender = sender;
    }

    @Override
    public MailDeliveryResult carry(UUID id, Letter letter) {
        try {
            var from = sender.get();
            var message = server.createMimeMessage();
            var helper = new MimeMessageHelper(message, false, "UTF-8");
            helper.setFrom(from.address().value(), from.name());
            helper.setTo(letter.to().value());
            helper.setSubject(letter.subject());
            if (letter.html().isEmpty()) helper.setText(letter.body(), false);
            else message.setContent(twice(letter));
            if (!letter.leave().isEmpty()) {
                message.setHeader("List-Unsubscribe", "<" + letter.leave() + ">");
                message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
            }
            message.setContentLanguage(new String[] {letter.lang()});
            // This header of RFC 3834 prevents automatic answers.
            message.setHeader("Auto-Submitted", "auto-generated");
            // The Message-ID is the same at each try, so that a letter sent twice is shown once.
            var domain = from.address().value().substring(from.address().value().indexOf('@'));
            message.setHeader("Message-ID", "<" + id + domain + ">");
            server.send(message);
            return new MailDeliveryResult.MailAccepted();
        } catch (MailSendException failed) {
            return judged(failed);
        } catch (MailAuthenticationException closed) {
            return new MailDeliveryResult.MailServerUnreachable(trouble(closed));
        } catch (MailException | MessagingException | UnsupportedEncodingException failed) {
            return new MailDeliveryResult.MailDelayed(trouble(failed));
        }
    }

    /// Returns the body of the message, which contains the letter as plain text and as HTML. A mail program
    /// shows the last format that it supports (RFC 2046).
    private static MimeMultipart twice(Letter letter) throws MessagingException {
        var text = new MimeBodyPart();
        text.setText(letter.body(), "UTF-8", "plain");
        var html = new MimeBodyPart();
        html.setText(letter.html(), "UTF-8", "html");
        return new MimeMultipart("alternative", text, html);
    }

    /// Returns the delivery result for an exception of Spring's mail sender. It lists no failed letter if only
    /// the disconnection failed, and has a cause if the connection failed. A refusal is an answer of the server;
    /// every other failure happened during the transfer, perhaps after the last line.
    private static MailDeliveryResult judged(MailSendException failed) {
        if (failed.getFailedMessages().isEmpty()) return new MailDeliveryResult.MailAccepted();
        if (failed.getCause() != null) return new MailDeliveryResult.MailServerUnreachable(trouble(failed));
        if (forGood(failed)) return new MailDeliveryResult.MailRejected(trouble(failed));
        for (var one : failed.getMessageExceptions())
            if (!(one instanceof SendFailedException))
                return new MailDeliveryResult.MailDeliveryUnknown(trouble(failed));
        return new MailDeliveryResult.MailDelayed(trouble(failed));
    }

    /// Returns whether the refusal is permanent: Jakarta Mail counts a recipient as invalid after a 5xx reply,
    /// and as unsent after a 4xx reply.
    private static boolean forGood(MailSendException failed) {
        for (var one : failed.getMessageExceptions()) {
            if (one instanceof SendFailedException refusal
                    && refusal.getInvalidAddresses() != null
                    && refusal.getInvalidAddresses().length > 0) return true;
        }
        return false;
    }

    /// Returns the answer of the server or the error message, without mail addresses.
    private static String trouble(Exception failed) {
        var deepest = (Throwable) failed;
        if (failed instanceof MailSendException several && several.getMessageExceptions().length > 0)
            deepest = several.getMessageExceptions()[0];
        while (deepest instanceof MessagingException chained && chained.getNextException() != null)
            deepest = chained.getNextException();
        var message = deepest.getMessage() == null
                ? ""
                : deepest.getMessage().lines().findFirst().orElse("");
        return (deepest.getClass().getSimpleName() + ": "
                        + SOMEBODY.matcher(message).replaceAll("…"))
                .strip();
    }
}
