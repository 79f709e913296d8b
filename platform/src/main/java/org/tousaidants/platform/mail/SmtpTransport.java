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
final class SmtpTransport implements MailTransport {
    private static final Pattern SOMEBODY = Pattern.compile("\\S+@\\S+");

    private final JavaMailSender server;
    private final Supplier<Sender> sender;

    /// « Expéditeur » — the From address and its name.
    record Sender(MailAddress address, String name) {}

    /// @param sender gives the sender of the tenant of this thread
    SmtpTransport(JavaMailSender server, Supplier<Sender> sender) {
        this.server = server;
        this.sender = sender;
    }

    @Override
    public Delivery carry(UUID id, Letter letter) {
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
            // RFC 3834: prevents automatic answers.
            message.setHeader("Auto-Submitted", "auto-generated");
            // The same Message-ID at each try, so that a letter sent twice is shown once.
            var domain = from.address().value().substring(from.address().value().indexOf('@'));
            message.setHeader("Message-ID", "<" + id + domain + ">");
            server.send(message);
            return new Delivery.Gone();
        } catch (MailSendException failed) {
            return judged(failed);
        } catch (MailAuthenticationException closed) {
            return new Delivery.Unreachable(trouble(closed));
        } catch (MailException | MessagingException | UnsupportedEncodingException failed) {
            return new Delivery.Delayed(trouble(failed));
        }
    }

    /// A message with the text in two formats; a mail program shows the last one that it supports (RFC 2046).
    private static MimeMultipart twice(Letter letter) throws MessagingException {
        var text = new MimeBodyPart();
        text.setText(letter.body(), "UTF-8", "plain");
        var html = new MimeBodyPart();
        html.setText(letter.html(), "UTF-8", "html");
        return new MimeMultipart("alternative", text, html);
    }

    /// Interprets an exception of Spring's mail sender. It contains no message if only the disconnection
    /// failed, and has a cause if the connection failed. A refusal is an answer of the server; any other
    /// failure happened in between, perhaps after the last line.
    private static Delivery judged(MailSendException failed) {
        if (failed.getFailedMessages().isEmpty()) return new Delivery.Gone();
        if (failed.getCause() != null) return new Delivery.Unreachable(trouble(failed));
        if (forGood(failed)) return new Delivery.Rejected(trouble(failed));
        for (var one : failed.getMessageExceptions())
            if (!(one instanceof SendFailedException)) return new Delivery.Unknown(trouble(failed));
        return new Delivery.Delayed(trouble(failed));
    }

    /// Whether the refusal is permanent: Jakarta Mail counts a recipient as invalid after a 5xx reply, as
    /// unsent after a 4xx reply.
    private static boolean forGood(MailSendException failed) {
        for (var one : failed.getMessageExceptions()) {
            if (one instanceof SendFailedException refusal
                    && refusal.getInvalidAddresses() != null
                    && refusal.getInvalidAddresses().length > 0) return true;
        }
        return false;
    }

    /// The answer of the server or the error, without mail addresses.
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
