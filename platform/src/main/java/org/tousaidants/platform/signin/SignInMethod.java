package org.tousaidants.platform.signin;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// « Autre manière d’entrer » — an additional button of the sign-in page.
///
/// @param key message key of its text, with the placeholder `name`
/// @param name name of the provider
/// @param path path that the button opens
/// @param about address of a provider's information page; may be empty
/// @param order position among the buttons
public record SignInMethod(String key, String name, String path, String about, int order) {
    /// Returns the path that the button opens, with the page to open after the sign-in as a parameter.
    ///
    /// @param goOn path of that page
    public String to(String goOn) {
        return path + (path.contains("?") ? "&" : "?") + "suite=" + URLEncoder.encode(goOn, StandardCharsets.UTF_8);
    }
}
