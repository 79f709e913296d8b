/// « Constats » — what a place shows to a visitor, each fact with its day and who saw it; the charter taken by the
/// person who answers for it; and where it stands under the rules. The verdict is computed each time, never kept.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.schema",
            "core.territory",
            "core.text",
            "label.dossiers",
            "label.inforce",
            "label.rules",
            "places.communes",
            "places.directory",
            "platform.counts",
            "platform.db",
            "platform.identity",
            "platform.letters",
            "platform.links",
            "platform.mail",
            "platform.web"
        })
package org.tousaidants.label.sitevisits;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
