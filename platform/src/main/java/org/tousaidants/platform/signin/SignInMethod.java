package org.tousaidants.platform.signin;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// « Autre manière d’entrer » — a further button of the sign-in page. `about` is the address of a provider's
/// information page, or empty.
///
/// @param key message key of its text, with the placeholder `name`
public record SignInMethod(String key, String name, String path, String about, int order) {
    /// Its path, with the page to open after the sign-in.
    public String to(String goOn) {
        return path + (path.contains("?") ? "&" : "?") + "suite=" + URLEncoder.encode(goOn, StandardCharsets.UTF_8);
    }
}
