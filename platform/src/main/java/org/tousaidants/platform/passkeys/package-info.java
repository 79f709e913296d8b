/// « Clés d’accès » — entering by the fingerprint, the face or the code of one's own device: nothing to remember,
/// nothing to give away, and a false site gets nothing.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "platform.db",
            "platform.identity",
            "platform.restoration",
            "platform.retentionperiods",
            "platform.signin",
            "platform.web"
        })
package org.tousaidants.platform.passkeys;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
