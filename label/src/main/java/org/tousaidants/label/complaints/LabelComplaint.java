package org.tousaidants.label.complaints;

import java.util.Optional;
import org.tousaidants.label.badges.BadgeCode;
import org.tousaidants.platform.feedback.PublicRemark;
import org.tousaidants.platform.feedback.PublicRemarkKind;

/// « Réclamation » — a complaint about the holder of a badge.
///
/// @param holder name on the badge; empty if unknown
record LabelComplaint(PublicRemark remark, String holder) {
    /// « Sujet d’une réclamation » — the topic of a complaint.
    enum ComplaintTopic {
        PROMISE,
        MONEY,
        PRIVACY,
        FALSE,
        OTHER
    }

    static final PublicRemarkKind KIND =
            PublicRemarkKind.of("badges", "complaints", "badges.complaint", ComplaintTopic.class);

    /// Name of the field that contains a typed number for which no badge exists.
    static final String TYPED = "typed";

    static Optional<BadgeCode> code(PublicRemark remark) {
        return BadgeCode.typed(remark.subject());
    }

    Optional<BadgeCode> code() {
        return code(remark);
    }

    String typed() {
        return remark.shown().getOrDefault(TYPED, "");
    }
}
