/// « Mandat » — a person allows a helper to act for them: named procedures, a period, and a consent that a
/// witness hears or sees. Each use is announced and recorded. The person reads it with a code, which also
/// withdraws one procedure or all.
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
