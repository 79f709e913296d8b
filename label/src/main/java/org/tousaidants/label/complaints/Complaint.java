package org.tousaidants.label.complaints;

import java.util.Optional;
import org.tousaidants.label.badges.BadgeCode;
import org.tousaidants.platform.feedback.Remark;
import org.tousaidants.platform.feedback.RemarkKind;

/// « Réclamation » — a complaint about the holder of a badge.
///
/// @param holder the name on the badge; empty if unknown
record Complaint(Remark remark, String holder) {
    /// « Sujet d’une réclamation » — the subject of a complaint.
    enum Topic {
        PROMISE,
        MONEY,
        PRIVACY,
        FALSE,
        OTHER
    }

    static final RemarkKind KIND = RemarkKind.of("badges", "complaints", "badges.complaint", Topic.class);

    /// Name of the field with a number that was typed from a card and that no badge has.
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
