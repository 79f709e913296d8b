package org.tousaidants.platform.openid;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.tousaidants.core.text.Sha256;
import org.tousaidants.platform.identity.AccountClosed;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Entrances;
import org.tousaidants.platform.identity.LocalPath;
import org.tousaidants.platform.identity.Network;
import org.tousaidants.platform.identity.Secret;
import org.tousaidants.platform.identity.Sessions;
import org.tousaidants.platform.jobs.Job;
import org.tousaidants.platform.openid.OpenIdStore.Act;
import org.tousaidants.platform.openid.OpenIdStore.Attempt;
import org.tousaidants.platform.openid.OpenIdStore.Purpose;
import org.tousaidants.platform.signin.LeavingWay;
import org.tousaidants.platform.web.Page;

/// « Connexions en cours » — the door: to a provider and back, once, in one browser. What was verified opens the
/// session of the linked account, links an account, or serves one act of a person and is forgotten.
@Service
class SignInTrips implements LeavingWay {
    /// Where a person who came back goes on.
    sealed interface Arrival {
        /// `session` when she is connected from now on.
        record Onward(String address, Optional<Secret> session) implements Arrival {}

        /// Her provider knows her, no account here is linked to it.
        record Unlinked(String name) implements Arrival {}

        /// That identity is linked to an account already.
        record Taken(String name) implements Arrival {}

        /// The provider let her in without asking her who she is, although it was asked to.
        record NotAsked(String name) implements Arrival {}

        /// She said no there, or nothing that came back is to be believed.
        record Failed(String name, boolean refused) implements Arrival {}
    }

    /// What comes back in the address.
    record Brought(String state, String code, String error, String issuer) {
        /// A provider that says who it is (RFC 9207) must be the one that was asked: no other passes its answers on.
        boolean from(Provider asked) {
            return issuer.isEmpty()
                    || issuer.replaceAll("/+$", "").equals(asked.issuer().toString());
        }
    }

    /// Asks a provider to say when she last showed who she is.
    private static final String WHEN = "{\"id_token\":{\"auth_time\":{\"essential\":true}}}";

    private static final Logger LOG = LoggerFactory.getLogger(SignInTrips.class);

    private final Providers providers;
    private final OpenIdClient client;
    private final OpenIdStore store;
    private final Entrances entrances;
    private final Sessions sessions;
    private final ObjectProvider<ProvedAct> acts;
    private final Clock clock;

    SignInTrips(
            Providers providers,
            OpenIdClient client,
            OpenIdStore store,
            Entrances entrances,
            Sessions sessions,
            ObjectProvider<ProvedAct> acts,
            Clock clock) {
        this.providers = providers;
        this.client = client;
        this.store = store;
        this.entrances = entrances;
        this.sessions = sessions;
        this.acts = acts;
        this.clock = clock;
    }

    /// Who is connected already confirms who she is: the provider is asked to ask her again.
    Optional<String> toEnter(Provider provider, LocalPath goOn, Steps steps) {
        return begin(provider, Purpose.SIGN_IN, Optional.empty(), Act.NONE, goOn, steps);
    }

    Optional<String> toLink(Provider provider, Actor self, Steps steps) {
        return begin(
                provider, Purpose.LINK, Optional.of(self.id()), Act.NONE, LocalPath.of("/profil/fournisseurs"), steps);
    }

    Optional<String> toProve(Provider provider, Act act, Steps steps) {
        return begin(provider, Purpose.ACT, Optional.empty(), act, LocalPath.HOME, steps);
    }

    /// « Échanges avec le navigateur » — of one request.
    ///
    /// @param here what this browser brings of a journey that it began, and `keep` what it must keep of the next
    record Steps(Network network, Page page, Optional<Secret> here, Optional<Secret> session, Consumer<Secret> keep) {}

    private Optional<String> begin(
            Provider provider, Purpose purpose, Optional<UUID> account, Act act, LocalPath goOn, Steps steps) {
        var state = Secret.random();
        var nonce = Secret.random().text();
        var verifier = Secret.random().text();
        var asked = new LinkedHashMap<String, String>();
        asked.put("response_type", "code");
        asked.put("client_id", provider.client().id());
        asked.put("redirect_uri", steps.page().url(IdentityProofs.PATH + "/retour"));
        asked.put("scope", provider.asked().scopes());
        asked.put("state", state.text());
        asked.put("nonce", nonce);
        if (!provider.asked().acr().isEmpty())
            asked.put("acr_values", provider.asked().acr());
        // A session of the provider in this browser may be that of another person, who sat here before.
        var again = purpose == Purpose.ACT
                || purpose == Purpose.SIGN_IN
                        && steps.session().flatMap(sessions::actor).isPresent();
        if (!provider.forPersons()) asked.put("claims", WHEN);
        if (again) {
            asked.put("prompt", "login");
            // ProConnect answers with an error to any parameter that it does not know.
            if (provider.profile() == Provider.Profile.OTHER) asked.put("max_age", "0");
        }
        if (provider.pkce()) {
            asked.put("code_challenge", challenge(verifier));
            asked.put("code_challenge_method", "S256");
        }
        try {
            var address = client.authorize(provider, asked);
            store.begin(
                    steps.network().id(),
                    state,
                    here(steps),
                    new Attempt(provider.id(), nonce, verifier, purpose, account, act, goOn.value(), again),
                    clock.instant());
            return Optional.of(address);
        } catch (OpenIdClient.Refused away) {
            LOG.warn("The provider {} cannot be reached: {}", provider.id(), away.getMessage());
            return Optional.empty();
        }
    }

    /// Anew each time: what this browser alone knows of its journey.
    private Secret here(Steps steps) {
        var browser = Secret.random();
        steps.keep().accept(browser);
        return browser;
    }

    Arrival back(Brought brought, String browser, Steps steps) {
        var network = steps.network().id();
        var attempt = Secret.of(brought.state())
                .flatMap(state -> steps.here()
                        .flatMap(here ->
                                store.take(network, state, here, clock.instant().minus(IdentityProofs.PATIENCE))));
        var provider = attempt.flatMap(one -> providers.find(one.attempt().provider()));
        if (provider.isEmpty()) return new Arrival.Failed("", false);
        var one = attempt.get().attempt();
        if (one.purpose() == Purpose.END) return new Arrival.Onward(one.goOn(), Optional.empty());
        if (!brought.from(provider.get())) return undone(one, provider.get(), network, false);
        if (!brought.error().isEmpty() || brought.code().isEmpty())
            return undone(one, provider.get(), network, brought.error().equals("access_denied"));
        Identity identity;
        try {
            identity = client.exchange(
                    provider.get(),
                    brought.code(),
                    one.verifier(),
                    one.nonce(),
                    steps.page().url(IdentityProofs.PATH + "/retour"));
        } catch (OpenIdClient.Refused bad) {
            LOG.warn("What {} answered is not believed: {}", provider.get().id(), bad.getMessage());
            return undone(one, provider.get(), network, false);
        }
        return switch (one.purpose()) {
            case SIGN_IN ->
                one.again() && !shownSince(identity, attempt.get().begun())
                        ? new Arrival.NotAsked(provider.get().name())
                        : enter(identity, provider.get(), one, browser, steps);
            case LINK -> link(identity, provider.get(), one, steps);
            case ACT ->
                identity.shown().isPresent()
                                && !shownSince(identity, attempt.get().begun())
                        ? undone(one, provider.get(), network, false)
                        : act(identity, provider.get(), one, steps);
            case END -> new Arrival.Onward(one.goOn(), Optional.empty());
        };
    }

    private Arrival undone(Attempt one, Provider provider, String network, boolean refused) {
        return acts.stream()
                .filter(act -> one.purpose() == Purpose.ACT
                        && act.kind().equals(one.act().kind()))
                .findFirst()
                .<Arrival>map(
                        act -> new Arrival.Onward(act.undone(network, one.act().subject()), Optional.empty()))
                .orElseGet(() -> new Arrival.Failed(provider.name(), refused));
    }

    private static boolean shownSince(Identity identity, Instant begun) {
        return identity.shown()
                .filter(at -> !at.plus(OpenIdClient.SKEW).isBefore(begun))
                .isPresent();
    }

    /// A silent sign-on is not fresh: what is sensitive asks her to confirm who she is.
    private Arrival enter(Identity identity, Provider provider, Attempt one, String browser, Steps steps) {
        var network = steps.network().id();
        return store.account(network, identity.who())
                .flatMap(account -> entrances.enter(
                        network,
                        new Entrances.Proof(
                                account,
                                browser,
                                provider.isTwoFactors(),
                                Optional.of(identity.shown().orElse(Instant.EPOCH))),
                        steps.session(),
                        steps.page().lang()))
                .<Arrival>map(session -> {
                    sessions.current(session)
                            .ifPresent(id -> store.opened(
                                    network, id, provider.id(), identity.token().getBytes(StandardCharsets.US_ASCII)));
                    return new Arrival.Onward(one.goOn(), Optional.of(session));
                })
                .orElseGet(() -> new Arrival.Unlinked(provider.name()));
    }

    /// Only for the person who began, still connected.
    private Arrival link(Identity identity, Provider provider, Attempt one, Steps steps) {
        var self = steps.session().flatMap(sessions::actor);
        if (self.filter(actor -> Optional.of(actor.id()).equals(one.account())).isEmpty())
            return new Arrival.Failed(provider.name(), false);
        return store.link(steps.network().id(), identity.who(), self.get().id(), clock.instant())
                ? new Arrival.Onward(one.goOn() + "?fait=relie", Optional.empty())
                : new Arrival.Taken(provider.name());
    }

    /// Her identity serves the act, her session there ends with it, and nothing of it stays here.
    private Arrival act(Identity identity, Provider provider, Attempt one, Steps steps) {
        var act = acts.stream()
                .filter(known -> known.kind().equals(one.act().kind()))
                .findFirst()
                .orElseThrow();
        var goOn = act.done(
                steps.network().id(),
                one.act().subject(),
                new ProvedAct.Person(identity.given(), identity.family(), identity.usual(), identity.birth()));
        return new Arrival.Onward(
                leave(provider, identity.token(), LocalPath.of(goOn), steps).orElse(goOn), Optional.empty());
    }

    private Optional<String> leave(Provider provider, String token, LocalPath goOn, Steps steps) {
        var state = Secret.random();
        var address = client.endSession(provider, ending(token, state, steps.page()));
        if (address.isPresent())
            store.begin(
                    steps.network().id(),
                    state,
                    here(steps),
                    new Attempt(provider.id(), "", "", Purpose.END, Optional.empty(), Act.NONE, goOn.value(), false),
                    clock.instant());
        return address;
    }

    private static Map<String, String> ending(String token, Secret state, Page page) {
        var asked = new LinkedHashMap<String, String>();
        asked.put("id_token_hint", token);
        asked.put("state", state.text());
        asked.put("post_logout_redirect_uri", page.url(IdentityProofs.PATH + "/fin"));
        return asked;
    }

    @Override
    public Optional<String> address(Secret session, Page page) {
        return sessions.current(session)
                .flatMap(store::opened)
                .flatMap(opened -> providers
                        .find(opened.provider())
                        .flatMap(provider -> client.endSession(
                                provider,
                                ending(new String(opened.hint(), StandardCharsets.US_ASCII), Secret.random(), page))));
    }

    List<ProviderLinked> of(Actor self) {
        return store.of(self.network().id(), self.id());
    }

    boolean unlink(Actor self, String provider) {
        return store.unlink(self.network().id(), self.id(), provider) > 0;
    }

    @EventListener
    void forget(AccountClosed closed) {
        store.forgetOf(closed.network(), closed.account());
    }

    @Bean("openid.forget-attempts")
    static Job forgetAttemptsJob(SignInTrips trips) {
        return Job.every(Duration.ofHours(1)).run(trips::tidy);
    }

    void tidy() {
        store.forgetAttempts(clock.instant().minus(IdentityProofs.PATIENCE));
    }

    private static String challenge(String verifier) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(verifier));
    }
}
