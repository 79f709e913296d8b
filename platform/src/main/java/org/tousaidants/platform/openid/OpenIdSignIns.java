package org.tousaidants.platform.openid;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Service;
import org.tousaidants.platform.identity.AccountClosed;
import org.tousaidants.platform.identity.SecretToken;
import org.tousaidants.platform.identity.SignInReturnPath;
import org.tousaidants.platform.identity.SignInSessions;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.openid.ProviderRoundTrip.Act;
import org.tousaidants.platform.openid.ProviderRoundTrip.Purpose;
import org.tousaidants.platform.signin.OpenIdProviderSignOut;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.SignInSessionOpener;

/// « Connexions en cours » — handles one visit to a provider in one browser. The verified identity opens the session
/// of the linked account, or links an account, or proves the identity for one activity and is then deleted.
@Service
class OpenIdSignIns implements OpenIdProviderSignOut {
    /// The result of the return from a provider.
    sealed interface ProviderReturnResult {
        record RedirectAfterSignIn(String address) implements ProviderReturnResult {}

        /// The identity is valid but linked to no account.
        record NoLinkedAccount(String name) implements ProviderReturnResult {}

        /// The identity is already linked to an account.
        record ProviderAlreadyLinked(String name) implements ProviderReturnResult {}

        /// The provider did not authenticate the person again, although the request demanded it.
        record ReauthenticationMissing(String name) implements ProviderReturnResult {}

        /// The person refused, or the answer of the provider was invalid.
        ///
        /// @param refused true if the person refused
        record ProviderSignInFailed(String name, boolean refused) implements ProviderReturnResult {}
    }

    /// « Échange avec le navigateur » — the request of the browser, the response, and the page.
    record BrowserExchange(Page page, HttpServletRequest request, HttpServletResponse response) {
        String brought(String name) {
            return Optional.ofNullable(request.getParameter(name)).orElse("");
        }
    }

    /// Parameter that asks the provider for the time at which the person last authenticated there.
    private static final String WHEN = "{\"id_token\":{\"auth_time\":{\"essential\":true}}}";

    private final OpenIdProviders providers;
    private final OpenIdClient client;
    private final OpenIdStore store;
    private final SignInSessionOpener signInSession;
    private final ObjectProvider<IdentityCheckedAct> acts;
    private final Clock clock;

    OpenIdSignIns(
            OpenIdProviders providers,
            OpenIdClient client,
            OpenIdStore store,
            SignInSessionOpener signInSession,
            ObjectProvider<IdentityCheckedAct> acts,
            Clock clock) {
        this.providers = providers;
        this.client = client;
        this.store = store;
        this.signInSession = signInSession;
        this.acts = acts;
        this.clock = clock;
    }

    /// Returns the address to which a signed-in person is redirected to confirm their identity. The provider
    /// must authenticate again, because its session in this browser may belong to another person.
    Optional<String> toEnter(OpenIdProvider provider, SignInReturnPath goOn, BrowserExchange exchange) {
        return begin(provider, Purpose.SIGN_IN, Act.NONE, goOn, self(exchange).isPresent(), exchange);
    }

    Optional<String> toLink(OpenIdProvider provider, SignedInPerson self, BrowserExchange exchange) {
        var goOn = SignInReturnPath.of("/profil/fournisseurs?fait=relie");
        return begin(provider, Purpose.LINK, new Act("", self.id().toString()), goOn, false, exchange);
    }

    Optional<String> toProve(OpenIdProvider provider, Act act, BrowserExchange exchange) {
        return begin(provider, Purpose.ACT, act, SignInReturnPath.HOME, true, exchange);
    }

    private Optional<String> begin(
            OpenIdProvider provider,
            Purpose purpose,
            Act act,
            SignInReturnPath goOn,
            boolean again,
            BrowserExchange exchange) {
        var trip = new ProviderRoundTrip(provider.id(), purpose, act, goOn.value(), again, clock.instant());
        return client.begin(
                provider,
                exchange.request(),
                exchange.response(),
                asked -> asked.redirectUri(exchange.page().url(IdentityProofRequests.PATH + "/retour"))
                        .attributes(all -> all.put(ProviderRoundTrip.NAME, trip))
                        .additionalParameters(all -> all.putAll(beside(provider, again))));
    }

    private static Map<String, Object> beside(OpenIdProvider provider, boolean again) {
        var asked = new LinkedHashMap<String, Object>();
        if (!provider.asked().acr().isEmpty())
            asked.put("acr_values", provider.asked().acr());
        if (!provider.forPersons()) asked.put("claims", WHEN);
        if (again) asked.put("prompt", "login");
        // Only a provider that is neither ProConnect nor FranceConnect gets this parameter: ProConnect
        // answers with an error to any unknown parameter.
        if (again && provider.profile() == OpenIdProvider.OpenIdProviderKind.OTHER) asked.put("max_age", "0");
        return asked;
    }

    ProviderReturnResult back(BrowserExchange exchange) {
        var asked = client.take(exchange.request(), exchange.response());
        var begun =
                asked.flatMap(one -> Optional.ofNullable(one.<ProviderRoundTrip>getAttribute(ProviderRoundTrip.NAME)));
        var provider = begun.flatMap(one -> providers.find(one.provider()));
        if (begun.isEmpty() || provider.isEmpty()) return new ProviderReturnResult.ProviderSignInFailed("", false);
        var trip = begun.get();
        if (trip.begun().plus(IdentityProofRequests.PATIENCE).isBefore(clock.instant()))
            return new ProviderReturnResult.ProviderSignInFailed("", false);
        // The issuer in the answer (RFC 9207) must be the provider to which the request was sent; this
        // prevents mix-up attacks.
        var issuer = exchange.brought("iss");
        if (!issuer.isEmpty() && !issuer.equals(provider.get().issuer())) return undone(trip, provider.get(), false);
        var code = exchange.brought(OAuth2ParameterNames.CODE);
        var error = exchange.brought(OAuth2ParameterNames.ERROR);
        if (!error.isEmpty() || code.isEmpty()) return undone(trip, provider.get(), error.equals("access_denied"));
        return client.exchange(provider.get(), asked.get(), code)
                .map(user -> arrived(user, provider.get(), trip, exchange))
                .orElseGet(() -> undone(trip, provider.get(), false));
    }

    private ProviderReturnResult arrived(
            OidcUser user, OpenIdProvider provider, ProviderRoundTrip trip, BrowserExchange exchange) {
        var shown = Optional.ofNullable(user.getAuthenticatedAt());
        var again = shown.filter(at -> !at.plus(OpenIdClient.SKEW).isBefore(trip.begun()))
                .isPresent();
        return switch (trip.purpose()) {
            case SIGN_IN ->
                trip.again() && !again
                        ? new ProviderReturnResult.ReauthenticationMissing(provider.name())
                        : enter(user, provider, trip, exchange);
            case LINK -> link(user, provider, trip, exchange);
            case ACT ->
                shown.isPresent() && !again ? undone(trip, provider, false) : act(user, provider, trip, exchange);
        };
    }

    private ProviderReturnResult undone(ProviderRoundTrip trip, OpenIdProvider provider, boolean refused) {
        if (trip.purpose() != Purpose.ACT)
            return new ProviderReturnResult.ProviderSignInFailed(provider.name(), refused);
        var act = trip.act();
        return new ProviderReturnResult.RedirectAfterSignIn(proved(act).undone(act.subject()));
    }

    private IdentityCheckedAct proved(Act act) {
        return acts.stream()
                .filter(known -> known.kind().equals(act.kind()))
                .findFirst()
                .orElseThrow();
    }

    /// Signs a person in. If the provider did not authenticate the person at this sign-in, the proof of identity
    /// does not count as recent, and a sensitive activity requires a confirmation.
    private ProviderReturnResult enter(
            OidcUser user, OpenIdProvider provider, ProviderRoundTrip trip, BrowserExchange exchange) {
        var shown = Optional.ofNullable(user.getAuthenticatedAt()).orElse(Instant.EPOCH);
        return store.account(subject(user, provider))
                .<ProviderReturnResult>map(account -> {
                    var opened = new ProviderRoundTrip.Opened(
                            provider.id(), user.getIdToken().getTokenValue());
                    signInSession
                            .open(account, provider.isTwoFactors(), shown, exchange.request(), exchange.response())
                            .setAttribute(ProviderRoundTrip.Opened.NAME, opened);
                    return new ProviderReturnResult.RedirectAfterSignIn(trip.goOn());
                })
                .orElseGet(() -> new ProviderReturnResult.NoLinkedAccount(provider.name()));
    }

    /// Links the identity to the account that began the visit, if the person is still signed in.
    private ProviderReturnResult link(
            OidcUser user, OpenIdProvider provider, ProviderRoundTrip trip, BrowserExchange exchange) {
        var self = self(exchange)
                .filter(actor -> actor.id().toString().equals(trip.act().subject()));
        if (self.isEmpty()) return new ProviderReturnResult.ProviderSignInFailed(provider.name(), false);
        return store.link(subject(user, provider), self.get().id(), clock.instant())
                ? new ProviderReturnResult.RedirectAfterSignIn(trip.goOn())
                : new ProviderReturnResult.ProviderAlreadyLinked(provider.name());
    }

    /// Performs an activity with the identity. The provider's session is ended and the identity is not stored.
    private ProviderReturnResult act(
            OidcUser user, OpenIdProvider provider, ProviderRoundTrip trip, BrowserExchange exchange) {
        var usual = text(
                user,
                provider.profile() == OpenIdProvider.OpenIdProviderKind.PROCONNECT
                        ? "usual_name"
                        : "preferred_username");
        var goOn = proved(trip.act())
                .done(
                        trip.act().subject(),
                        new IdentityCheckedAct.CheckedPersonIdentity(
                                text(user, "given_name"),
                                text(user, "family_name"),
                                Optional.of(usual).filter(name -> !name.isEmpty()),
                                text(user, "birthdate")));
        var state = SecretToken.random().text();
        var leaving = client.endSession(provider, user.getIdToken().getTokenValue(), state, end(exchange.page()));
        exchange.request()
                .getSession()
                .setAttribute(ProviderRoundTrip.Ending.NAME, new ProviderRoundTrip.Ending(state, goOn));
        return new ProviderReturnResult.RedirectAfterSignIn(leaving.orElse(goOn));
    }

    /// Returns the path of the next page after the logout at the provider.
    ///
    /// @param exchange request with which the browser returns
    String ended(BrowserExchange exchange) {
        var session = exchange.request().getSession(false);
        if (session == null
                || !(session.getAttribute(ProviderRoundTrip.Ending.NAME)
                        instanceof ProviderRoundTrip.Ending(var state, var goOn))) return "/";
        session.removeAttribute(ProviderRoundTrip.Ending.NAME);
        return state.equals(exchange.brought(OAuth2ParameterNames.STATE)) ? goOn : "/";
    }

    @Override
    public Optional<String> address(HttpServletRequest request, Page page) {
        var session = request.getSession(false);
        if (session == null
                || !(session.getAttribute(ProviderRoundTrip.Opened.NAME)
                        instanceof ProviderRoundTrip.Opened(var id, var token))) return Optional.empty();
        session.removeAttribute(ProviderRoundTrip.Opened.NAME);
        return providers
                .find(id)
                .flatMap(provider ->
                        client.endSession(provider, token, SecretToken.random().text(), end(page)));
    }

    private static String end(Page page) {
        return page.url(IdentityProofRequests.PATH + "/fin");
    }

    private Optional<SignedInPerson> self(BrowserExchange exchange) {
        return exchange.request().getAttribute(SignInSessions.SessionHolder.class.getName())
                        instanceof SignInSessions.SessionHolder one
                ? Optional.of(one.actor())
                : Optional.empty();
    }

    private static OpenIdStore.OpenIdSubject subject(OidcUser user, OpenIdProvider provider) {
        return new OpenIdStore.OpenIdSubject(provider.id(), text(user, "idp_id"), text(user, "sub"));
    }

    private static String text(OidcUser user, String claim) {
        return user.getClaims().get(claim) instanceof String said ? said.strip() : "";
    }

    List<LinkedOpenIdProvider> of(SignedInPerson self) {
        return store.of(self.id());
    }

    boolean unlink(SignedInPerson self, String provider) {
        return store.unlink(self.id(), provider) > 0;
    }

    @EventListener
    void forget(AccountClosed closed) {
        store.forgetOf(closed.account());
    }
}
