/// « Clés d’accès » — sign-in by the fingerprint, the face or the code of the person's own device. There is nothing
/// to remember or disclose, and it resists phishing.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "platform.db",
            "platform.identity",
            "platform.afterrestore",
            "platform.retentionrules",
            "platform.signin",
            "platform.web"
        })
package org.tousaidants.platform.passkeys;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
