package org.tousaidants.platform.signin;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// « Autre manière d’entrer » — a button of the sign-in page beside the mail link, declared as a bean. `about` is
/// the information page of a provider, or empty.
///
/// @param key its text, with the placeholder `name`
public record WayIn(String key, String name, String path, String about, int order) {
    /// Its address, with the page of this site to come back to.
    public String to(String goOn) {
        return path + (path.contains("?") ? "&" : "?") + "suite=" + URLEncoder.encode(goOn, StandardCharsets.UTF_8);
    }
}
