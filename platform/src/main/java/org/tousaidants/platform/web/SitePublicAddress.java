package org.tousaidants.platform.web;

import java.util.Locale;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.tenancy.Tenants;

/// « Adresse publique » — makes the full addresses of pages for letters, which are written when there is no request.
/// The host name is read from the configuration: if it were read from a request, the person who requests a letter
/// could choose the target of its links.
@Component
public class SitePublicAddress {
    private final Tenants tenants;
    private final Environment environment;

    SitePublicAddress(Tenants tenants, Environment environment) {
        this.tenants = tenants;
        this.environment = environment;
    }

    /// Returns whether a public address is configured. If not, addresses contain the name of this machine, which
    /// other machines cannot open.
    public boolean known() {
        return !configured().isEmpty();
    }

    String configured() {
        return tenants.setting("public-url").replaceAll("/+$", "");
    }

    /// Returns the full address of a page in the language of the reader; French is the default of the site.
    public String of(String path, Locale reader) {
        return of(path) + (reader.getLanguage().equals("fr") ? "" : "?lang=" + reader.getLanguage());
    }

    public String of(String path) {
        var configured = configured();
        if (!configured.isEmpty()) return configured + path;
        return "http://localhost:" + environment.getProperty("local.server.port", "8080") + path;
    }
}
