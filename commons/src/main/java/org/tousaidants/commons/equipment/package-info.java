/// « Équipement » — devices from the gift of a company to the hands of a person and back: wiping with its certificate,
/// test, stock, requests with their reasons, loan or gift, return, end of life. Nothing personal stays after a return.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.text",
            "platform.db",
            "platform.identity",
            "platform.paper",
            "platform.papercodes",
            "platform.web"
        })
package org.tousaidants.commons.equipment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
