/// « Label » — the recognition of a person or a place: requested or proposed, decided by the territory's committee,
/// whose members vote separately, and later renewed, suspended, withdrawn, appealed or ended. The verdict about a
/// dossier is computed at each reading. A decision and the change of its badge are one transaction.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.text",
            "label.badges",
            "label.helpers",
            "label.observations",
            "label.sitevisits",
            "label.sortition",
            "places.directory",
            "places.upkeep",
            "platform.db",
            "platform.identity",
            "platform.jobs",
            "platform.journal",
            "platform.links",
            "platform.mail",
            "platform.notices",
            "platform.tasks",
            "platform.web",
            "rules.judging",
            "rules.protocol",
            "rules.versions"
        })
package org.tousaidants.label.recognition;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
