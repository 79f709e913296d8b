package org.tousaidants.platform.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.tousaidants.platform.web.Page;

/// « Sortie » — where a session that a provider vouched for must also be ended. Asked before it ends here.
public interface LeavingWay {
    Optional<String> address(HttpServletRequest request, Page page);
}
