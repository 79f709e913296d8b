/// « Financements » — calls for projects from the text to the report, read by two who do not see each other, and the
/// actions of the territory with who answers for each.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "commons.resources",
            "core.text",
            "platform.db",
            "platform.files",
            "platform.identity",
            "platform.letters",
            "platform.paper",
            "platform.web"
        })
package org.tousaidants.commons.funding;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
