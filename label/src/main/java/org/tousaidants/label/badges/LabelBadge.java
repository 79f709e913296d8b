package org.tousaidants.label.badges;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.rules.judging.LabelRecognition.RecognitionPromise;

/// « Preuve » — the badge of a recognised person or place: code, holder, commitments, current signed file, and
/// history. Its validity depends on the current file, not on the history.
///
/// @param name name of the holder; empty if it was erased
/// @param edition last signed file
/// @param closed moment at which the badge was permanently withdrawn; empty if it was not
public record LabelBadge(
        BadgeCode code,
        String name,
        Optional<PlaceId> place,
        Optional<UUID> account,
        BadgeProfile recognised,
        List<RecognitionPromise> promises,
        SignedBadgeFile edition,
        Optional<Instant> closed,
        List<BadgeStep> steps) {

    /// « Ce qui est reconnu » — the recognition that a badge states, and the version of the protocol that
    /// defines it.
    record BadgeProfile(
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
    record SignedBadgeFile(
            int n, SignedBadgeContent.StatusListEntry entry, Instant from, Instant until, Optional<Instant> revoked) {}

    /// « État d’une preuve » — the state of a badge at one moment.
    enum BadgeState {
        /// The badge is not valid yet: it was signed while the server clock was ahead.
        EARLY,
        VALID,
        LAPSED,
        SUSPENDED,
        WITHDRAWN
    }

    enum BadgeAct {
        ISSUED,
        SUSPENDED,
        RESTORED,
        RENEWED,
        WITHDRAWN,
        /// The badge was signed again with the same content, because the key of its file is no longer
        /// trusted.
        RESIGNED,
        /// The badge was signed again because the holder changed their name.
        RENAMED,
        /// The name of the holder was erased after the badge had been withdrawn.
        FORGOTTEN
    }

    /// « Étape d’une preuve » — one event in the history of a badge: author, kind of event, time and reason.
    ///
    /// @param actor account of the author; empty if the system acted without a person, when a period ends or a
    /// key has leaked
    /// @param decided day of the decision
    record BadgeStep(BadgeAct act, Instant at, Optional<UUID> actor, LocalDate decided, String reason) {}

    BadgeStep last() {
        return steps.getLast();
    }

    boolean forgotten() {
        return name.isEmpty();
    }

    /// Returns a copy of this badge with the rules and commitments of a new decision.
    ///
    /// @param rules the recognition under the new rules
    /// @param taken the commitments
    LabelBadge under(BadgeProfile rules, List<RecognitionPromise> taken) {
        return new LabelBadge(code, name, place, account, rules, taken, edition, closed, steps);
    }

    /// Returns a copy of this badge with another name of the holder.
    LabelBadge named(String other) {
        return new LabelBadge(code, other, place, account, recognised, promises, edition, closed, steps);
    }

    /// Returns the last day on which the badge is valid.
    LocalDate lastDay() {
        return ParisTime.day(edition.until()).minusDays(1);
    }

    BadgeState state(Instant now) {
        if (closed.isPresent()) return BadgeState.WITHDRAWN;
        // A suspension that was lifted after the last day of the badge leads to no new file, so the badge
        // has ended.
        if (edition.revoked().isPresent())
            return last().act() == BadgeAct.RESTORED ? BadgeState.LAPSED : BadgeState.SUSPENDED;
        // The moment is truncated, because the file states the time in whole seconds.
        if (now.isBefore(edition.from().truncatedTo(ChronoUnit.SECONDS))) return BadgeState.EARLY;
        return now.isBefore(edition.until()) ? BadgeState.VALID : BadgeState.LAPSED;
    }
}
