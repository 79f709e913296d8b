/// « Entraide entre pairs » — what helpers learn from each other: questions whose good answers become resources,
/// and an hour that one offers to another. No count, rank or score of anybody.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "community.resources",
            "core.text",
            "platform.db",
            "platform.identity",
            "platform.mail",
            "platform.tasks",
            "platform.web"
        })
package org.tousaidants.community.peerhelp;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
