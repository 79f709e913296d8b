/// « Oubli » — deletes personal data after its retention period: a nightly job over the declared rules, a dry
/// run, a certificate of the deletions; and the register of processing, generated from the same declarations.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.text",
            "platform.db",
            "platform.identity",
            "platform.jobs",
            "platform.retention",
            "platform.web"
        })
package org.tousaidants.platform.datadeletion;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
