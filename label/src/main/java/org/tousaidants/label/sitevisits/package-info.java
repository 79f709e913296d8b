/// « Constats » — the facts that a visitor observes at a place, each with its day and author; the charter
/// signed for the place; its stages; and its verdict under the rules, which is computed each time and never
/// stored.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.schema",
            "core.territory",
            "core.text",
            "label.observations",
            "places.communes",
            "places.directory",
            "platform.counts",
            "platform.db",
            "platform.identity",
            "platform.letters",
            "platform.links",
            "platform.mail",
            "platform.web",
            "rules.judging",
            "rules.protocol",
            "rules.versions"
        })
package org.tousaidants.label.sitevisits;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
