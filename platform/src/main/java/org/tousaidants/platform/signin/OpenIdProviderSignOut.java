package org.tousaidants.platform.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.tousaidants.platform.web.Page;

/// « Sortie » — signs a person out at the identity provider of their session, before the session ends here.
public interface OpenIdProviderSignOut {
    Optional<String> address(HttpServletRequest request, Page page);
}
