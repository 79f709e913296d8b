/// « Financements » — calls for projects, from the text of the call to the report, with two independent reviews; and
/// the actions of the territory with the people responsible for them.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "community.resources",
            "core.csv",
            "core.text",
            "platform.db",
            "platform.files",
            "platform.identity",
            "platform.letters",
            "platform.paper",
            "platform.tasks",
            "platform.web"
        })
package org.tousaidants.community.funding;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
