/// « Oubli » — the nightly job that deletes personal data after their retention period, with a preview and a
/// certificate, and the register of processing. The periods are declared in `platform.retentionrules`; the erasure
/// of one person's data on request is in `platform.persons`.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.csv",
            "core.text",
            "platform.db",
            "platform.identity",
            "platform.jobs",
            "platform.retentionrules",
            "platform.web"
        })
package org.tousaidants.platform.expireddata;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
