package org.tousaidants.platform.openid;

import java.io.Serializable;
import java.time.Instant;

/// « Aller et retour chez un fournisseur » — the reason why a browser was redirected to a provider; it is stored in
/// the session of that browser together with the request.
///
/// @param act activity that needs the identity, or account to link
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
    ///
    /// @param token id token of the sign-in
    record Opened(String provider, String token) implements Serializable {
        static final String NAME = "openid.opened";
    }

    /// « Retour d’une fin de session » — the page to open when the browser returns from the logout at the
    /// provider.
    ///
    /// @param state random text that the provider sends back
    /// @param goOn path of that page
    record Ending(String state, String goOn) implements Serializable {
        static final String NAME = "openid.ending";
    }
}
