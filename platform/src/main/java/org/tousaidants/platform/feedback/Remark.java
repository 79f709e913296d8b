package org.tousaidants.platform.feedback;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.platform.mail.MailAddress;

/// « Remarque » — an error or complaint reported by a person, and its handling.
///
/// @param subject the place or the badge, as its package writes it; empty if unknown
/// @param shown what the page or card showed at that time
/// @param contact for the answer: only those who answer can read it, and it is deleted before the rest
public record Remark(
        UUID id,
        Instant at,
        String subject,
        String topic,
        String message,
        Map<String, String> shown,
        String lang,
        Optional<String> contact,
        List<Step> steps) {
    public enum Act {
        RECEIVED,
        TAKEN,
        ANSWERED
    }

    /// « Étape d’une remarque » — one step in the handling. `role` is the role of its author. `words` is the
    /// text of an answer, and `mailed` is true if the answer was also sent by mail.
    public record Step(Act act, Instant at, String role, Optional<UUID> actor, String words, boolean mailed) {}

    public Optional<Step> answer() {
        return steps.stream().filter(step -> step.act() == Act.ANSWERED).findFirst();
    }

    /// Returns the remark without the contact, for readers who do not answer the remark.
    Remark withoutContact() {
        return new Remark(id, at, subject, topic, message, shown, lang, Optional.empty(), steps);
    }

    public boolean waits() {
        return answer().isEmpty();
    }

    public boolean taken() {
        return steps.stream().anyMatch(step -> step.act() == Act.TAKEN);
    }

    public Optional<MailAddress> mail() {
        return contact.flatMap(MailAddress::of);
    }

    /// How the answer reaches the person, as the suffix of a message key.
    public String reach() {
        if (contact.isEmpty()) return "nobody";
        return mail().isPresent() ? "mail" : "call";
    }
}
