/// « Diagnostic » — ten questions in three minutes: no score but a proposal (do with, do for or have done) with
/// its reasons; the person chooses, and the choice is recorded.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.text",
            "find.ranking",
            "places.directory",
            "platform.codes",
            "platform.db",
            "platform.paper",
            "platform.retentionrules",
            "platform.tenancy",
            "platform.web"
        })
package org.tousaidants.support.diagnostic;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
