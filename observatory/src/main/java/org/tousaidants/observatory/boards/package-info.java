/// « Tableaux de bord » — the figures of the week for the coordination, and the own figures of a helper beside
/// the median of all. No page ranks people.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.text",
            "observatory.figures",
            "platform.charts",
            "platform.counts",
            "platform.db",
            "platform.identity",
            "platform.web"
        })
package org.tousaidants.observatory.boards;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
