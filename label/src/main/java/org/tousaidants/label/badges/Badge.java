package org.tousaidants.label.badges;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.core.text.Paris;
import org.tousaidants.label.rules.Recognition.Promise;
import org.tousaidants.places.directory.PlaceId;

/// « Preuve » — that a person, or a place, was recognised: its code, its holder, what was promised, the file in
/// force, and all that happened to it. Whether it counts is read from the file, not from what happened.
///
/// @param name of the holder; empty once forgotten
/// @param edition the last file that was signed
/// @param closed since when it is withdrawn, for good
record Badge(
        BadgeCode code,
        String name,
        Optional<PlaceId> place,
        Optional<UUID> account,
        Recognised recognised,
        List<Promise> promises,
        Edition edition,
        Optional<Instant> closed,
        List<Step> steps) {

    /// « Ce qui est reconnu », under which version of which protocol.
    record Recognised(
            String protocol,
            String version,
            String profile,
            boolean place,
            String name,
            String description,
            String narrative) {
        /// Whether skills were asked: of helpers, neither of places nor of maintainers.
        boolean skills() {
            return !place && !profile.equals(MaintainerBadges.PROFILE);
        }
    }

    /// « Fichier signé ».
    record Edition(int n, Attestation.Entry entry, Instant from, Instant until, Optional<Instant> revoked) {}

    /// « État d’une preuve », today.
    enum State {
        /// Signed while our clock was ahead: it begins later.
        EARLY,
        VALID,
        LAPSED,
        SUSPENDED,
        WITHDRAWN
    }

    enum Act {
        ISSUED,
        SUSPENDED,
        RESTORED,
        RENEWED,
        WITHDRAWN,
        /// The key was no longer believed: another signed the same.
        RESIGNED,
        /// The holder has another name.
        RENAMED,
        /// The name of a holder was erased; it was withdrawn before.
        FORGOTTEN
    }

    /// « Étape d’une preuve » — who had what done, when, and the words that it was done with.
    ///
    /// @param actor empty: the site by itself, when a delay ends or a key has leaked
    record Step(Act act, Instant at, Optional<UUID> actor, LocalDate decided, String reason) {}

    Step last() {
        return steps.getLast();
    }

    boolean forgotten() {
        return name.isEmpty();
    }

    /// The same after another decision.
    Badge under(Recognised rules, List<Promise> taken) {
        return new Badge(code, name, place, account, rules, taken, edition, closed, steps);
    }

    /// The same under another name of its holder.
    Badge named(String other) {
        return new Badge(code, other, place, account, recognised, promises, edition, closed, steps);
    }

    /// The last day on which it holds.
    LocalDate lastDay() {
        return Paris.day(edition.until()).minusDays(1);
    }

    State state(Instant now) {
        if (closed.isPresent()) return State.WITHDRAWN;
        // A suspension that was lifted after the last day left nothing to sign.
        if (edition.revoked().isPresent()) return last().act() == Act.RESTORED ? State.LAPSED : State.SUSPENDED;
        // As the file itself says, to the second.
        if (now.isBefore(edition.from().truncatedTo(ChronoUnit.SECONDS))) return State.EARLY;
        return now.isBefore(edition.until()) ? State.VALID : State.LAPSED;
    }
}
