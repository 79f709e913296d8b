/// « Diagnostic » — ten questions in three minutes, whose result is no score but a proposed mode of help (do with,
/// do for or have done) with reasons. The person chooses the mode, and the choice is recorded.
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
