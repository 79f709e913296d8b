/// « Preuve » — a badge that anybody can check without asking us: an Open Badges 3.0 credential signed with Data
/// Integrity `eddsa-rdfc-2022`, and the signed list of revoked ones. Nothing is fetched to sign or to check: the
/// contexts are bundled.
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
            "platform.paper",
            "platform.restoration",
            "platform.tenancy",
            "platform.web",
            "rules.archive",
            "rules.judging",
            "rules.language",
            "rules.versions"
        })
package org.tousaidants.label.badges;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
