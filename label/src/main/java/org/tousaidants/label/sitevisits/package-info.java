/// « Constats » — the facts that a visitor sees at a place, each with its day and observer; the charter signed by
/// the person who answers for it; and its standing under the rules. The verdict is computed
/// each time, never stored.
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
            "rules.language",
            "rules.versions"
        })
package org.tousaidants.label.sitevisits;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
