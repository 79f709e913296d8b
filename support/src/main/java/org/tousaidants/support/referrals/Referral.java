package org.tousaidants.support.referrals;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.core.text.ConstantName;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.codes.PaperCode;

/// « Orientation d’une personne » — of one person to one place, or to a recognised helper who helps there.
///
/// @param helper the account
/// @param handOver the number of times that this person was sent on, from 1
/// @param passed the data that the person agreed to share; empty once deleted
public record Referral(
        UUID id,
        PaperCode code,
        PlaceId place,
        Optional<UUID> helper,
        Optional<UUID> previous,
        int handOver,
        ReferralSender sender,
        Instant made,
        Map<SharedField, String> passed,
        ReferralProgress course) {
    /// « Ce qui est transmis » — the shareable fields.
    public enum SharedField {
        NAME,
        REACH,
        NEED,
        ATTENTION,
        WHEN,
        WORDS;

        /// The last part of a message key, and of a field name.
        String key() {
            return ConstantName.low(this);
        }
    }

    /// « À quoi faire attention » — a closed list: no free text about health.
    enum AttentionPoint {
        READING,
        LANGUAGE,
        SEEING,
        HEARING,
        MOVING,
        NO_PHONE,
        ACCOMPANIED;

        String key() {
            return ConstantName.dashed(this);
        }
    }

    /// « Qui oriente » — a desk, a helper or the person.
    ///
    /// @param name may be empty once deleted
    /// @param mail address for notifications; empty: none are sent
    record ReferralSender(Optional<UUID> account, String name, String mail, String lang) {}

    /// Whether the same sender sent the form of `first` again: an id alone proves nothing.
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

    /// « Fait d’une orientation » — one row of the history.
    public record HistoryStep(
            ReferralStep move,
            Instant at,
            ReferralStep.StepAuthor who,
            Optional<UUID> account,
            String reason,
            String words,
            Optional<Instant> day) {
        public static HistoryStep of(
                ReferralStep move, Instant at, ReferralStep.StepAuthor who, Optional<UUID> account) {
            return new HistoryStep(move, at, who, account, "", "", Optional.empty());
        }

        public HistoryStep because(String why) {
            return new HistoryStep(move, at, who, account, why, words, day);
        }

        public HistoryStep saying(String text) {
            return new HistoryStep(move, at, who, account, reason, text, day);
        }

        public HistoryStep on(Optional<Instant> appointment) {
            return new HistoryStep(move, at, who, account, reason, words, appointment);
        }
    }
}
