package org.tousaidants.platform.passkeys;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions.PublicKeyCredentialCreationOptionsBuilder;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.platform.afterrestore.ActReplayAfterRestore.ReplayOutcome;
import org.tousaidants.platform.afterrestore.IrreversibleAct;
import org.tousaidants.platform.identity.AccountClosed;
import org.tousaidants.platform.identity.SignedInPerson;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// « Clés d’accès » — registers passkeys (WebAuthn) and signs people in with them. The device verifies its owner; a
/// passkey whose counter goes backwards was copied and is refused. Spring Security implements the protocol, but its
/// filter `webAuthn` is not used, because it supports only one site address, while each network has its own
/// (decision 0038).
@Service
class Passkeys {
    private static final Logger LOG = LoggerFactory.getLogger(Passkeys.class);
    static final String REMOVED = "passkey.removed";
    /// Time for which a challenge is valid, from its creation on; the browser waits for the person for the same
    /// time.
    static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final int MOST = 20;
    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();

    private final PasskeyStore store;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Passkeys(PasskeyStore store, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.events = events;
        this.clock = clock;
    }

    /// Returns the protocol implementation for a site.
    ///
    /// @param site public address of the site
    private WebAuthnRelyingPartyOperations protocol(
            String name, String site, Consumer<PublicKeyCredentialCreationOptionsBuilder> making) {
        var records = new SpringPasskeyRepository(store, clock);
        var party = PublicKeyCredentialRpEntity.builder()
                .id(URI.create(site).getHost())
                .name(name)
                .build();
        var protocol = new Webauthn4JRelyingPartyOperations(records, records, party, Set.of(site));
        protocol.setCustomizeCreationOptions(making);
        protocol.setCustomizeRequestOptions(asked -> asked.userVerification(UserVerificationRequirement.REQUIRED));
        return protocol;
    }

    private WebAuthnRelyingPartyOperations making(SignedInPerson self, String site) {
        var owner = SpringPasskeyRepository.owner(self.id(), self.mail(), self.name());
        var verified = AuthenticatorSelectionCriteria.builder()
                .userVerification(UserVerificationRequirement.REQUIRED)
                .residentKey(ResidentKeyRequirement.REQUIRED)
                .build();
        return protocol(self.network().name(), site, asked -> asked.user(owner).authenticatorSelection(verified));
    }

    /// Returns the options with which the browser creates a passkey.
    @Transactional(readOnly = true)
    PublicKeyCredentialCreationOptions toMake(SignedInPerson self, String site) {
        return making(self, site)
                .createPublicKeyCredentialCreationOptions(new ImmutablePublicKeyCredentialCreationOptionsRequest(
                        UsernamePasswordAuthenticationToken.authenticated(
                                self.id().toString(), null, List.of())));
    }

    /// Returns options as JSON for the browser.
    static String json(Object options) {
        return JSON.writeValueAsString(options);
    }

    @Transactional
    boolean make(
            SignedInPerson self, String site, PublicKeyCredentialCreationOptions asked, String answer, String label) {
        if (store.of(self.id()).size() >= MOST) return false;
        var type = new TypeReference<PublicKeyCredential<AuthenticatorAttestationResponse>>() {};
        var made = believed(answer, type, said -> {
            var record = making(self, site)
                    .registerCredential(new ImmutableRelyingPartyRegistrationRequest(
                            asked, new RelyingPartyPublicKey(said, label)));
            return store.byCredential(record.getCredentialId().getBytes());
        });
        made.ifPresent(key -> events.publishEvent(new PasskeyChanged(self.id(), key.id(), true)));
        return made.isPresent();
    }

    @Transactional(readOnly = true)
    PublicKeyCredentialRequestOptions toEnter(String site) {
        return protocol(site, site, asked -> {})
                .createCredentialRequestOptions(new ImmutablePublicKeyCredentialRequestOptionsRequest(null));
    }

    /// Returns the account to which the passkey belongs; empty if the answer of the browser is not valid.
    ///
    /// @param asked options that were sent to the browser
    @Transactional
    Optional<UUID> enter(String site, PublicKeyCredentialRequestOptions asked, String answer) {
        var type = new TypeReference<PublicKeyCredential<AuthenticatorAssertionResponse>>() {};
        return believed(
                answer,
                type,
                said -> Optional.of(protocol(site, site, unused -> {})
                                .authenticate(new RelyingPartyAuthenticationRequest(asked, said)))
                        .map(owner -> SpringPasskeyRepository.account(owner.getId())));
    }

    /// Parses and verifies an answer of the browser, which is untrusted. A forged passkey makes the libraries
    /// throw many kinds of exceptions; the result is then empty.
    ///
    /// @param use verifies the parsed answer
    private static <T, R> Optional<R> believed(String answer, TypeReference<T> type, Function<T, Optional<R>> use) {
        try {
            return use.apply(JSON.readValue(answer, type));
        } catch (DataAccessException broken) {
            throw broken;
        } catch (RuntimeException bad) {
            LOG.warn("A passkey is refused: {}", bad.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    @Transactional(readOnly = true)
    List<Passkey> of(SignedInPerson self) {
        return store.of(self.id());
    }

    @Transactional
    boolean remove(SignedInPerson self, UUID id) {
        if (!store.remove(self.id(), id)) return false;
        events.publishEvent(new PasskeyChanged(self.id(), id, false));
        events.publishEvent(IrreversibleAct.of(REMOVED, id, Optional.of(self.id()), clock.instant()));
        return true;
    }

    /// Removes a passkey that the person had removed and that the restored backup contains again.
    ///
    /// @param act the removal, as it was recorded outside the database
    @Transactional
    ReplayOutcome removeAgain(IrreversibleAct act) {
        var account = act.by().orElseThrow();
        var id = UUID.fromString(act.subject());
        if (!store.remove(account, id)) return ReplayOutcome.STANDS;
        events.publishEvent(new PasskeyChanged(account, id, false));
        return ReplayOutcome.AGAIN;
    }

    @EventListener
    void forget(AccountClosed closed) {
        store.removeAll(closed.account());
    }
}
