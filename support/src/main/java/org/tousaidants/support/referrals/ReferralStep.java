package org.tousaidants.support.referrals;

import java.util.EnumSet;
import java.util.Set;
import org.tousaidants.core.text.EnumConstantName;

/// « Étape d’une orientation » — the steps of a referral, each with the authors who may take it.
public enum ReferralStep {
    DRAFTED(ReferralStepAuthor.SENDER, ReferralStepAuthor.RECEIVER, ReferralStepAuthor.PERSON),
    SENT(ReferralStepAuthor.SENDER, ReferralStepAuthor.RECEIVER, ReferralStepAuthor.PERSON),
    SEEN(ReferralStepAuthor.RECEIVER),
    /// The receiver asks the sender a question.
    ASKED(ReferralStepAuthor.RECEIVER),
    REPLIED(ReferralStepAuthor.SENDER),
    ACCEPTED(ReferralStepAuthor.RECEIVER, ReferralStepAuthor.SENDER, ReferralStepAuthor.COORDINATION),
    REFUSED(ReferralStepAuthor.RECEIVER, ReferralStepAuthor.SENDER, ReferralStepAuthor.COORDINATION),
    APPOINTED(ReferralStepAuthor.RECEIVER, ReferralStepAuthor.SENDER, ReferralStepAuthor.COORDINATION),
    CAME(ReferralStepAuthor.RECEIVER, ReferralStepAuthor.PERSON, ReferralStepAuthor.COORDINATION),
    MISSED(ReferralStepAuthor.RECEIVER, ReferralStepAuthor.COORDINATION),
    SOLVED(ReferralStepAuthor.RECEIVER, ReferralStepAuthor.COORDINATION),
    PARTLY(ReferralStepAuthor.RECEIVER, ReferralStepAuthor.COORDINATION),
    UNSOLVED(ReferralStepAuthor.RECEIVER, ReferralStepAuthor.COORDINATION),
    /// The person gave feedback about the result; the answers themselves are stored by another package.
    JUDGED(ReferralStepAuthor.PERSON),
    HANDED_ON(
            ReferralStepAuthor.SENDER,
            ReferralStepAuthor.RECEIVER,
            ReferralStepAuthor.COORDINATION,
            ReferralStepAuthor.PERSON),
    WITHDRAWN(ReferralStepAuthor.PERSON, ReferralStepAuthor.SENDER, ReferralStepAuthor.CLOCK),
    CLOSED(ReferralStepAuthor.SENDER, ReferralStepAuthor.COORDINATION, ReferralStepAuthor.CLOCK),
    REMINDED(ReferralStepAuthor.CLOCK),
    ESCALATED(ReferralStepAuthor.CLOCK, ReferralStepAuthor.PERSON),
    TAKEN_UP(ReferralStepAuthor.COORDINATION);

    /// « Qui parle » — the author of a step. A telephone call that the sender records counts as a step of the
    /// sender.
    public enum ReferralStepAuthor {
        SENDER,
        RECEIVER,
        PERSON,
        COORDINATION,
        CLOCK
    }

    private final Set<ReferralStepAuthor> by;

    ReferralStep(ReferralStepAuthor first, ReferralStepAuthor... others) {
        by = EnumSet.of(first, others);
    }

    boolean mayBy(ReferralStepAuthor who) {
        return by.contains(who);
    }

    /// Returns whether a human took the step. Such a step restarts the delay after which the next automatic step
    /// is due.
    boolean human() {
        return this != REMINDED && this != ESCALATED;
    }

    /// Returns the last part of a message key.
    String key() {
        return EnumConstantName.dashed(this);
    }
}
