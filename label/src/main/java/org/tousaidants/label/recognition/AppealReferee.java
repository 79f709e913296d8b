package org.tousaidants.label.recognition;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.tousaidants.core.text.EnumConstantName;
import org.tousaidants.core.text.ParisTime;

/// « Recours ailleurs » — the neighbouring committee or the mediator to whom an appeal goes if too few members of the
/// committee may judge the appeal: one row of `recognition_referee`.
///
/// @param number number of the announcement
/// @param name name of the committee, or of the mediator
/// @param address postal or mail address, or phone number
/// @param at time of the announcement
record AppealReferee(long number, RefereeKind kind, String name, String address, Instant at, UUID by) {
    enum RefereeKind {
        COMMITTEE,
        MEDIATOR,
        /// The announcement ended.
        NONE;

        String key() {
            return EnumConstantName.low(this);
        }
    }

    LocalDate since() {
        return ParisTime.day(at);
    }

    boolean judges() {
        return kind != RefereeKind.NONE;
    }

    boolean says(RefereeKind kind, String name, String address) {
        return this.kind == kind && this.name.equals(name) && this.address.equals(address);
    }
}
