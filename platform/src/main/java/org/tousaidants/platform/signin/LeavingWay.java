package org.tousaidants.platform.signin;

import java.util.Optional;
import org.tousaidants.platform.identity.Secret;
import org.tousaidants.platform.web.Page;

/// « Sortie » — where a session that a provider vouched for must also be ended. Asked before it ends here.
public interface LeavingWay {
    Optional<String> address(Secret session, Page page);
}
