/// « Lettre du mois » — the monthly letter of helpers: kept answers, events to come, questions without an answer,
/// and some words of the coordination. It is sent to those who asked for it, stopped with one press, and kept in an
/// archive. It contains no image and no tracking link.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "community.events",
            "community.peerhelp",
            "core.text",
            "platform.db",
            "platform.identity",
            "platform.links",
            "platform.mail",
            "platform.tasks",
            "platform.web"
        })
package org.tousaidants.community.monthlyletter;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
