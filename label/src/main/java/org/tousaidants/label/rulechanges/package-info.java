/// « Changer les règles » — a draft of the protocol, read beside the one in force: what it says differently, whom of
/// the network it would touch, which promise it would break; and its publication. Until then nothing is applied.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.csv",
            "core.territory",
            "core.text",
            "label.helpers",
            "label.inforce",
            "label.rules",
            "label.sitevisits",
            "label.skillsmap",
            "places.communes",
            "places.directory",
            "places.upkeep",
            "platform.charts",
            "platform.counts",
            "platform.db",
            "platform.identity",
            "platform.mail",
            "platform.web"
        })
package org.tousaidants.label.rulechanges;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
