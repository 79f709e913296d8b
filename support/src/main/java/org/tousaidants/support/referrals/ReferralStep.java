package org.tousaidants.support.referrals;

import java.util.EnumSet;
import java.util.Set;
import org.tousaidants.core.text.ConstantName;

/// « Étape d’une orientation » — the steps of a referral, and who may take them.
public enum ReferralStep {
    DRAFTED(By.SENDER, By.RECEIVER, By.PERSON),
    SENT(By.SENDER, By.RECEIVER, By.PERSON),
    SEEN(By.RECEIVER),
    /// A question of the receiver, and its answer.
    ASKED(By.RECEIVER),
    REPLIED(By.SENDER),
    ACCEPTED(By.RECEIVER, By.SENDER, By.COORDINATION),
    REFUSED(By.RECEIVER, By.SENDER, By.COORDINATION),
    APPOINTED(By.RECEIVER, By.SENDER, By.COORDINATION),
    CAME(By.RECEIVER, By.PERSON, By.COORDINATION),
    MISSED(By.RECEIVER, By.COORDINATION),
    SOLVED(By.RECEIVER, By.COORDINATION),
    PARTLY(By.RECEIVER, By.COORDINATION),
    UNSOLVED(By.RECEIVER, By.COORDINATION),
    /// The person judged the result; the judgement itself is stored elsewhere.
    JUDGED(By.PERSON),
    HANDED_ON(By.SENDER, By.RECEIVER, By.COORDINATION, By.PERSON),
    WITHDRAWN(By.PERSON, By.SENDER, By.CLOCK),
    CLOSED(By.SENDER, By.COORDINATION, By.CLOCK),
    REMINDED(By.CLOCK),
    ESCALATED(By.CLOCK, By.PERSON),
    TAKEN_UP(By.COORDINATION);

    /// « Qui parle » — a call recorded by the sending desk counts as the desk's step.
    public enum By {
        SENDER,
        RECEIVER,
        PERSON,
        COORDINATION,
        CLOCK
    }

    private final Set<By> by;

    ReferralStep(By first, By... others) {
        by = EnumSet.of(first, others);
    }

    boolean mayBy(By who) {
        return by.contains(who);
    }

    /// Whether a person acted: this resets the delay.
    boolean human() {
        return this != REMINDED && this != ESCALATED;
    }

    /// The end of a message key.
    String key() {
        return ConstantName.dashed(this);
    }
}
