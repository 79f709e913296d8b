/// « Tableaux de bord » — the figures of the week for the coordination, and a helper's own figures compared with the
/// median of all helpers. No page ranks people.
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
