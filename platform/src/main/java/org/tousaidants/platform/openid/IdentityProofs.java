package org.tousaidants.platform.openid;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.tousaidants.platform.web.Page;

/// « Preuves d’identité » — service for packages that need one verification of a person's identity for an act.
@Service
public class IdentityProofs {
    static final String PATH = "/connexion/fournisseurs";
    static final Duration PATIENCE = Duration.ofMinutes(10);

    private final OpenIdProviders providers;
    private final ProviderVisits signInTrips;

    IdentityProofs(OpenIdProviders providers, ProviderVisits signInTrips) {
        this.providers = providers;
        this.signInTrips = signInTrips;
    }

    /// The name of the configured provider; empty if there is none.
    public Optional<String> offered() {
        return providers.forPersons().map(OpenIdProvider::name);
    }

    /// The address of the provider's information page for the public.
    public String about() {
        return providers.forPersons().map(OpenIdProvider::about).orElse("");
    }

    /// The address to which the browser is redirected. Afterwards the [IdentityCheckedAct] of that kind runs.
    public Optional<String> begin(
            String kind, String subject, Page page, HttpServletRequest request, HttpServletResponse response) {
        return providers
                .forPersons()
                .flatMap(provider -> signInTrips.toProve(
                        provider,
                        new ProviderRoundTrip.Act(kind, subject),
                        new ProviderVisits.BrowserExchange(page, request, response)));
    }
}
