package org.tousaidants.label.recognition;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.tousaidants.core.text.ConstantName;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.rules.judging.Dossier;
import org.tousaidants.rules.protocol.Label;
import org.tousaidants.rules.protocol.Protocol;

/// « Vie d'un label » — the case of one holder under one profile, from the first request to the last day. Its
/// state follows from its steps, oldest first, and from the day.
///
/// @param lang language of the letters to the holder
record LabelCase(UUID id, LabelHolder holder, String profile, String lang, List<LabelStep> steps) {
    /// « État d’une reconnaissance » — the state of a label on a day.
    enum State {
        NEVER,
        VALID,
        /// The label has ended and can still be renewed.
        GRACE,
        LAPSED,
        SUSPENDED,
        WITHDRAWN;

        String key() {
            return ConstantName.low(this);
        }

        /// Whether an act is possible in this state. Requests, proposals, pages and decisions depend on it.
        boolean allows(CommitteeProposal.Act act) {
            return switch (act) {
                case RECOGNISE, RENEW -> this != SUSPENDED;
                case SUSPEND, STAY -> this == VALID || this == GRACE;
                case LIFT -> this == SUSPENDED;
                case WITHDRAW -> this == VALID || this == GRACE || this == SUSPENDED;
                case APPEAL -> true;
            };
        }
    }

    /// « Suspension d'urgence » — its length in days, the first day included, unless the committee decides
    /// earlier.
    static final int STAY_DAYS = 15;

    /// Of several cases of one holder, the one with the current state.
    static Optional<LabelCase> telling(List<LabelCase> lives, LocalDate today, Protocol protocol) {
        return lives.stream().min(Comparator.comparing(life -> switch (life.state(today, protocol)) {
            case SUSPENDED -> 0;
            case VALID -> 1;
            case GRACE -> 2;
            case LAPSED, WITHDRAWN -> 3;
            case NEVER -> 4;
        }));
    }

    Label label(Protocol protocol) {
        return protocol.label(holder.nature());
    }

    State state(LocalDate today, Protocol protocol) {
        return state(today, label(protocol).graceDays());
    }

    State state(LocalDate today, int graceDays) {
        return standing()
                .map(step -> {
                    if (off(step)) return State.SUSPENDED;
                    return step.act() == LabelStep.Act.WITHDRAWN
                            ? State.WITHDRAWN
                            : onItsDays(today, term().orElseThrow().until(), graceDays);
                })
                .orElse(State.NEVER);
    }

    /// Whether an act is possible in this state, and whether an emergency suspension can be confirmed.
    boolean allows(CommitteeProposal.Act act, State state) {
        return switch (act) {
            case SUSPEND -> state.allows(act) || stayedUntil().isPresent();
            case STAY -> state.allows(act) && !stayedBefore();
            case RECOGNISE, RENEW, LIFT, WITHDRAW, APPEAL -> state.allows(act);
        };
    }

    private static State onItsDays(LocalDate today, LocalDate until, int graceDays) {
        if (!today.isAfter(until)) return State.VALID;
        return today.isAfter(until.plusDays(graceDays)) ? State.LAPSED : State.GRACE;
    }

    /// The last granted period.
    Optional<LabelStep.Term> term() {
        return steps.reversed().stream().flatMap(step -> step.term().stream()).findFirst();
    }

    /// The recognition as a part of the dossier; empty after a withdrawal.
    Optional<Dossier.Held> held() {
        return standing()
                .filter(step -> step.act() != LabelStep.Act.WITHDRAWN)
                .flatMap(step -> term().map(term -> new Dossier.Held(term.from(), term.until(), off(step))));
    }

    /// The last day of an unconfirmed emergency suspension.
    Optional<LocalDate> stayedUntil() {
        return standing()
                .filter(step -> step.act() == LabelStep.Act.STAYED)
                .map(step -> ParisTime.day(step.at()).plusDays(STAY_DAYS));
    }

    /// Whether there was an emergency suspension since the label was last granted or renewed: then only the
    /// committee can suspend it.
    boolean stayedBefore() {
        return steps.reversed().stream()
                .takeWhile(step -> step.term().isEmpty())
                .anyMatch(step -> step.act() == LabelStep.Act.STAYED);
    }

    /// The step that gave the current state.
    Optional<LabelStep> standing() {
        return deciding().findFirst();
    }

    /// The first day of the current suspension or validity. A confirmed emergency suspension starts on its own
    /// first day.
    Optional<LocalDate> since() {
        var off = standing().filter(LabelCase::off).isPresent();
        return (off ? deciding().takeWhile(LabelCase::off).reduce((_, earlier) -> earlier) : standing())
                .map(step -> ParisTime.day(step.at()));
    }

    /// The day on which the committee last refused the holder's request, if it granted nothing since.
    Optional<LocalDate> refused() {
        return steps.reversed().stream()
                .filter(step ->
                        step.act() == LabelStep.Act.REFUSED || step.term().isPresent())
                .findFirst()
                .filter(step -> step.act() == LabelStep.Act.REFUSED)
                .map(step -> ParisTime.day(step.at()));
    }

    private static boolean off(LabelStep step) {
        return step.act() == LabelStep.Act.SUSPENDED || step.act() == LabelStep.Act.STAYED;
    }

    Optional<Instant> last() {
        return steps.isEmpty() ? Optional.empty() : Optional.of(steps.getLast().at());
    }

    /// The steps that change the state, newest first.
    private Stream<LabelStep> deciding() {
        return steps.reversed().stream().filter(step -> switch (step.act()) {
            case RECOGNISED, RENEWED, SUSPENDED, STAYED, LIFTED, WITHDRAWN -> true;
            case ASKED,
                    PROPOSED,
                    DROPPED,
                    REFUSED,
                    KEPT,
                    APPEALED,
                    UPHELD,
                    OVERTURNED,
                    REMINDED,
                    WARNED,
                    ENDED,
                    LAPSED -> false;
        });
    }

    static String lang(Locale locale) {
        return locale.getLanguage().equals("en") ? "en" : "fr";
    }
}
