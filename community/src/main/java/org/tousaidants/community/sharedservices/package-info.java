/// « Services partagés » — one organisation of the hub offers a service, a post or a tool to the others, with
/// conditions.
/// The coordination publishes the offer, and others say their interest. The public page shows no contact.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.text",
            "platform.db",
            "platform.identity",
            "platform.retentionrules",
            "platform.tasks",
            "platform.web"
        })
package org.tousaidants.community.sharedservices;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
