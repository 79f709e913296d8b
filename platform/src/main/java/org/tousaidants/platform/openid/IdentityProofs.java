package org.tousaidants.platform.openid;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.tousaidants.platform.web.Page;

/// « Preuves d’identité » — the door for rooms whose act wants to know, once, who a person is.
@Service
public class IdentityProofs {
    static final String PATH = "/connexion/fournisseurs";
    static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Providers providers;
    private final SignInTrips signInTrips;

    IdentityProofs(Providers providers, SignInTrips signInTrips) {
        this.providers = providers;
        this.signInTrips = signInTrips;
    }

    /// What it is called here, if the operator set one up.
    public Optional<String> offered() {
        return providers.forPersons().map(Provider::name);
    }

    /// Its page for those who do not know it.
    public String about() {
        return providers.forPersons().map(Provider::about).orElse("");
    }

    /// The address to which her browser goes; she comes back to the [ProvedAct] of that kind.
    public Optional<String> begin(
            String kind, String subject, Page page, HttpServletRequest request, HttpServletResponse response) {
        return providers
                .forPersons()
                .flatMap(provider -> signInTrips.toProve(
                        provider, new Trip.Act(kind, subject), new SignInTrips.Exchange(page, request, response)));
    }
}
