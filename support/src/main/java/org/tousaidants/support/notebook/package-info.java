/// « Cahier » — data that a person agreed to keep: name or nickname, contact, goals, steps done, papers to bring.
/// Encrypted with its own key; opened by the code and the PIN of a paper card, for a short time; every reading
/// and writing is shown to the person, who can correct, export and erase it at once.
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
