/// « Cahier » — data that a person agreed to store: name or nickname, contact, goals, completed steps, papers to
/// bring. Each notebook is encrypted with its own key and opened for a short time by a paper card. Every access is
/// shown to the person, who can correct, export and erase the notebook at once.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.text",
            "platform.bookings",
            "platform.codes",
            "platform.db",
            "platform.identity",
            "platform.paper",
            "platform.afterrestore",
            "platform.retentionrules",
            "platform.web"
        })
package org.tousaidants.support.notebook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
