/// « Démarches qui font échouer » — which online procedures lose people, at which step and why: a catalogue, what
/// helpers note of it, what peers advise, a public barometer with its doubt, and a letter a year to the body in
/// charge.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.text",
            "observatory.figures",
            "path.actsofhelp",
            "platform.charts",
            "platform.counts",
            "platform.db",
            "platform.identity",
            "platform.letters",
            "platform.links",
            "platform.mail",
            "platform.web"
        })
package org.tousaidants.observatory.procedures;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
