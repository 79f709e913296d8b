package org.tousaidants.pass.signatures;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// « Demande de signature » — what a person asked, and who signed or refused it.
public record Request(UUID id, Act act, UUID by, Instant at, Optional<UUID> second, Optional<Instant> decidedAt) {

    /// « Acte demandé » — what happens once the second has signed.
    ///
    /// @param what the kind of act, the key of its words
    /// @param subject what it is done to
    /// @param party on whose behalf, if the subject alone does not say it: a funder of an order, a place of a month
    /// @param words in one line, as they stay in the accounts
    /// @param details what the second reads before she signs
    public record Act(
            String what, UUID subject, Optional<UUID> party, String words, long cents, List<Detail> details) {}

    /// « Élément à relire » — one value as it is and as it will be.
    ///
    /// @param what the end of the key of its name
    /// @param before empty when nothing was there
    /// @param after empty when nothing stays
    public record Detail(String what, String before, String after) {
        public static Detail of(String what, String value) {
            return new Detail(what, "", value);
        }

        boolean changes() {
            return !before.isEmpty() && !before.equals(after);
        }
    }

    public String what() {
        return act.what();
    }

    /// What stands in the element of that name; empty when there is none.
    public String detail(String what) {
        return act.details().stream()
                .filter(one -> one.what().equals(what))
                .map(Detail::after)
                .findFirst()
                .orElse("");
    }

    public UUID subject() {
        return act.subject();
    }

    public Optional<UUID> party() {
        return act.party();
    }

    public String words() {
        return act.words();
    }

    public long cents() {
        return act.cents();
    }
}
