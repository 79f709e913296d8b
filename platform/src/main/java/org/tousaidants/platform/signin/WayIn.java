package org.tousaidants.platform.signin;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// « Autre manière d’entrer » — beside the link of a letter: a button of the page of signing in, which a room declares
/// as a bean. `about` is the address at which a provider explains itself, or empty.
///
/// @param key its text, whose hole is `name`
public record WayIn(String key, String name, String path, String about, int order) {
    /// Where it leads, coming back to a page of this site.
    public String to(String goOn) {
        return path + (path.contains("?") ? "&" : "?") + "suite=" + URLEncoder.encode(goOn, StandardCharsets.UTF_8);
    }
}
