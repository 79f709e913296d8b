/// « Mandat » — a person allows a helper to act on their behalf: named procedures, a period, and a consent that a
/// witness hears or sees. Each use is announced and recorded. The person reads the mandate with a code, which can
/// also withdraw one procedure or the whole mandate.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.text",
            "label.badges",
            "label.helpers",
            "places.directory",
            "platform.codes",
            "platform.db",
            "platform.identity",
            "platform.jobs",
            "platform.journal",
            "platform.letters",
            "platform.mail",
            "platform.notices",
            "platform.openid",
            "platform.persondatarequests",
            "platform.paper",
            "platform.afterrestore",
            "platform.retentionrules",
            "platform.tasks",
            "platform.tenancy",
            "platform.web"
        })
package org.tousaidants.mandates.mandates;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
