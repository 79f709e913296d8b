package org.tousaidants.platform.openid;

import java.io.Serializable;
import java.time.Instant;

/// « Aller et retour chez un fournisseur » — why a browser was redirected to a provider; it is stored in the
/// session of that browser with the request.
///
/// @param act the act to prove, or the account to link
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

    /// « Session ouverte par un fournisseur » — the data that a provider needs for the logout.
    record Opened(String provider, String token) implements Serializable {
        static final String NAME = "openid.opened";
    }

    /// « Retour d’une fin de session » — the next page after the logout at the provider.
    record Ending(String state, String goOn) implements Serializable {
        static final String NAME = "openid.ending";
    }
}
