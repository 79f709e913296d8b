package org.tousaidants.support.referrals;

import java.util.EnumSet;
import java.util.Set;
import org.tousaidants.core.text.ConstantName;

/// « Étape d’une orientation » — the steps of a referral, and who may take them.
public enum ReferralStep {
    DRAFTED(StepAuthor.SENDER, StepAuthor.RECEIVER, StepAuthor.PERSON),
    SENT(StepAuthor.SENDER, StepAuthor.RECEIVER, StepAuthor.PERSON),
    SEEN(StepAuthor.RECEIVER),
    /// The receiver asks a question, and the sender answers it.
    ASKED(StepAuthor.RECEIVER),
    REPLIED(StepAuthor.SENDER),
    ACCEPTED(StepAuthor.RECEIVER, StepAuthor.SENDER, StepAuthor.COORDINATION),
    REFUSED(StepAuthor.RECEIVER, StepAuthor.SENDER, StepAuthor.COORDINATION),
    APPOINTED(StepAuthor.RECEIVER, StepAuthor.SENDER, StepAuthor.COORDINATION),
    CAME(StepAuthor.RECEIVER, StepAuthor.PERSON, StepAuthor.COORDINATION),
    MISSED(StepAuthor.RECEIVER, StepAuthor.COORDINATION),
    SOLVED(StepAuthor.RECEIVER, StepAuthor.COORDINATION),
    PARTLY(StepAuthor.RECEIVER, StepAuthor.COORDINATION),
    UNSOLVED(StepAuthor.RECEIVER, StepAuthor.COORDINATION),
    /// The person judged the result; the judgement itself is stored elsewhere.
    JUDGED(StepAuthor.PERSON),
    HANDED_ON(StepAuthor.SENDER, StepAuthor.RECEIVER, StepAuthor.COORDINATION, StepAuthor.PERSON),
    WITHDRAWN(StepAuthor.PERSON, StepAuthor.SENDER, StepAuthor.CLOCK),
    CLOSED(StepAuthor.SENDER, StepAuthor.COORDINATION, StepAuthor.CLOCK),
    REMINDED(StepAuthor.CLOCK),
    ESCALATED(StepAuthor.CLOCK, StepAuthor.PERSON),
    TAKEN_UP(StepAuthor.COORDINATION);

    /// « Qui parle » — the author of a step. A call that the sending desk records counts as a step of the
    /// desk.
    public enum StepAuthor {
        SENDER,
        RECEIVER,
        PERSON,
        COORDINATION,
        CLOCK
    }

    private final Set<StepAuthor> by;

    ReferralStep(StepAuthor first, StepAuthor... others) {
        by = EnumSet.of(first, others);
    }

    boolean mayBy(StepAuthor who) {
        return by.contains(who);
    }

    /// Whether a person acted: this resets the delay.
    boolean human() {
        return this != REMINDED && this != ESCALATED;
    }

    /// The last part of a message key.
    String key() {
        return ConstantName.dashed(this);
    }
}
