package org.tousaidants.vouchers.signatures;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// « Demande de signature » — a request for a second signature: the requester, the act, and the person who
/// signed or refused.
public record SignatureRequest(
        UUID id, RequestedAct act, UUID by, Instant at, Optional<UUID> second, Optional<Instant> decidedAt) {

    /// « Acte demandé » — the act that runs after the second signature.
    ///
    /// @param what kind of act, and key of its words
    /// @param subject object of the act
    /// @param party beneficiary, if the subject does not identify it: a funder of an order, a place of a month
    /// @param words one line, as written in the accounts
    /// @param details values shown to the second person before the signature
    public record RequestedAct(
            String what,
            UUID subject,
            Optional<UUID> party,
            String words,
            long cents,
            List<ValueUnderReview> details) {}

    /// « Élément à relire » — a value before and after the act.
    ///
    /// @param what last part of the message key of its name
    /// @param before empty if there was none
    /// @param after empty if it is removed
    public record ValueUnderReview(String what, String before, String after) {
        public static ValueUnderReview of(String what, String value) {
            return new ValueUnderReview(what, "", value);
        }

        boolean changes() {
            return !before.isEmpty() && !before.equals(after);
        }
    }

    public String what() {
        return act.what();
    }

    /// The new value of the detail with this name; empty if there is none.
    public String detail(String what) {
        return act.details().stream()
                .filter(one -> one.what().equals(what))
                .map(ValueUnderReview::after)
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
