package org.tousaidants.platform.openid;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.ResolvableType;
import org.springframework.core.env.Environment;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.client.RestClientException;
import org.tousaidants.platform.signin.SignInMethod;
import org.tousaidants.platform.signin.SignInMethodSource;
import org.tousaidants.platform.web.ExternalFormTargets;

/// The configured providers; none by default. A missing setting prevents the start, and the error names it. The
/// metadata of a provider are loaded on first use, so that the start does not wait for them.
@Component
class OpenIdProviders implements ClientRegistrationRepository, SignInMethodSource, ExternalFormTargets {
    private static final Logger LOG = LoggerFactory.getLogger(OpenIdProviders.class);
    private static final Bindable<Map<String, Map<String, String>>> SETTINGS =
            Bindable.of(ResolvableType.forClassWithGenerics(
                    Map.class,
                    ResolvableType.forClass(String.class),
                    ResolvableType.forClassWithGenerics(Map.class, String.class, String.class)));

    private final List<OpenIdProvider> all;
    private final Map<String, SingletonSupplier<ClientRegistration>> registrations;

    OpenIdProviders(Environment settings) {
        this.all = Binder.get(settings).bind("ta.openid", SETTINGS).orElseGet(Map::of).entrySet().stream()
                .map(one -> OpenIdProvider.of(one.getKey(), one.getValue()))
                .toList();
        this.registrations = all.stream()
                .collect(Collectors.toMap(OpenIdProvider::id, one -> SingletonSupplier.of(one::discovered)));
    }

    Optional<OpenIdProvider> find(String id) {
        return all.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    OpenIdProvider of(ClientRegistration registration) {
        return find(registration.getRegistrationId()).orElseThrow();
    }

    Optional<OpenIdProvider> forPersons() {
        return all.stream().filter(OpenIdProvider::forPersons).findFirst();
    }

    List<OpenIdProvider> forAgents() {
        return all.stream().filter(one -> !one.forPersons()).toList();
    }

    /// Returns the client registration of a provider; null if the provider does not answer or its metadata name
    /// another issuer. The provider is asked again at the next call.
    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        var registration = registrations.get(id);
        if (registration == null) return null;
        try {
            return registration.get();
        } catch (RestClientException | IllegalArgumentException | IllegalStateException away) {
            LOG.warn("The provider {} cannot be reached: {}", id, away.getMessage());
            return null;
        }
    }

    @Override
    public List<SignInMethod> offered() {
        return forAgents().stream()
                .map(one -> new SignInMethod(
                        "openid.enter", one.name(), "/connexion/fournisseurs/" + one.id(), one.about(), 20))
                .toList();
    }

    @Override
    public Set<String> origins() {
        return all.stream().map(OpenIdProvider::origin).collect(Collectors.toSet());
    }
}
