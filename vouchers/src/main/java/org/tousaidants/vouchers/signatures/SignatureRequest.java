package org.tousaidants.vouchers.signatures;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// « Demande de signature » — the requester, and the person who signed or refused.
public record SignatureRequest(
        UUID id, Act act, UUID by, Instant at, Optional<UUID> second, Optional<Instant> decidedAt) {

    /// « Acte demandé » — runs after the second signature.
    ///
    /// @param what the kind of act, the key of its words
    /// @param subject the object of the act
    /// @param party the beneficiary, if the subject alone does not identify it: a funder of an order, a
    /// place of a
    ///     month
    /// @param words in one line, as they stay in the accounts
    /// @param details shown to the second person before the signature
    public record Act(
            String what, UUID subject, Optional<UUID> party, String words, long cents, List<Detail> details) {}

    /// « Élément à relire » — one value before and after.
    ///
    /// @param what the end of the message key of its name
    /// @param before empty when there was none
    /// @param after empty when it is removed
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

    /// The value of the element of that name; empty when there is none.
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
