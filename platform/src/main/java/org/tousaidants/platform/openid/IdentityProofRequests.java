package org.tousaidants.platform.openid;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.tousaidants.platform.web.Page;

/// « Preuves d’identité » — verifies the identity of a person once, for another package.
@Service
public class IdentityProofRequests {
    static final String PATH = "/connexion/fournisseurs";
    static final Duration PATIENCE = Duration.ofMinutes(10);

    private final OpenIdProviders providers;
    private final OpenIdSignIns signInTrips;

    IdentityProofRequests(OpenIdProviders providers, OpenIdSignIns signInTrips) {
        this.providers = providers;
        this.signInTrips = signInTrips;
    }

    /// Returns the name of the configured provider; empty if there is none.
    public Optional<String> offered() {
        return providers.forPersons().map(OpenIdProvider::name);
    }

    /// Returns the address of the provider's information page for the public.
    public String about() {
        return providers.forPersons().map(OpenIdProvider::about).orElse("");
    }

    /// Returns the address of the provider to which the browser must be redirected; empty if there is no
    /// provider, or if it does not answer. After the provider has verified the identity, the
    /// [IdentityCheckedAct] of this kind receives it.
    public Optional<String> begin(
            String kind, String subject, Page page, HttpServletRequest request, HttpServletResponse response) {
        return providers
                .forPersons()
                .flatMap(provider -> signInTrips.toProve(
                        provider,
                        new ProviderRoundTrip.Act(kind, subject),
                        new OpenIdSignIns.BrowserExchange(page, request, response)));
    }
}
