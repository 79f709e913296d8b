/// « Web » — the common parts of all pages: layout and components, forms, error pages, access rules, headers,
/// request limits.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.csv",
            "core.schema",
            "core.text",
            "platform.db",
            "platform.identity",
            "platform.modules",
            "platform.tasks",
            "platform.tenancy",
            "platform.territory"
        })
package org.tousaidants.platform.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
