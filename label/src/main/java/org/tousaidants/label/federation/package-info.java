/// « Entre territoires » — the territories that know one another: each lists others by their address, keeps their keys,
/// rules and lists of states for the day on which they do not answer, and reads their badges.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "label.badges",
            "label.inforce",
            "label.rulechanges",
            "label.rules",
            "places.intake",
            "platform.db",
            "platform.identity",
            "platform.jobs",
            "platform.web"
        })
package org.tousaidants.label.federation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
