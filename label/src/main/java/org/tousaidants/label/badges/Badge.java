package org.tousaidants.label.badges;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.rules.judging.Recognition.Promise;

/// « Preuve » — the badge of a recognised person or place: code, holder, commitments, current signed file, and
/// history. Its validity depends on the current file, not on the history.
///
/// @param name of the holder; empty if it was erased
/// @param edition the last signed file
/// @param closed when the badge was withdrawn, for good
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

    /// « Ce qui est reconnu » — the recognition, and the version of the protocol that defines it.
    record Recognised(
            String protocol,
            String version,
            String profile,
            boolean place,
            String name,
            String description,
            String narrative) {
        /// Returns whether the recognition requires skills; only recognitions of helpers do.
        boolean skills() {
            return !place && !profile.equals(MaintainerBadges.PROFILE);
        }
    }

    /// « Fichier signé » — one signed file of a badge, with its number and its validity.
    record Edition(int n, Attestation.Entry entry, Instant from, Instant until, Optional<Instant> revoked) {}

    /// « État d’une preuve » — the state of a badge today.
    enum State {
        /// The badge is not valid yet: it was signed while the server clock was ahead.
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
        /// The key was distrusted: another key signed the same content again.
        RESIGNED,
        /// The holder changed their name.
        RENAMED,
        /// The name of the holder was erased; the badge had been withdrawn before.
        FORGOTTEN
    }

    /// « Étape d’une preuve » — one event in the history of a badge: author, act, time and reason.
    ///
    /// @param actor empty if the site acted alone, when a period ends or a key has leaked
    record Step(Act act, Instant at, Optional<UUID> actor, LocalDate decided, String reason) {}

    Step last() {
        return steps.getLast();
    }

    boolean forgotten() {
        return name.isEmpty();
    }

    /// Returns this badge with the rules and commitments of a new decision.
    Badge under(Recognised rules, List<Promise> taken) {
        return new Badge(code, name, place, account, rules, taken, edition, closed, steps);
    }

    /// Returns this badge with another name of the holder.
    Badge named(String other) {
        return new Badge(code, other, place, account, recognised, promises, edition, closed, steps);
    }

    /// The last day on which the badge is valid.
    LocalDate lastDay() {
        return ParisTime.day(edition.until()).minusDays(1);
    }

    State state(Instant now) {
        if (closed.isPresent()) return State.WITHDRAWN;
        // If a suspension was lifted after the last day, no new file was signed.
        if (edition.revoked().isPresent()) return last().act() == Act.RESTORED ? State.LAPSED : State.SUSPENDED;
        // The file states the time in whole seconds.
        if (now.isBefore(edition.from().truncatedTo(ChronoUnit.SECONDS))) return State.EARLY;
        return now.isBefore(edition.until()) ? State.VALID : State.LAPSED;
    }
}
