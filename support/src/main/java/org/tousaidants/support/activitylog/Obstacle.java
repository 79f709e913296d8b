package org.tousaidants.support.activitylog;

import org.tousaidants.core.text.EnumConstantName;

/// « Ce qui a bloqué » — the reason why a problem was not solved, from a closed list that the activity log and the
/// failed procedures share.
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

    /// Returns the value as stored in the database.
    public String written() {
        return EnumConstantName.low(this);
    }

    /// Returns the message key of the obstacle.
    public String key() {
        return "acts.obstacle." + written();
    }
}
