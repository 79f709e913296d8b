/// « Oubli » — what the network keeps of people goes when its time is over: a round each night over what the rooms
/// declared, a dry run that tells beforehand, a certificate of what went; and the register of processing, written from
/// the same declarations.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.text",
            "platform.db",
            "platform.identity",
            "platform.jobs",
            "platform.retentionperiods",
            "platform.web"
        })
package org.tousaidants.platform.datadeletion;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
