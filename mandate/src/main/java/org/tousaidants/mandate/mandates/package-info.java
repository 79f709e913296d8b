/// « Mandat » — a person lets a helper act for her: named procedures, a time, her consent heard or seen by a person
/// else; each use announced and written down, read by the person with a code that also takes back one or all at once.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.text",
            "label.badges",
            "label.helpers",
            "places.directory",
            "platform.db",
            "platform.identity",
            "platform.jobs",
            "platform.journal",
            "platform.letters",
            "platform.mail",
            "platform.notices",
            "platform.openid",
            "platform.owndata",
            "platform.paper",
            "platform.papercodes",
            "platform.restoration",
            "platform.retentionperiods",
            "platform.tenancy",
            "platform.web"
        })
package org.tousaidants.mandate.mandates;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
