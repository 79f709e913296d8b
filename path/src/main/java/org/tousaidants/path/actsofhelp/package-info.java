/// « Accompagnements » — the log of acts of help, made for fifteen seconds: a need, a mode, a duration; a workshop
/// is a head count; the people helped are not named. It works without a network: a small page that can be installed
/// keeps what is written, sealed, until it can be sent, each act once. A day to take back, then corrections are
/// rows. Out and in in the form of the national diary.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.csv",
            "core.schema",
            "core.text",
            "path.notebook",
            "path.referrals",
            "places.directory",
            "places.intake",
            "platform.db",
            "platform.identity",
            "platform.web"
        })
package org.tousaidants.path.actsofhelp;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
