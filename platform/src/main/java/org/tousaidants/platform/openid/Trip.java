package org.tousaidants.platform.openid;

import java.io.Serializable;
import java.time.Instant;

/// « Aller et retour chez un fournisseur » — why a browser was sent to a provider; it waits in the session of that
/// browser, with what was asked.
///
/// @param act what is proved, or whose account is linked
/// @param again whether the provider is asked to ask her again who she is, although it knows her
record Trip(String provider, Purpose purpose, Act act, String goOn, boolean again, Instant begun)
        implements Serializable {
    static final String NAME = "trip";

    enum Purpose {
        SIGN_IN,
        LINK,
        ACT
    }

    record Act(String kind, String subject) implements Serializable {
        static final Act NONE = new Act("", "");
    }

    /// « Session ouverte par un fournisseur » — what it wants to hear at its end.
    record Opened(String provider, String token) implements Serializable {
        static final String NAME = "openid.opened";
    }

    /// « Retour d’une fin de session » — where to go on once the provider has ended its own.
    record Ending(String state, String goOn) implements Serializable {
        static final String NAME = "openid.ending";
    }
}
