package org.tousaidants.support.outcomes;

import java.util.Optional;
import org.tousaidants.core.text.ConstantName;

/// « Avis » — a person's answers: was it solved, could they do it alone next time, were they respected.
///
/// @param eased whether they feel more at ease; empty on older slips, which do not ask
public record Outcome(
        Optional<AnswerFace> eased, AnswerFace solved, AnswerFace alone, AnswerFace respected, AnswerChannel channel) {
    /// « Visage » — an answer, drawn as a face.
    public enum AnswerFace {
        YES("facegood"),
        PARTLY("facemid"),
        NO("facebad");

        private final String icon;

        AnswerFace(String icon) {
            this.icon = icon;
        }

        String icon() {
            return icon;
        }

        /// The value in a form, and the end of a message key.
        String key() {
            return ConstantName.low(this);
        }
    }

    /// « Voie » — by the person, or recorded on the phone by someone who did not help them.
    public enum AnswerChannel {
        SELF,
        PHONE
    }
}
