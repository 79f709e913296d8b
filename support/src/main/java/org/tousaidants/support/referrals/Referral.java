package org.tousaidants.support.referrals;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.core.text.EnumConstantName;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.codes.PaperCode;

/// « Orientation d’une personne » — the referral of a person to a place, or to a recognised helper who helps there.
///
/// @param helper account of that helper, if any
/// @param handOver number of times that this person was referred on, from 1
/// @param passed data that the person agreed to share; empty once deleted
public record Referral(
        UUID id,
        PaperCode code,
        PlaceId place,
        Optional<UUID> helper,
        Optional<UUID> previous,
        int handOver,
        ReferralSender sender,
        Instant made,
        Map<SharedPersonField, String> passed,
        ReferralProgress course) {
    /// « Ce qui est transmis » — the fields that a person can share.
    public enum SharedPersonField {
        NAME,
        REACH,
        NEED,
        ATTENTION,
        WHEN,
        WORDS;

        /// Returns the last part of a message key, which is also the last part of a field name.
        String key() {
            return EnumConstantName.low(this);
        }
    }

    /// « À quoi faire attention » — a point that the receiver should pay attention to, from a closed list
    /// without free text about health.
    enum ReferralAttentionPoint {
        READING,
        LANGUAGE,
        SEEING,
        HEARING,
        MOVING,
        NO_PHONE,
        ACCOMPANIED;

        String key() {
            return EnumConstantName.dashed(this);
        }
    }

    /// « Qui oriente » — the sender of a referral: the staff of a place, a helper, or the person themselves.
    ///
    /// @param name name; empty once deleted
    /// @param mail address for notifications; if empty, no notifications are sent
    record ReferralSender(Optional<UUID> account, String name, String mail, String lang) {}

    /// Returns whether this referral comes from the same submitted form as `first`: the content and the sender
    /// are equal. An equal id is not sufficient.
    boolean repeats(Referral first) {
        return first.state() == ReferralState.DRAFTED
                && place.equals(first.place())
                && helper.equals(first.helper())
                && previous.equals(first.previous())
                && sender.equals(first.sender())
                && passed.equals(first.passed())
                && urgent() == first.urgent();
    }

    Referral as(UUID other) {
        return new Referral(other, code, place, helper, previous, handOver, sender, made, passed, course);
    }

    boolean urgent() {
        return course.urgent();
    }

    ReferralState state() {
        return course.state();
    }

    /// « Fait d’une orientation » — one step in the history of a referral.
    public record ReferralHistoryStep(
            ReferralStep move,
            Instant at,
            ReferralStep.ReferralStepAuthor who,
            Optional<UUID> account,
            String reason,
            String words,
            Optional<Instant> day) {
        public static ReferralHistoryStep of(
                ReferralStep move, Instant at, ReferralStep.ReferralStepAuthor who, Optional<UUID> account) {
            return new ReferralHistoryStep(move, at, who, account, "", "", Optional.empty());
        }

        public ReferralHistoryStep because(String why) {
            return new ReferralHistoryStep(move, at, who, account, why, words, day);
        }

        public ReferralHistoryStep saying(String text) {
            return new ReferralHistoryStep(move, at, who, account, reason, text, day);
        }

        public ReferralHistoryStep on(Optional<Instant> appointment) {
            return new ReferralHistoryStep(move, at, who, account, reason, words, appointment);
        }
    }
}
