/// « Clés d’accès » — sign-in by the fingerprint, the face or the code of one's own device: nothing to remember
/// or disclose, and phishing-resistant.
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
