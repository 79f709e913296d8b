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

/// « Fournisseur » — one provider, from the settings `ta.openid.<id>.*`: levels, scopes, signatures, PKCE,
/// address. Two profiles contain the demands of ProConnect and FranceConnect; each setting can be overridden.
record OpenIdProvider(
        String id, Profile profile, String name, String issuer, Client client, RequestedClaims asked, boolean pkce) {
    enum Profile {
        PROCONNECT,
        FRANCECONNECT,
        OTHER
    }

    record Client(String id, String secret) {}

    /// The requested properties: scopes, minimum level, signature algorithm.
    record RequestedClaims(List<String> scopes, String acr, SignatureAlgorithm algorithm) {}

    private static final List<String> LEVELS =
            List.of("eidas0", "eidas0-mfa", "eidas1", "eidas1-mfa", "eidas2", "eidas3");

    static OpenIdProvider of(String id, Map<String, String> settings) {
        var profile = switch (settings.getOrDefault("profile", "").toLowerCase(Locale.ROOT)) {
            case "proconnect" -> Profile.PROCONNECT;
            case "franceconnect" -> Profile.FRANCECONNECT;
            default -> Profile.OTHER;
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
        var algorithm = settings.getOrDefault("algorithm", profile == Profile.OTHER ? "RS256" : "ES256");
        return new OpenIdProvider(
                id,
                profile,
                settings.getOrDefault("name", name),
                needed(id, settings, "issuer").strip(),
                new Client(needed(id, settings, "client"), needed(id, settings, "secret")),
                new RequestedClaims(
                        List.of(settings.getOrDefault("scopes", scopes).split(" ")),
                        settings.getOrDefault("acr", profile == Profile.OTHER ? "" : "eidas1"),
                        Optional.ofNullable(SignatureAlgorithm.from(algorithm))
                                .orElseThrow(() -> wrong(id, "algorithm", "est inconnu"))),
                // FranceConnect answers with the error Y000400 to any unknown parameter, those of PKCE included.
                Boolean.parseBoolean(settings.getOrDefault("pkce", Boolean.toString(profile == Profile.OTHER))));
    }

    private static String needed(String id, Map<String, String> settings, String key) {
        return Optional.ofNullable(settings.get(key))
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> wrong(id, key, "manque"));
    }

    private static IllegalStateException wrong(String id, String key, String why) {
        return new IllegalStateException("Le réglage ta.openid." + id + "." + key + " " + why + ".");
    }

    /// Loads the provider's published metadata.
    ClientRegistration discovered() {
        return ClientRegistrations.fromOidcIssuerLocation(issuer)
                .registrationId(id)
                .clientId(client.id())
                .clientSecret(client.secret())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .scope(asked.scopes())
                .redirectUri("{baseUrl}" + IdentityProofs.PATH + "/retour")
                .clientSettings(ClientSettings.builder().requireProofKey(pkce).build())
                .build();
    }

    /// Whether the provider is only used to identify people for one act, never to sign in.
    boolean forPersons() {
        return profile == Profile.FRANCECONNECT;
    }

    /// Whether a level is at least the requested one.
    boolean isEnough(String acr) {
        if (asked.acr().isEmpty() || asked.acr().equals(acr)) return true;
        return LEVELS.contains(acr)
                && LEVELS.indexOf(acr) >= LEVELS.indexOf(asked.acr())
                && LEVELS.contains(asked.acr());
    }

    /// Whether the requested level implies two factors.
    boolean isTwoFactors() {
        return LEVELS.indexOf(asked.acr()) >= LEVELS.indexOf("eidas1-mfa");
    }

    String origin() {
        var address = URI.create(issuer);
        return address.getScheme() + "://" + address.getAuthority();
    }

    /// The address of the provider's information page, to which both providers require a link next to their
    /// button.
    String about() {
        return switch (profile) {
            case PROCONNECT -> "https://www.proconnect.gouv.fr/";
            case FRANCECONNECT -> "https://franceconnect.gouv.fr/";
            case OTHER -> "";
        };
    }
}
