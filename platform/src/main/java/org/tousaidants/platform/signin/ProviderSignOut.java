package org.tousaidants.platform.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.tousaidants.platform.web.Page;

/// « Sortie » — logs out at the provider of a session, before the session ends here.
public interface ProviderSignOut {
    Optional<String> address(HttpServletRequest request, Page page);
}
