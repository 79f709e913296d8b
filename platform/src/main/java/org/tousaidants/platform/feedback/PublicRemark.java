package org.tousaidants.platform.feedback;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.platform.mail.MailAddress;

/// « Remarque » — an error or complaint reported by a person, and the steps of its handling.
///
/// @param subject the place or the badge, in the notation of its package; empty if unknown
/// @param shown texts that the page or card showed at that time
/// @param contact contact for the answer: only people who answer remarks can read it, and it is deleted before the
/// rest
public record PublicRemark(
        UUID id,
        Instant at,
        String subject,
        String topic,
        String message,
        Map<String, String> shown,
        String lang,
        Optional<String> contact,
        List<RemarkStep> steps) {
    public enum RemarkAct {
        RECEIVED,
        TAKEN,
        ANSWERED
    }

    /// « Étape d’une remarque » — one step in the handling of a remark.
    ///
    /// @param act kind of step
    /// @param role role of the author of the step
    /// @param actor account of the author
    /// @param words text of an answer
    /// @param mailed whether the answer was also sent by mail
    public record RemarkStep(
            RemarkAct act, Instant at, String role, Optional<UUID> actor, String words, boolean mailed) {}

    public Optional<RemarkStep> answer() {
        return steps.stream().filter(step -> step.act() == RemarkAct.ANSWERED).findFirst();
    }

    /// Returns the remark without the contact, for readers who do not answer the remark.
    PublicRemark withoutContact() {
        return new PublicRemark(id, at, subject, topic, message, shown, lang, Optional.empty(), steps);
    }

    public boolean waits() {
        return answer().isEmpty();
    }

    public boolean taken() {
        return steps.stream().anyMatch(step -> step.act() == RemarkAct.TAKEN);
    }

    public Optional<MailAddress> mail() {
        return contact.flatMap(MailAddress::of);
    }

    /// Returns the way in which the answer is sent to the person, as the suffix of a message key.
    public String reach() {
        if (contact.isEmpty()) return "nobody";
        return mail().isPresent() ? "mail" : "call";
    }
}
