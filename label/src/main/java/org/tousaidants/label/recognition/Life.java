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
import org.tousaidants.core.text.Paris;
import org.tousaidants.label.rules.Dossier;
import org.tousaidants.label.rules.Label;
import org.tousaidants.label.rules.Protocol;

/// « Vie d'un label » — one holder under one profile, from the first wish to the last day. What it is today follows
/// from its steps, oldest first, and from the day.
///
/// @param lang in which the holder is written to
record Life(UUID id, Holder holder, String profile, String lang, List<Step> steps) {
    /// « État d’une reconnaissance », on a day.
    enum State {
        NEVER,
        VALID,
        /// Ended, and still time to renew.
        GRACE,
        LAPSED,
        SUSPENDED,
        WITHDRAWN;

        String key() {
            return ConstantName.low(this);
        }

        /// What may become of it: what is asked, proposed, shown and decided follows from this, and the badge from
        /// what was decided.
        boolean allows(Proposal.Act act) {
            return switch (act) {
                case RECOGNISE, RENEW -> this != SUSPENDED;
                case SUSPEND, STAY -> this == VALID || this == GRACE;
                case LIFT -> this == SUSPENDED;
                case WITHDRAW -> this == VALID || this == GRACE || this == SUSPENDED;
                case APPEAL -> true;
            };
        }
    }

    /// « Suspension d'urgence » — for so many days, that day included, unless the committee decides before.
    static final int STAY_DAYS = 15;

    /// Of several lives of one holder, that which says what it is today.
    static Optional<Life> telling(List<Life> lives, LocalDate today, Protocol protocol) {
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
                    return step.act() == Step.Act.WITHDRAWN
                            ? State.WITHDRAWN
                            : onItsDays(today, term().orElseThrow().until(), graceDays);
                })
                .orElse(State.NEVER);
    }

    /// A suspension by one person is confirmed by the committee, and is not begun twice for one time that the label
    /// was given.
    boolean allows(Proposal.Act act, State state) {
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

    /// The last thing that was granted.
    Optional<Step.Term> term() {
        return steps.reversed().stream().flatMap(step -> step.term().stream()).findFirst();
    }

    /// What the dossier says of it; nothing once it is withdrawn.
    Optional<Dossier.Held> held() {
        return standing()
                .filter(step -> step.act() != Step.Act.WITHDRAWN)
                .flatMap(step -> term().map(term -> new Dossier.Held(term.from(), term.until(), off(step))));
    }

    /// The last day of the suspension that a person alone began, as long as it stands unconfirmed.
    Optional<LocalDate> stayedUntil() {
        return standing()
                .filter(step -> step.act() == Step.Act.STAYED)
                .map(step -> Paris.day(step.at()).plusDays(STAY_DAYS));
    }

    /// Whether a person suspended alone since the label was last given or renewed: from then on only the committee
    /// does.
    boolean stayedBefore() {
        return steps.reversed().stream()
                .takeWhile(step -> step.term().isEmpty())
                .anyMatch(step -> step.act() == Step.Act.STAYED);
    }

    /// The step from which it is what it is today.
    Optional<Step> standing() {
        return deciding().findFirst();
    }

    /// Since when it has not counted, or has counted again: a suspension that one person began and the committee
    /// confirmed began with the first.
    Optional<LocalDate> since() {
        var off = standing().filter(Life::off).isPresent();
        return (off ? deciding().takeWhile(Life::off).reduce((_, earlier) -> earlier) : standing())
                .map(step -> Paris.day(step.at()));
    }

    /// When the committee last said no to what the holder asked, as long as it granted nothing since.
    Optional<LocalDate> refused() {
        return steps.reversed().stream()
                .filter(step -> step.act() == Step.Act.REFUSED || step.term().isPresent())
                .findFirst()
                .filter(step -> step.act() == Step.Act.REFUSED)
                .map(step -> Paris.day(step.at()));
    }

    private static boolean off(Step step) {
        return step.act() == Step.Act.SUSPENDED || step.act() == Step.Act.STAYED;
    }

    Optional<Instant> last() {
        return steps.isEmpty() ? Optional.empty() : Optional.of(steps.getLast().at());
    }

    /// The last one first.
    private Stream<Step> deciding() {
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
