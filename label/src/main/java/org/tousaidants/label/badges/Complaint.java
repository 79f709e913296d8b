package org.tousaidants.label.badges;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// « Réclamation » — what a person says of who holds a badge, and what was done about it.
///
/// @param code empty when the complaint is about no badge that we know
/// @param typed the number that was on the card then
/// @param contact how to answer: read only by who answers, and forgotten before the rest
record Complaint(
        UUID id,
        Instant at,
        Optional<BadgeCode> code,
        String typed,
        String holder,
        Topic topic,
        String message,
        String lang,
        Optional<String> contact,
        List<Step> steps) {
    /// « Sujet d’une réclamation ».
    enum Topic {
        PROMISE,
        MONEY,
        PRIVACY,
        FALSE,
        OTHER
    }

    enum Act {
        RECEIVED,
        TAKEN,
        ANSWERED
    }

    /// « Étape » — `words` only of an answer, `mailed` when it also left by mail.
    record Step(Act act, Instant at, Optional<UUID> actor, String words, boolean mailed) {}

    boolean waits() {
        return steps.stream().noneMatch(step -> step.act() == Act.ANSWERED);
    }

    boolean taken() {
        return steps.stream().anyMatch(step -> step.act() == Act.TAKEN);
    }
}
