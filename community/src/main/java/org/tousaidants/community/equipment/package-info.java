/// « Équipement » — devices from a company's gift to a person and back: wiping with a certificate, test, stock,
/// requests with reasons, loan or gift, return, end of life. After a return, no personal data remain.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.text",
            "platform.codes",
            "platform.db",
            "platform.identity",
            "platform.paper",
            "platform.tasks",
            "platform.web"
        })
package org.tousaidants.community.equipment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
