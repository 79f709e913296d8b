package org.tousaidants.labels;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.protocol.Dossier;

/// « Vie d'un label » — one holder under one profile, from the first wish to the last day. What it is today follows
/// from its steps, oldest first, and from the day.
///
/// @param lang in which the holder is written to
record Life(UUID id, Holder holder, String profile, String lang, List<Step> steps) {
    /// « État », on a day.
    enum State {
        NEVER,
        VALID,
        /// Ended, and still time to renew.
        GRACE,
        LAPSED,
        SUSPENDED,
        WITHDRAWN;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    State state(LocalDate today, int graceDays) {
        var until = term().map(Step.Term::until);
        return standing()
                .map(step -> switch (step.act()) {
                    case SUSPENDED -> State.SUSPENDED;
                    case WITHDRAWN -> State.WITHDRAWN;
                    default -> onItsDays(today, until.orElseThrow(), graceDays);
                })
                .orElse(State.NEVER);
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
                .flatMap(step -> term())
                .map(term -> new Dossier.Held(term.from(), term.until()));
    }

    Optional<Instant> last() {
        return steps.isEmpty() ? Optional.empty() : Optional.of(steps.getLast().at());
    }

    private Optional<Step> standing() {
        return steps.reversed().stream()
                .filter(step -> switch (step.act()) {
                    case RECOGNISED, RENEWED, SUSPENDED, LIFTED, WITHDRAWN -> true;
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
                })
                .findFirst();
    }

    static String lang(Locale locale) {
        return locale.getLanguage().equals("en") ? "en" : "fr";
    }
}
