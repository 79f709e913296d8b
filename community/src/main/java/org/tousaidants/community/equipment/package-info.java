/// « Équipement » — devices from a company's gift to a person and back: wiping with its certificate, test, stock,
/// requests with their reasons, loan or gift, return, end of life. No personal data remains after a return.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.text",
            "platform.codes",
            "platform.db",
            "platform.identity",
            "platform.paper",
            "platform.web"
        })
package org.tousaidants.community.equipment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
