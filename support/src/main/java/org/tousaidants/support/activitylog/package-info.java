/// « Accompagnements » — the activity log of a helper, which is filled in within fifteen seconds: need, mode,
/// duration; for a workshop also the number of participants. The people helped are not named. A small installable
/// page works offline: it stores encrypted entries until they are sent, each activity once. An activity can be
/// withdrawn within the day; later corrections are new rows. Activities are exported and imported in the format of
/// the national diary.
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
