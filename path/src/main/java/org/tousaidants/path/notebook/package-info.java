/// « Cahier » — what a person agreed to have kept: her name or nickname, how to reach her, goals, steps done,
/// papers to bring. Sealed with a key of its own; opened by the code and the PIN of a paper card, for a short
/// while; every reading and writing is shown to her; she corrects, takes away and erases on the spot.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.text",
            "platform.db",
            "platform.identity",
            "platform.paper",
            "platform.papercodes",
            "platform.restoration",
            "platform.retentionperiods",
            "platform.web"
        })
package org.tousaidants.path.notebook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
