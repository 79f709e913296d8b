package org.tousaidants.platform.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.tousaidants.platform.web.Page;

/// « Sortie » — the logout at the provider of a session. Called before the session ends here.
public interface LeavingWay {
    Optional<String> address(HttpServletRequest request, Page page);
}
