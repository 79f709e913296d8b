package org.tousaidants.platform.openid;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Speaks with a provider. What it publishes of itself is read when it is needed, so that a start never waits for
/// it; both what it says and who says it are verified: signature of the one algorithm that was agreed, issuer,
/// audience, time, nonce, level.
@Component
class OpenIdClient {
    /// What came back is not to be believed, or nothing came back.
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1;

        Refused(String why) {
            super(why);
        }

        Refused(String why, Throwable cause) {
            super(why, cause);
        }
    }

    private record KnownProvider(JsonNode said, JWKSet keys, Instant until) {}

    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final Duration KEPT = Duration.ofHours(1);
    static final Duration SKEW = Duration.ofSeconds(30);
    private static final int LONGEST_ANSWER = 200_000;

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final JsonMapper json = JsonMapper.shared();
    private final Map<String, KnownProvider> known = new ConcurrentHashMap<>();
    private final Clock clock;

    OpenIdClient(Clock clock) {
        this.clock = clock;
    }

    /// Where the browser goes to say who she is.
    String authorize(Provider provider, Map<String, String> parameters) throws Refused {
        return told(provider, "authorization_endpoint") + "?" + query(parameters);
    }

    /// Where it goes at the end, when the provider wants to hear of it.
    Optional<String> endSession(Provider provider, Map<String, String> parameters) {
        try {
            var address = known(provider).said().path("end_session_endpoint").asString("");
            return address.isEmpty() ? Optional.empty() : Optional.of(address + "?" + query(parameters));
        } catch (Refused away) {
            return Optional.empty();
        }
    }

    Identity exchange(Provider provider, String code, String verifier, String nonce, String back) throws Refused {
        var asked = new java.util.TreeMap<>(Map.of(
                "grant_type",
                "authorization_code",
                "code",
                code,
                "redirect_uri",
                back,
                "client_id",
                provider.client().id(),
                "client_secret",
                provider.client().secret()));
        if (provider.pkce()) asked.put("code_verifier", verifier);
        var tokens = read(send(HttpRequest.newBuilder(URI.create(told(provider, "token_endpoint")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(query(asked)))));
        var token = tokens.path("id_token").asString("");
        var claims = verified(provider, token);
        if (claims.getExpirationTime() == null) throw new Refused("no end");
        if (!nonce.equals(claims.getClaim("nonce"))) throw new Refused("another nonce");
        var acr = String.valueOf(claims.getClaim("acr"));
        if (!provider.isEnough(acr)) throw new Refused("level " + acr);
        var said = userinfo(provider, tokens.path("access_token").asString(""));
        if (!claims.getSubject().equals(said.get("sub"))) throw new Refused("another subject");
        return new Identity(
                new Identity.Subject(provider.id(), text(said, "idp_id"), claims.getSubject()),
                text(said, "given_name"),
                text(said, "family_name"),
                Optional.of(text(
                                said,
                                provider.profile() == Provider.Profile.PROCONNECT
                                        ? "usual_name"
                                        : "preferred_username"))
                        .filter(name -> !name.isEmpty()),
                text(said, "email"),
                text(said, "birthdate"),
                shown(claims),
                token);
    }

    /// When she last showed who she is: a provider that knows her lets her in without asking.
    private static Optional<Instant> shown(JWTClaimsSet claims) {
        return claims.getClaim("auth_time") instanceof Number seconds
                ? Optional.of(Instant.ofEpochSecond(seconds.longValue()))
                : claims.getClaim("auth_time") instanceof Date moment
                        ? Optional.of(moment.toInstant())
                        : Optional.empty();
    }

    private Map<String, Object> userinfo(Provider provider, String access) throws Refused {
        var answer = send(HttpRequest.newBuilder(URI.create(told(provider, "userinfo_endpoint")))
                .header("Authorization", "Bearer " + access)
                .header("Accept", "application/jwt, application/json")
                .GET());
        if (answer.startsWith("{") && provider.profile() == Provider.Profile.OTHER) {
            var said = read(answer);
            return said.propertyNames().stream()
                    .filter(name -> said.path(name).isValueNode())
                    .collect(Collectors.toMap(
                            name -> name, name -> said.path(name).asString("")));
        }
        return verified(provider, answer.strip()).getClaims();
    }

    private JWTClaimsSet verified(Provider provider, String token) throws Refused {
        try {
            return claims(provider, token, known(provider).keys());
        } catch (BadJOSEException keyTurned) {
            // The provider may have turned its keys since we read them.
            known.remove(provider.id());
            try {
                return claims(provider, token, known(provider).keys());
            } catch (BadJOSEException | ParseException | JOSEException bad) {
                throw new Refused("not signed by the provider", bad);
            }
        } catch (ParseException | JOSEException bad) {
            throw new Refused("not a signed answer", bad);
        }
    }

    private JWTClaimsSet claims(Provider provider, String token, JWKSet keys)
            throws BadJOSEException, ParseException, JOSEException, Refused {
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(
                JWSAlgorithm.parse(provider.asked().algorithm()), new ImmutableJWKSet<>(keys)));
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        var claims = processor.process(token, null);
        var now = clock.instant();
        if (!known(provider).said().path("issuer").asString("").equals(claims.getIssuer()))
            throw new Refused("another issuer");
        if (!claims.getAudience().contains(provider.client().id())) throw new Refused("for somebody else");
        if (claims.getSubject() == null || claims.getSubject().isBlank()) throw new Refused("of nobody");
        var until = claims.getExpirationTime();
        if (until != null && until.toInstant().plus(SKEW).isBefore(now)) throw new Refused("too old");
        var made = claims.getIssueTime();
        if (made != null && made.toInstant().minus(SKEW).isAfter(now)) throw new Refused("not yet");
        return claims;
    }

    private String told(Provider provider, String key) throws Refused {
        var address = known(provider).said().path(key).asString("");
        if (address.isEmpty()) throw new Refused("the provider does not say its " + key);
        return address;
    }

    private KnownProvider known(Provider provider) throws Refused {
        var before = known.get(provider.id());
        if (before != null && before.until().isAfter(clock.instant())) return before;
        var said = read(send(HttpRequest.newBuilder(URI.create(provider.issuer() + "/.well-known/openid-configuration"))
                .GET()));
        if (!said.path("issuer")
                .asString("")
                .replaceAll("/+$", "")
                .equals(provider.issuer().toString())) throw new Refused("the provider says that it is another");
        try {
            var keys = JWKSet.parse(
                    send(HttpRequest.newBuilder(URI.create(said.path("jwks_uri").asString("")))
                            .GET()));
            var now = new KnownProvider(said, keys, clock.instant().plus(KEPT));
            known.put(provider.id(), now);
            return now;
        } catch (ParseException | IllegalArgumentException bad) {
            throw new Refused("the keys of the provider are unreadable", bad);
        }
    }

    private String send(HttpRequest.Builder request) throws Refused {
        try {
            var answer = http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofInputStream());
            try (var body = answer.body()) {
                var bytes = body.readNBytes(LONGEST_ANSWER);
                if (answer.statusCode() != 200) throw new Refused("the provider answers " + answer.statusCode());
                return new String(bytes, StandardCharsets.UTF_8);
            }
        } catch (IOException away) {
            throw new Refused("the provider does not answer", away);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Refused("stopped", stopped);
        }
    }

    private JsonNode read(String text) throws Refused {
        try {
            return json.readTree(text);
        } catch (RuntimeException bad) {
            throw new Refused("not JSON", bad);
        }
    }

    private static String text(Map<String, Object> said, String key) {
        return said.get(key) instanceof String text ? text.strip() : "";
    }

    static String query(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
