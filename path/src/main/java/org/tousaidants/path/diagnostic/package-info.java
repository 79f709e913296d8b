/// « Diagnostic » — ten questions, three minutes: not a mark but a proposal, do with, do for or have done, with its
/// reasons; the person chooses, and her choice is written down as hers.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.text",
            "places.directory",
            "platform.db",
            "platform.paper",
            "platform.papercodes",
            "platform.retentionperiods",
            "platform.tenancy",
            "platform.web"
        })
package org.tousaidants.path.diagnostic;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
