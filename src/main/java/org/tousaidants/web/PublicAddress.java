package org.tousaidants.web;

import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// « Adresse publique » — of a page, whole, for what is written without a request at hand: letters. It comes from our
/// configuration, never from a request: whoever asks for a letter must not choose where its links lead.
@Component
public class PublicAddress {
    private final Environment environment;

    PublicAddress(Environment environment) {
        this.environment = environment;
    }

    /// False: what is written names this machine, which nobody outside finds.
    public boolean known() {
        return !configured().isEmpty();
    }

    private String configured() {
        return environment.getProperty("ta.public-url", "").replaceAll("/+$", "");
    }

    public String of(String path) {
        var configured = configured();
        if (!configured.isEmpty()) return configured + path;
        return "http://localhost:" + environment.getProperty("local.server.port", "8080") + path;
    }
}
