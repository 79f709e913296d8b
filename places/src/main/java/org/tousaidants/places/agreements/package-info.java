/// « Accord de responsabilité conjointe » — the agreement of the structures of a network that decide together about
/// its personal data (GDPR, article 26): versions, signatures, withdrawals, and the public page.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.schema",
            "core.text",
            "places.directory",
            "places.upkeep",
            "platform.db",
            "platform.identity",
            "platform.letters",
            "platform.links",
            "platform.mail",
            "platform.modules",
            "platform.paper",
            "platform.tasks",
            "platform.tenancy",
            "platform.web"
        })
package org.tousaidants.places.agreements;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
