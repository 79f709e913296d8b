package org.tousaidants.platform.web;

import java.util.Locale;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.tenancy.Tenants;

/// « Adresse publique » — the full address of a page, for letters, which are written without a request. It comes
/// from the configuration, never from a request: the person who requests a letter must not choose the target of
/// its links.
@Component
public class PublicAddress {
    private final Tenants tenants;
    private final Environment environment;

    PublicAddress(Tenants tenants, Environment environment) {
        this.tenants = tenants;
        this.environment = environment;
    }

    /// Whether a public address is configured. If not, addresses name this machine, which other machines cannot
    /// reach.
    public boolean known() {
        return !configured().isEmpty();
    }

    String configured() {
        return tenants.setting("public-url").replaceAll("/+$", "");
    }

    /// The address of a page in the language of the letter; French is the default of the site.
    public String of(String path, Locale reader) {
        return of(path) + (reader.getLanguage().equals("fr") ? "" : "?lang=" + reader.getLanguage());
    }

    public String of(String path) {
        var configured = configured();
        if (!configured.isEmpty()) return configured + path;
        return "http://localhost:" + environment.getProperty("local.server.port", "8080") + path;
    }
}
