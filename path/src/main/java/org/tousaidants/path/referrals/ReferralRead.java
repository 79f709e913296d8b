package org.tousaidants.path.referrals;

import java.util.UUID;
import org.tousaidants.platform.identity.Note;
import org.tousaidants.platform.identity.Noted;

/// « Orientation lue » — somebody with an account opened what a person agreed to pass on.
record ReferralRead(String network, UUID by, UUID referral) implements Noted {
    @Override
    public Note note() {
        return Note.by(by, network, "referrals.read", "referral " + referral);
    }
}
