/// « Preuve » — badges that anyone can verify without asking the server of this product: Open Badges 3.0 credentials
/// signed with Data Integrity `eddsa-rdfc-2022`, and a signed status list of revoked badges. Signing and verifying
/// need no internet connection, because the contexts are bundled.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.commands",
            "core.text",
            "places.directory",
            "places.upkeep",
            "platform.codes",
            "platform.db",
            "platform.identity",
            "platform.jobs",
            "platform.journal",
            "platform.letters",
            "platform.mail",
            "platform.modules",
            "platform.paper",
            "platform.afterrestore",
            "platform.tenancy",
            "platform.web",
            "rules.archive",
            "rules.judging",
            "rules.protocol",
            "rules.versions"
        })
package org.tousaidants.label.badges;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
