package org.tousaidants.label.badges;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.core.text.Paris;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.rules.judging.Recognition.Promise;

/// « Preuve » — the proof that a person, or a place, was recognised: code, holder, promises, file in force, and
/// history. Its validity follows from the file, not from the history.
///
/// @param name of the holder; empty once erased
/// @param edition the last file that was signed
/// @param closed since when it is withdrawn, for good
public record Badge(
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
        /// Whether skills were asked: only of helpers.
        boolean skills() {
            return !place && !profile.equals(MaintainerBadges.PROFILE);
        }
    }

    /// « Fichier signé ».
    record Edition(int n, Attestation.Entry entry, Instant from, Instant until, Optional<Instant> revoked) {}

    /// « État d’une preuve », today.
    enum State {
        /// Signed while our clock was ahead: its validity begins later.
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
        /// The key was distrusted: another key signed the same content.
        RESIGNED,
        /// The holder has another name.
        RENAMED,
        /// The name of a holder was erased; it was withdrawn before.
        FORGOTTEN
    }

    /// « Étape d’une preuve » — the actor, the act, the time, and the reason given.
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

    /// The same under a new name of its holder.
    Badge named(String other) {
        return new Badge(code, other, place, account, recognised, promises, edition, closed, steps);
    }

    /// The last day of its validity.
    LocalDate lastDay() {
        return Paris.day(edition.until()).minusDays(1);
    }

    State state(Instant now) {
        if (closed.isPresent()) return State.WITHDRAWN;
        // A suspension lifted after the last day left nothing to sign.
        if (edition.revoked().isPresent()) return last().act() == Act.RESTORED ? State.LAPSED : State.SUSPENDED;
        // With the precision of the file, in seconds.
        if (now.isBefore(edition.from().truncatedTo(ChronoUnit.SECONDS))) return State.EARLY;
        return now.isBefore(edition.until()) ? State.VALID : State.LAPSED;
    }
}
