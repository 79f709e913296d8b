package org.tousaidants.platform.openid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.tousaidants.core.text.Sha256;

/// Tests forged tokens from a dishonest provider or a person who imitates it: none is accepted.
class ForgedTokensTest {
    private static final String NONCE = "n".repeat(43);

    private HttpServer server;
    private ECKey key;
    private String issuer;
    private String idToken;
    private String userinfo;
    private OpenIdProviders providers;

    @BeforeEach
    void begin() throws IOException, JOSEException {
        key = new ECKeyGenerator(Curve.P_256).keyID("one").generate();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer = "http://localhost:" + server.getAddress().getPort();
        var settings = new StandardEnvironment();
        settings.getPropertySources()
                .addFirst(new MapPropertySource(
                        "of the test",
                        Map.of(
                                "ta.openid.pc.profile",
                                "proconnect",
                                "ta.openid.pc.issuer",
                                issuer,
                                "ta.openid.pc.client",
                                "tous-aidants",
                                "ta.openid.pc.secret",
                                "s".repeat(40))));
        providers = new OpenIdProviders(settings);
        server.createContext("/.well-known/openid-configuration", exchange -> answer(exchange, """
                        {"issuer": "%1$s", "jwks_uri": "%1$s/jwks", "token_endpoint": "%1$s/token",
                         "userinfo_endpoint": "%1$s/userinfo", "authorization_endpoint": "%1$s/authorize",
                         "subject_types_supported": ["public"], "response_types_supported": ["code"],
                         "id_token_signing_alg_values_supported": ["ES256"]}""".formatted(issuer)));
        server.createContext("/jwks", exchange -> answer(exchange, new JWKSet(key.toPublicJWK()).toString()));
        server.createContext(
                "/token",
                exchange -> answer(
                        exchange,
                        "{\"access_token\": \"a\", \"token_type\": \"Bearer\", \"id_token\": \"" + idToken + "\"}"));
        server.createContext("/userinfo", exchange -> answer(exchange, userinfo));
        server.start();
        idToken = signed(claims().build());
        userinfo = signed(claims().claim("usual_name", "Durand").build());
    }

    @AfterEach
    void end() {
        server.stop(0);
    }

    @Test
    void whatTheProviderSignedForUsNamesAPerson() throws Exception {
        assertThat(exchanged().getSubject()).isEqualTo("person-1");
    }

    @Test
    void whatAnotherKeySignedNamesNobody() throws JOSEException {
        var other = new ECKeyGenerator(Curve.P_256).keyID("one").generate();
        idToken = signed(claims().build(), new ECDSASigner(other), JWSAlgorithm.ES256);
        refused("Signed JWT rejected");
        idToken = signed(claims().build());
        userinfo = signed(claims().build(), new ECDSASigner(other), JWSAlgorithm.ES256);
        refused("Signed JWT rejected");
    }

    @Test
    void whatNobodySignedNamesNobody() {
        idToken = new PlainJWT(claims().build()).serialize();
        refused("");
        idToken = "";
        refused("");
    }

    /// Attack by algorithm confusion: the published key is used as a shared secret.
    @Test
    void thePublishedKeyIsNoSecretToSignWith() throws JOSEException {
        var published = key.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8);
        idToken = signed(claims().build(), new MACSigner(published), JWSAlgorithm.HS256);
        refused("Signed JWT rejected");
    }

    @Test
    void whatIsOfAnotherPlaceTimeOrWishNamesNobody() throws JOSEException {
        wrong("iss=", claims -> claims.issuer("https://elsewhere.example"));
        wrong("aud=", claims -> claims.audience("another-site"));
        wrong("sub", claims -> claims.subject(""));
        wrong(
                "exp=",
                claims -> claims.issueTime(Date.from(Instant.now().minusSeconds(900)))
                        .expirationTime(Date.from(Instant.now().minusSeconds(600))));
        wrong("exp=", claims -> claims.expirationTime(null));
        wrong(
                "iat=",
                claims -> claims.issueTime(Date.from(Instant.now().plusSeconds(600)))
                        .expirationTime(Date.from(Instant.now().plusSeconds(900))));
        wrong("invalid_nonce", claims -> claims.claim("nonce", "m".repeat(43)));
        wrong("invalid_nonce", claims -> claims.claim("nonce", null));
        wrong("acr", claims -> claims.claim("acr", "eidas0"));
        wrong("acr", claims -> claims.claim("acr", null));
    }

    @Test
    void whatIsSaidOfAnotherPersonIsRefused() throws JOSEException {
        userinfo = signed(claims().subject("person-2").build());
        refused("invalid_user_info_response");
        userinfo = "{\"sub\": \"person-1\", \"usual_name\": \"Durand\"}";
        refused("");
    }

    private void wrong(String why, UnaryOperator<JWTClaimsSet.Builder> change) throws JOSEException {
        idToken = signed(change.apply(claims()).build());
        refused(why);
    }

    private void refused(String why) {
        assertThatThrownBy(this::exchanged)
                .isInstanceOfAny(AuthenticationException.class, IllegalArgumentException.class)
                .hasMessageContaining(why);
    }

    private OidcUser exchanged() {
        var asked = OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(issuer + "/authorize")
                .clientId("tous-aidants")
                .redirectUri("http://localhost/back")
                .scope("openid")
                .state("state")
                .attributes(all -> all.put("nonce", NONCE))
                .build();
        return new OpenIdClient(providers, Clock.systemUTC())
                .verified(providers.find("pc").orElseThrow(), asked, "code");
    }

    private JWTClaimsSet.Builder claims() {
        var now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience("tous-aidants")
                .subject("person-1")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(60)))
                // The provider sees only the hash of the nonce, which is in the session.
                .claim("nonce", Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(NONCE)))
                .claim("acr", "eidas1");
    }

    private String signed(JWTClaimsSet claims) throws JOSEException {
        return signed(claims, new ECDSASigner(key), JWSAlgorithm.ES256);
    }

    private static String signed(JWTClaimsSet claims, JWSSigner signer, JWSAlgorithm algorithm) throws JOSEException {
        var token = new SignedJWT(new JWSHeader.Builder(algorithm).keyID("one").build(), claims);
        token.sign(signer);
        return token.serialize();
    }

    private static void answer(HttpExchange exchange, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders()
                .set("Content-Type", text.startsWith("{") ? "application/json" : "application/jwt");
        exchange.sendResponseHeaders(200, bytes.length);
        try (var body = exchange.getResponseBody()) {
            body.write(bytes);
        }
    }
}
