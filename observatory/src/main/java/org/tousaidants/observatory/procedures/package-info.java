/// « Démarches qui font échouer » — the online procedures in which people fail, with the step and the reason. The
/// package contains a catalogue, the reports of helpers, advice between helpers, a public barometer with its
/// confidence interval, and a yearly letter to the organisation in charge.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.text",
            "observatory.figures",
            "platform.charts",
            "platform.codes",
            "platform.counts",
            "platform.db",
            "platform.identity",
            "platform.journal",
            "platform.letters",
            "platform.links",
            "platform.mail",
            "platform.retentionrules",
            "platform.tasks",
            "platform.web",
            "support.activitylog"
        })
package org.tousaidants.observatory.procedures;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
