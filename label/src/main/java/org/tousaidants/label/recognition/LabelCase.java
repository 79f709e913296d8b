package org.tousaidants.label.recognition;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.tousaidants.core.text.EnumConstantName;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.rules.judging.LabelDossier;
import org.tousaidants.rules.protocol.LabelProtocol;
import org.tousaidants.rules.protocol.LabelRules;

/// « Vie d'un label » — the case of one holder under one profile, from the first request to the last day. Its state
/// follows from its steps and from the current day.
///
/// @param lang language of the letters to the holder
/// @param steps steps, oldest first
record LabelCase(UUID id, LabelHolder holder, String profile, String lang, List<LabelCaseStep> steps) {
    /// « État d’une reconnaissance » — the state of a label on a day.
    enum LabelState {
        NEVER,
        VALID,
        /// The label has ended, but the grace period, in which it can still be renewed, is not over.
        GRACE,
        LAPSED,
        SUSPENDED,
        WITHDRAWN;

        String key() {
            return EnumConstantName.low(this);
        }

        /// Returns whether a kind of proposal is possible while a label is in this state. The pages, the
        /// requests and proposals, and the decisions all use this method.
        ///
        /// @param act kind of proposal
        boolean allows(CommitteeProposal.ProposalAct act) {
            return switch (act) {
                case RECOGNISE, RENEW -> this != SUSPENDED;
                case SUSPEND, STAY -> this == VALID || this == GRACE;
                case LIFT -> this == SUSPENDED;
                case WITHDRAW -> this == VALID || this == GRACE || this == SUSPENDED;
                case APPEAL -> true;
            };
        }
    }

    /// « Suspension d'urgence » — maximum duration of an emergency suspension in days, including the first day.
    /// It is shorter if the committee decides earlier.
    static final int STAY_DAYS = 15;

    /// Returns the case that shows the current state of a holder's label, of several cases under different
    /// profiles; empty if there is no case.
    ///
    /// @param lives the cases of the holder
    /// @param protocol the rules of the label
    static Optional<LabelCase> telling(List<LabelCase> lives, LocalDate today, LabelProtocol protocol) {
        return lives.stream().min(Comparator.comparing(life -> switch (life.state(today, protocol)) {
            case SUSPENDED -> 0;
            case VALID -> 1;
            case GRACE -> 2;
            case LAPSED, WITHDRAWN -> 3;
            case NEVER -> 4;
        }));
    }

    LabelRules label(LabelProtocol protocol) {
        return protocol.label(holder.nature());
    }

    LabelState state(LocalDate today, LabelProtocol protocol) {
        return state(today, label(protocol).graceDays());
    }

    LabelState state(LocalDate today, int graceDays) {
        return standing()
                .map(step -> {
                    if (off(step)) return LabelState.SUSPENDED;
                    return step.act() == LabelCaseStep.LabelAct.WITHDRAWN
                            ? LabelState.WITHDRAWN
                            : onItsDays(today, term().orElseThrow().until(), graceDays);
                })
                .orElse(LabelState.NEVER);
    }

    /// Returns whether a kind of proposal is possible for this case in a given state. In addition to the states
    /// that allow it, an unconfirmed emergency suspension can be confirmed by the committee.
    ///
    /// @param act kind of proposal
    /// @param state the state
    boolean allows(CommitteeProposal.ProposalAct act, LabelState state) {
        return switch (act) {
            case SUSPEND -> state.allows(act) || stayedUntil().isPresent();
            case STAY -> state.allows(act) && !stayedBefore();
            case RECOGNISE, RENEW, LIFT, WITHDRAW, APPEAL -> state.allows(act);
        };
    }

    private static LabelState onItsDays(LocalDate today, LocalDate until, int graceDays) {
        if (!today.isAfter(until)) return LabelState.VALID;
        return today.isAfter(until.plusDays(graceDays)) ? LabelState.LAPSED : LabelState.GRACE;
    }

    /// Returns the last period for which the label was granted; empty if it was never granted.
    Optional<LabelCaseStep.LabelValidityPeriod> term() {
        return steps.reversed().stream().flatMap(step -> step.term().stream()).findFirst();
    }

    /// Returns the recognition as a dossier contains it; empty after the label was withdrawn.
    Optional<LabelDossier.HeldRecognition> held() {
        return standing()
                .filter(step -> step.act() != LabelCaseStep.LabelAct.WITHDRAWN)
                .flatMap(step ->
                        term().map(term -> new LabelDossier.HeldRecognition(term.from(), term.until(), off(step))));
    }

    /// Returns the last day of an emergency suspension that the committee has not confirmed yet; empty if there
    /// is none.
    Optional<LocalDate> stayedUntil() {
        return standing()
                .filter(step -> step.act() == LabelCaseStep.LabelAct.STAYED)
                .map(step -> ParisTime.day(step.at()).plusDays(STAY_DAYS));
    }

    /// Returns whether there was an emergency suspension since the label was last granted or renewed, so that
    /// only the committee can suspend it again.
    boolean stayedBefore() {
        return steps.reversed().stream()
                .takeWhile(step -> step.term().isEmpty())
                .anyMatch(step -> step.act() == LabelCaseStep.LabelAct.STAYED);
    }

    /// Returns the step that gave the label its current state; empty if there is none.
    Optional<LabelCaseStep> standing() {
        return deciding().findFirst();
    }

    /// Returns the first day of the current suspension or validity. A confirmed emergency suspension begins on
    /// the first day of the emergency suspension.
    Optional<LocalDate> since() {
        var off = standing().filter(LabelCase::off).isPresent();
        return (off ? deciding().takeWhile(LabelCase::off).reduce((_, earlier) -> earlier) : standing())
                .map(step -> ParisTime.day(step.at()));
    }

    /// Returns the day on which the committee last refused the holder's request. Empty if there was no refusal,
    /// or if the label was granted or renewed after the refusal.
    Optional<LocalDate> refused() {
        return steps.reversed().stream()
                .filter(step -> step.act() == LabelCaseStep.LabelAct.REFUSED
                        || step.term().isPresent())
                .findFirst()
                .filter(step -> step.act() == LabelCaseStep.LabelAct.REFUSED)
                .map(step -> ParisTime.day(step.at()));
    }

    private static boolean off(LabelCaseStep step) {
        return step.act() == LabelCaseStep.LabelAct.SUSPENDED || step.act() == LabelCaseStep.LabelAct.STAYED;
    }

    Optional<Instant> last() {
        return steps.isEmpty() ? Optional.empty() : Optional.of(steps.getLast().at());
    }

    /// Returns the steps of the case that change the state of the label, newest first.
    private Stream<LabelCaseStep> deciding() {
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
