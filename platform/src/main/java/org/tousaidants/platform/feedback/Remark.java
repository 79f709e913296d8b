package org.tousaidants.platform.feedback;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.platform.mail.MailAddress;

/// « Remarque » — an error reported by a person, and its handling.
///
/// @param subject the place or the badge, as its package writes it; empty when unknown
/// @param shown the content of the page or the card at that time
/// @param contact for the answer: read only by those who answer, and deleted before the rest
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

    /// « Étape d’une remarque » — `role` is that of the person who acts; `words` only of an answer, `mailed` when
    /// it was also sent by mail.
    public record Step(Act act, Instant at, String role, Optional<UUID> actor, String words, boolean mailed) {}

    public Optional<Step> answer() {
        return steps.stream().filter(step -> step.act() == Act.ANSWERED).findFirst();
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

    /// How an answer reaches the person, as the suffix of the hint keys.
    public String reach() {
        if (contact.isEmpty()) return "nobody";
        return mail().isPresent() ? "mail" : "call";
    }
}
