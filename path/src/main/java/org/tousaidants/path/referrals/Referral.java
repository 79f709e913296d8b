package org.tousaidants.path.referrals;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.core.text.ConstantName;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.papercodes.PaperCode;

/// « Orientation d’une personne » — of one person to one place, or to a recognised helper who helps there.
///
/// @param helper her account
/// @param handOver the first, second, third… time that this person is sent somewhere
/// @param passed what she agreed to pass on; empty once it is forgotten
public record Referral(
        UUID id,
        PaperCode code,
        PlaceId place,
        Optional<UUID> helper,
        Optional<UUID> previous,
        int handOver,
        Sender sender,
        Instant made,
        Map<Passed, String> passed,
        Course course) {
    /// « Ce qui est transmis » — field by field, and nothing else.
    public enum Passed {
        NAME,
        REACH,
        NEED,
        ATTENTION,
        WHEN,
        WORDS;

        /// The end of a key, and of a name in a form.
        String key() {
            return ConstantName.low(this);
        }
    }

    /// « À quoi faire attention » — a closed list: nothing about health is written in free words.
    enum Attention {
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

    /// « Qui oriente » — a desk, a helper or the person herself.
    ///
    /// @param name may be empty once it is forgotten
    /// @param mail where she is told what becomes of it; empty: she looks herself
    record Sender(Optional<UUID> account, String name, String mail, String lang) {}

    /// Whether the form of `first` was sent once more, by its sender: an id alone proves nothing.
    boolean repeats(Referral first) {
        return first.state() == State.DRAFTED
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

    State state() {
        return course.state();
    }

    /// « Fait d’une orientation » — one row of the history.
    public record Step(
            Move move,
            Instant at,
            Move.By who,
            Optional<UUID> account,
            String reason,
            String words,
            Optional<Instant> day) {
        static Step of(Move move, Instant at, Move.By who, Optional<UUID> account) {
            return new Step(move, at, who, account, "", "", Optional.empty());
        }

        Step because(String why) {
            return new Step(move, at, who, account, why, words, day);
        }

        Step saying(String text) {
            return new Step(move, at, who, account, reason, text, day);
        }

        Step on(Optional<Instant> appointment) {
            return new Step(move, at, who, account, reason, words, appointment);
        }
    }
}
