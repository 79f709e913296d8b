package org.tousaidants.support.outcomes;

import java.util.Optional;
import org.tousaidants.core.text.EnumConstantName;

/// « Avis » — a person's answers: whether the problem was solved, whether they could do it alone next time, and
/// whether they were respected. Two more questions are optional: confidence and well-being.
///
/// @param eased whether they feel more at ease (confidence); empty if not answered, or on older slips
/// @param better whether they feel better since the help (well-being); empty if not answered, or on older slips
public record HelpOutcomeFeedback(
        Optional<FeedbackAnswer> eased,
        Optional<FeedbackAnswer> better,
        FeedbackAnswer solved,
        FeedbackAnswer alone,
        FeedbackAnswer respected,
        FeedbackChannel channel) {
    /// « Visage » — an answer, shown as a face.
    public enum FeedbackAnswer {
        YES("facegood"),
        PARTLY("facemid"),
        NO("facebad");

        private final String icon;

        FeedbackAnswer(String icon) {
            this.icon = icon;
        }

        String icon() {
            return icon;
        }

        /// Returns the value in a form, which is also the end of a message key.
        String key() {
            return EnumConstantName.low(this);
        }
    }

    /// « Voie » — the way in which an answer was given: by the person, or by telephone to somebody who did not
    /// help them.
    public enum FeedbackChannel {
        SELF,
        PHONE
    }
}
