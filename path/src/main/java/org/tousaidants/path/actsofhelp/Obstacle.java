package org.tousaidants.path.actsofhelp;

import org.tousaidants.core.text.ConstantName;

/// « Ce qui a bloqué » — why it was not solved: the one closed list, for what must change elsewhere. The log of acts
/// and the procedures that fail both speak of it.
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

    /// As a row holds it.
    public String written() {
        return ConstantName.low(this);
    }

    /// The key of its words.
    public String key() {
        return "acts.obstacle." + written();
    }
}
