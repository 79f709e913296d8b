/// « Aidant·e » — the path of a helper: choosing a profile with plain questions, a file with what is there and what
/// remains under the protocol in force, the charter taken commitment by commitment. What is written is appended; the
/// verdict is computed each time.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.territory",
            "core.text",
            "label.dossiers",
            "label.inforce",
            "label.rules",
            "places.communes",
            "platform.bookings",
            "platform.db",
            "platform.identity",
            "platform.mail",
            "platform.web"
        })
package org.tousaidants.label.helpers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
