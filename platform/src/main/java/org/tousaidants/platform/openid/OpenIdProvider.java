package org.tousaidants.platform.openid;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistration.ClientSettings;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;

/// « Fournisseur » — one identity provider, from the settings `ta.openid.<id>.*`: levels, scopes, signatures, PKCE,
/// address. Two profiles contain the requirements of ProConnect and FranceConnect; each setting can be overridden.
record OpenIdProvider(
        String id,
        OpenIdProviderKind profile,
        String name,
        String issuer,
        OpenIdClientCredentials client,
        RequestedOpenIdClaims asked,
        boolean pkce) {
    enum OpenIdProviderKind {
        PROCONNECT,
        FRANCECONNECT,
        OTHER
    }

    record OpenIdClientCredentials(String id, String secret) {}

    /// The data requested from a provider.
    ///
    /// @param acr minimum level of authentication
    record RequestedOpenIdClaims(List<String> scopes, String acr, SignatureAlgorithm algorithm) {}

    private static final List<String> LEVELS =
            List.of("eidas0", "eidas0-mfa", "eidas1", "eidas1-mfa", "eidas2", "eidas3");

    static OpenIdProvider of(String id, Map<String, String> settings) {
        var profile = switch (settings.getOrDefault("profile", "").toLowerCase(Locale.ROOT)) {
            case "proconnect" -> OpenIdProviderKind.PROCONNECT;
            case "franceconnect" -> OpenIdProviderKind.FRANCECONNECT;
            default -> OpenIdProviderKind.OTHER;
        };
        var scopes = switch (profile) {
            case PROCONNECT -> "openid given_name usual_name email uid siret idp_id";
            case FRANCECONNECT -> "openid given_name family_name preferred_username birthdate";
            case OTHER -> "openid profile email";
        };
        var name = switch (profile) {
            case PROCONNECT -> "ProConnect";
            case FRANCECONNECT -> "FranceConnect";
            case OTHER -> id;
        };
        var algorithm = settings.getOrDefault("algorithm", profile == OpenIdProviderKind.OTHER ? "RS256" : "ES256");
        return new OpenIdProvider(
                id,
                profile,
                settings.getOrDefault("name", name),
                needed(id, settings, "issuer").strip(),
                new OpenIdClientCredentials(needed(id, settings, "client"), needed(id, settings, "secret")),
                new RequestedOpenIdClaims(
                        List.of(settings.getOrDefault("scopes", scopes).split(" ")),
                        settings.getOrDefault("acr", profile == OpenIdProviderKind.OTHER ? "" : "eidas1"),
                        Optional.ofNullable(SignatureAlgorithm.from(algorithm))
                                .orElseThrow(() -> wrong(id, "algorithm", "est inconnu"))),
                // PKCE can be switched off, because FranceConnect answers with the error Y000400 to
                // any unknown parameter, including those of PKCE.
                Boolean.parseBoolean(
                        settings.getOrDefault("pkce", Boolean.toString(profile == OpenIdProviderKind.OTHER))));
    }

    private static String needed(String id, Map<String, String> settings, String key) {
        return Optional.ofNullable(settings.get(key))
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> wrong(id, key, "manque"));
    }

    private static IllegalStateException wrong(String id, String key, String why) {
        return new IllegalStateException("Le réglage ta.openid." + id + "." + key + " " + why + ".");
    }

    /// Returns the client registration that results from the provider's published metadata, which are loaded
    /// now.
    ClientRegistration discovered() {
        return ClientRegistrations.fromOidcIssuerLocation(issuer)
                .registrationId(id)
                .clientId(client.id())
                .clientSecret(client.secret())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .scope(asked.scopes())
                .redirectUri("{baseUrl}" + IdentityProofRequests.PATH + "/retour")
                .clientSettings(ClientSettings.builder().requireProofKey(pkce).build())
                .build();
    }

    /// Returns whether the provider is used only to verify the identity of a person for one activity, and never
    /// for sign-in.
    boolean forPersons() {
        return profile == OpenIdProviderKind.FRANCECONNECT;
    }

    /// Returns whether a level of authentication is at least the level that was requested.
    ///
    /// @param acr level in the answer of the provider
    boolean isEnough(String acr) {
        if (asked.acr().isEmpty() || asked.acr().equals(acr)) return true;
        return LEVELS.contains(acr)
                && LEVELS.indexOf(acr) >= LEVELS.indexOf(asked.acr())
                && LEVELS.contains(asked.acr());
    }

    /// Returns whether the level of authentication that is requested from the provider implies two factors.
    boolean isTwoFactors() {
        return LEVELS.indexOf(asked.acr()) >= LEVELS.indexOf("eidas1-mfa");
    }

    String origin() {
        var address = URI.create(issuer);
        return address.getScheme() + "://" + address.getAuthority();
    }

    /// Returns the address of the provider's information page. ProConnect and FranceConnect require a link to it
    /// next to their button.
    String about() {
        return switch (profile) {
            case PROCONNECT -> "https://www.proconnect.gouv.fr/";
            case FRANCECONNECT -> "https://franceconnect.gouv.fr/";
            case OTHER -> "";
        };
    }
}
