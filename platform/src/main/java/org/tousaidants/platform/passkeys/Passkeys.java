package org.tousaidants.platform.passkeys;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.exception.DataConversionException;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.Challenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.verifier.exception.VerificationException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.platform.identity.AccountClosed;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Secret;
import org.tousaidants.platform.jobs.Job;
import org.tousaidants.platform.restoration.LastingAct;
import org.tousaidants.platform.restoration.ReplayRule.Outcome;

/// « Clés d’accès » — the door. The device verifies its owner, each challenge serves once, in one browser; a key that
/// counts backwards was copied, and is refused.
@Service
class Passkeys {
    private static final Logger LOG = LoggerFactory.getLogger(Passkeys.class);
    static final String REMOVED = "passkey.removed";
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int MOST = 20;
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();
    private static final List<PublicKeyCredentialParameters> SIGNATURES = List.of(
            new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, COSEAlgorithmIdentifier.ES256),
            new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, COSEAlgorithmIdentifier.RS256));

    private final PasskeyStore store;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final WebAuthnManager verifier = WebAuthnManager.createNonStrictWebAuthnManager();
    private final AttestedCredentialDataConverter records = new AttestedCredentialDataConverter(new ObjectConverter());

    Passkeys(PasskeyStore store, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.events = events;
        this.clock = clock;
    }

    /// What the browser needs to make a key. `site` is the address that people see.
    @Transactional
    Map<String, Object> toMake(Actor self, Secret browser, String site) {
        var network = self.network().id();
        var challenge = Secret.random();
        store.challenge(network, challenge, browser, Optional.of(self.id()), clock.instant());
        return Map.of(
                "challenge", challenge.text(),
                "rp", Map.of("id", host(site), "name", self.network().name()),
                "user", Map.of("id", handle(self.id()), "name", self.mail(), "displayName", self.name()),
                "pubKeyCredParams",
                        List.of(Map.of("type", "public-key", "alg", -7), Map.of("type", "public-key", "alg", -257)),
                "timeout", PATIENCE.toMillis(),
                "attestation", "none",
                "authenticatorSelection", Map.of("residentKey", "required", "userVerification", "required"),
                "excludeCredentials",
                        store.credentials(network, self.id()).stream()
                                .map(one -> Map.of("type", "public-key", "id", TEXT.encodeToString(one)))
                                .toList());
    }

    @Transactional
    boolean make(Actor self, Secret browser, String site, String answer, String label) {
        var network = self.network().id();
        if (store.of(network, self.id()).size() >= MOST) return false;
        try {
            var said = read(() -> verifier.parseRegistrationResponseJSON(answer));
            var challenge = said.getCollectedClientData() == null
                    ? null
                    : said.getCollectedClientData().getChallenge();
            if (challenge == null || !taken(network, challenge, browser, Optional.of(self.id()))) return false;
            var verified =
                    verifier.verify(said, new RegistrationParameters(property(site, challenge), SIGNATURES, true));
            var data = verified.getAttestationObject();
            var record = data == null ? null : data.getAuthenticatorData().getAttestedCredentialData();
            if (record == null) return false;
            var id = UUID.randomUUID();
            var added = store.add(
                    network, id, self.id(), record.getCredentialId(), records.convert(record), label, clock.instant());
            if (added) events.publishEvent(new PasskeyMoved(network, self.id(), id, true));
            return added;
        } catch (DataConversionException | VerificationException bad) {
            LOG.warn("A passkey is refused: {}", bad.getClass().getSimpleName());
            return false;
        }
    }

    /// What a stranger sent: the library answers what is empty or no JSON with exceptions of many kinds.
    private static <T> T read(Supplier<@Nullable T> parsed) {
        try {
            var said = parsed.get();
            if (said == null) throw new DataConversionException("nothing was said");
            return said;
        } catch (DataConversionException bad) {
            throw bad;
        } catch (RuntimeException bad) {
            throw new DataConversionException("not the answer of a key", bad);
        }
    }

    @Transactional
    Map<String, Object> toEnter(String network, Secret browser, String site) {
        var challenge = Secret.random();
        store.challenge(network, challenge, browser, Optional.empty(), clock.instant());
        return Map.of(
                "challenge", challenge.text(),
                "rpId", host(site),
                "timeout", PATIENCE.toMillis(),
                "userVerification", "required",
                "allowCredentials", List.of());
    }

    /// Whose account the key opens.
    @Transactional
    Optional<UUID> enter(String network, Secret browser, String site, String answer) {
        try {
            var said = read(() -> verifier.parseAuthenticationResponseJSON(answer));
            var challenge = said.getCollectedClientData() == null
                    ? null
                    : said.getCollectedClientData().getChallenge();
            if (challenge == null || !taken(network, challenge, browser, Optional.empty())) return Optional.empty();
            var credential = said.getCredentialId();
            if (credential == null) return Optional.empty();
            var held = store.byCredential(network, Arrays.copyOf(credential, credential.length));
            if (held.isEmpty()) return Optional.empty();
            var record = new CredentialRecordImpl(
                    new NoneAttestationStatement(),
                    null,
                    null,
                    null,
                    held.get().counter(),
                    records.convert(held.get().record()),
                    null,
                    null,
                    null,
                    null);
            var verified =
                    verifier.verify(said, new AuthenticationParameters(property(site, challenge), record, null, true));
            var data = verified.getAuthenticatorData();
            if (data == null) return Optional.empty();
            store.used(held.get().id(), data.getSignCount(), clock.instant());
            return Optional.of(held.get().account());
        } catch (DataConversionException | VerificationException bad) {
            LOG.warn("A passkey is refused: {}", bad.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    @Transactional(readOnly = true)
    List<Passkey> of(Actor self) {
        return store.of(self.network().id(), self.id());
    }

    @Transactional
    boolean remove(Actor self, UUID id) {
        var network = self.network().id();
        if (!store.remove(network, self.id(), id)) return false;
        events.publishEvent(new PasskeyMoved(network, self.id(), id, false));
        events.publishEvent(LastingAct.of(network, REMOVED, id, Optional.of(self.id()), clock.instant()));
        return true;
    }

    /// After a restoration that brought it back.
    @Transactional
    Outcome removeAgain(LastingAct act) {
        var account = act.by().orElseThrow();
        var id = UUID.fromString(act.subject());
        if (!store.remove(act.network(), account, id)) return Outcome.STANDS;
        events.publishEvent(new PasskeyMoved(act.network(), account, id, false));
        return Outcome.AGAIN;
    }

    @EventListener
    void forget(AccountClosed closed) {
        store.removeAll(closed.network(), closed.account());
    }

    @Bean("passkeys.forget-challenges")
    static Job forgetChallengesJob(Passkeys passkeys) {
        return Job.every(Duration.ofHours(1)).run(passkeys::tidy);
    }

    void tidy() {
        store.forgetChallenges(clock.instant().minus(PATIENCE));
    }

    private boolean taken(String network, Challenge challenge, Secret browser, Optional<UUID> account) {
        return Secret.of(TEXT.encodeToString(challenge.getValue()))
                .filter(one -> store.take(
                        network, one, browser, account, clock.instant().minus(PATIENCE)))
                .isPresent();
    }

    private static ServerProperty property(String site, Challenge challenge) {
        return ServerProperty.builder()
                .origin(Origin.create(site))
                .rpId(host(site))
                .challenge(challenge)
                .build();
    }

    private static String host(String site) {
        return URI.create(site).getHost();
    }

    /// Tells nothing of the person to a device that another person reads.
    private static String handle(UUID account) {
        return TEXT.encodeToString(ByteBuffer.allocate(16)
                .putLong(account.getMostSignificantBits())
                .putLong(account.getLeastSignificantBits())
                .array());
    }
}
