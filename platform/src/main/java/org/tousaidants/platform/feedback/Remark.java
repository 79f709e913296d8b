package org.tousaidants.platform.feedback;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.platform.mail.MailAddress;

/// « Remarque » — what a person says is wrong, and what was done about it.
///
/// @param subject the place, the badge: as its room writes it; empty when it is about none that we know
/// @param shown what the page or the card showed then
/// @param contact how to answer: read only by those who answer, and forgotten before the rest
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

    /// « Étape d’une remarque » — `role` is what the person is who does it; `words` only of an answer, `mailed` when it
    /// also left by mail.
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

    /// How an answer reaches her, as the keys of the hints end.
    public String reach() {
        if (contact.isEmpty()) return "nobody";
        return mail().isPresent() ? "mail" : "call";
    }
}
