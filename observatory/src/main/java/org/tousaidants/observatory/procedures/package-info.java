/// « Démarches qui font échouer » — the online procedures where people fail, with step and reason: a catalogue,
/// the records of helpers, the advice of peers, a public barometer with its confidence interval, and a yearly
/// letter to the body in charge.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.text",
            "observatory.figures",
            "platform.charts",
            "platform.counts",
            "platform.db",
            "platform.identity",
            "platform.letters",
            "platform.links",
            "platform.mail",
            "platform.web",
            "support.activitylog"
        })
package org.tousaidants.observatory.procedures;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
