package org.tousaidants.support.activitylog;

import org.tousaidants.core.text.ConstantName;

/// « Ce qui a bloqué » — why it was not solved: the closed list that the log of acts and failed procedures share.
public enum Obstacle {
    SITE_DOWN,
    SITE_HARD,
    SIGN_IN,
    IDENTITY,
    PAPER,
    LANGUAGE,
    GEAR,
    WINDOW,
    TIME,
    OTHER;

    /// The value in the database.
    public String written() {
        return ConstantName.low(this);
    }

    /// The message key.
    public String key() {
        return "acts.obstacle." + written();
    }
}
