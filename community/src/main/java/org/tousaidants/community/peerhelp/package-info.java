/// « Entraide entre pairs » — questions between helpers, whose good answers become resources, and hours that a
/// helper offers to another. There is no count, rank or score of any person.
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
