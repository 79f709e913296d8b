package org.tousaidants.label.badges;

import java.util.Optional;
import org.tousaidants.platform.feedback.Remark;
import org.tousaidants.platform.feedback.RemarkKind;

/// « Réclamation » — what a person says of who holds a badge.
///
/// @param holder the name on the badge, or empty
record Complaint(Remark remark, String holder) {
    /// « Sujet d’une réclamation ».
    enum Topic {
        PROMISE,
        MONEY,
        PRIVACY,
        FALSE,
        OTHER
    }

    static final RemarkKind KIND = RemarkKind.of("badges", "complaints", "badges.complaint", Topic.class);

    /// The number that was on the card, where no badge has it.
    static final String TYPED = "typed";

    static Optional<BadgeCode> code(Remark remark) {
        return BadgeCode.typed(remark.subject());
    }

    Optional<BadgeCode> code() {
        return code(remark);
    }

    String typed() {
        return remark.shown().getOrDefault(TYPED, "");
    }
}
