package org.tousaidants.platform.openid;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.tousaidants.platform.identity.Network;
import org.tousaidants.platform.web.Page;

/// « Preuves d’identité » — the door for rooms whose act wants to know, once, who a person is.
@Service
public class Proofs {
    private final Providers providers;
    private final Journeys journeys;

    Proofs(Providers providers, Journeys journeys) {
        this.providers = providers;
        this.journeys = journeys;
    }

    /// What it is called here, if the operator set one up.
    public Optional<String> offered() {
        return providers.forPersons().map(Provider::name);
    }

    /// Its page for whoever does not know it.
    public String about() {
        return providers.forPersons().map(Provider::about).orElse("");
    }

    /// The address to which her browser goes; she comes back to the [ProvedAct] of that kind.
    public Optional<String> begin(
            Network network,
            String kind,
            String subject,
            Page page,
            HttpServletRequest request,
            HttpServletResponse response) {
        return providers
                .forPersons()
                .flatMap(provider -> journeys.toProve(
                        provider,
                        new OpenIdStore.Act(kind, subject),
                        new Journeys.Steps(network, page, request, response)));
    }
}
