package org.tousaidants.platform.openid;

import java.io.Serializable;
import java.time.Instant;

/// « Aller et retour chez un fournisseur » — the reason why a browser was sent to a provider; it waits in the
/// session of that browser, with the request.
///
/// @param act the act to be proved, or the account to be linked
/// @param again whether the provider must authenticate a known person again
record ProviderRoundTrip(String provider, Purpose purpose, Act act, String goOn, boolean again, Instant begun)
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

    /// « Session ouverte par un fournisseur » — the data that the provider needs at logout.
    record Opened(String provider, String token) implements Serializable {
        static final String NAME = "openid.opened";
    }

    /// « Retour d’une fin de session » — the next page after the provider's logout.
    record Ending(String state, String goOn) implements Serializable {
        static final String NAME = "openid.ending";
    }
}
