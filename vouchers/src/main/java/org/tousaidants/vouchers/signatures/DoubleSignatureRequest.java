package org.tousaidants.vouchers.signatures;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// « Demande de signature » — a request for a second signature: the requester, the action to sign, and the person
/// who signed or refused.
public record DoubleSignatureRequest(
        UUID id, ActToSign act, UUID by, Instant at, Optional<UUID> second, Optional<Instant> decidedAt) {

    /// « Acte demandé » — the action that is executed after the second signature.
    ///
    /// @param what kind of action, and message key of its name
    /// @param subject id of the object of the action
    /// @param party id of the beneficiary if the subject does not identify it: a funder of an order, or a
    ///     place of a month
    /// @param words one line of text, as written in the accounts
    /// @param details values shown to the second person before the signature
    public record ActToSign(
            String what, UUID subject, Optional<UUID> party, String words, long cents, List<ValueToSign> details) {}

    /// « Élément à relire » — a value before and after the requested action.
    ///
    /// @param what last part of the message key of the name of the value
    /// @param before the previous value; empty if there was none
    /// @param after the new value; empty if the value is removed
    public record ValueToSign(String what, String before, String after) {
        public static ValueToSign of(String what, String value) {
            return new ValueToSign(what, "", value);
        }

        boolean changes() {
            return !before.isEmpty() && !before.equals(after);
        }
    }

    public String what() {
        return act.what();
    }

    /// Returns the new value of the reviewed value with this name; empty if the request has no such value.
    ///
    /// @param what last part of the message key of the name
    public String detail(String what) {
        return act.details().stream()
                .filter(one -> one.what().equals(what))
                .map(ValueToSign::after)
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
