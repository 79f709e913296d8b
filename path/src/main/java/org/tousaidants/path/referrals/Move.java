package org.tousaidants.path.referrals;

import java.util.EnumSet;
import java.util.Set;
import org.tousaidants.core.text.ConstantName;

/// « Étape d’une orientation » — what can happen to a referral, and who may say so.
public enum Move {
    DRAFTED(By.SENDER, By.RECEIVER, By.PERSON),
    SENT(By.SENDER, By.RECEIVER, By.PERSON),
    SEEN(By.RECEIVER),
    /// A question back, and its answer.
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
    /// The person judged the result: what she said is not told here.
    JUDGED(By.PERSON),
    HANDED_ON(By.SENDER, By.RECEIVER, By.COORDINATION, By.PERSON),
    WITHDRAWN(By.PERSON, By.SENDER, By.CLOCK),
    CLOSED(By.SENDER, By.COORDINATION, By.CLOCK),
    REMINDED(By.CLOCK),
    ESCALATED(By.CLOCK, By.PERSON),
    TAKEN_UP(By.COORDINATION);

    /// « Qui parle » — a call noted by the desk that sent is the desk's word.
    public enum By {
        SENDER,
        RECEIVER,
        PERSON,
        COORDINATION,
        CLOCK
    }

    private final Set<By> by;

    Move(By first, By... others) {
        by = EnumSet.of(first, others);
    }

    boolean mayBy(By who) {
        return by.contains(who);
    }

    /// Whether a person did something for the person: what was late is late no more.
    boolean human() {
        return this != REMINDED && this != ESCALATED;
    }

    /// The end of a key.
    String key() {
        return ConstantName.dashed(this);
    }
}
