package org.tousaidants.platform.web;

import java.util.Locale;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.tenancy.Tenants;

/// « Adresse publique » — of a page, whole, for what is written without a request at hand: letters. It comes from our
/// configuration, never from a request: the asker of a letter must not choose where its links lead.
@Component
public class PublicAddress {
    private final Tenants tenants;
    private final Environment environment;

    PublicAddress(Tenants tenants, Environment environment) {
        this.tenants = tenants;
        this.environment = environment;
    }

    /// False: what is written names this machine, which is not found from outside.
    public boolean known() {
        return !configured().isEmpty();
    }

    String configured() {
        return tenants.setting("public-url").replaceAll("/+$", "");
    }

    /// A link leads to a page in the language of its letter; the site speaks French unless it is told.
    public String of(String path, Locale reader) {
        return of(path) + (reader.getLanguage().equals("fr") ? "" : "?lang=" + reader.getLanguage());
    }

    public String of(String path) {
        var configured = configured();
        if (!configured.isEmpty()) return configured + path;
        return "http://localhost:" + environment.getProperty("local.server.port", "8080") + path;
    }
}
