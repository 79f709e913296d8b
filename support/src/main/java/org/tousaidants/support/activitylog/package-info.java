/// « Accompagnements » — the log of acts of help, filled in within fifteen seconds: need, mode, duration; a
/// workshop is a head count; the people helped are not named. Works offline: a small installable page keeps
/// encrypted entries until they are sent, each act once. An act can be withdrawn within the day; later
/// corrections are rows. Export and import in the format of the national diary.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.csv",
            "core.schema",
            "core.text",
            "places.directory",
            "places.intake",
            "platform.db",
            "platform.identity",
            "platform.web",
            "support.notebook",
            "support.referrals"
        })
package org.tousaidants.support.activitylog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
