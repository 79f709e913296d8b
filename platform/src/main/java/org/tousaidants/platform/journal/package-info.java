/// « Journal » — what was done, by whom and when, only ever added to, each entry sealed by the hash of the one before
/// it. It writes down every event that is `Noted`, in the transaction of the act, and knows no room that publishes one.
/// An entry holds no name: it holds the id of an account.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.text",
            "platform.db",
            "platform.identity",
            "platform.restoration",
            "platform.tenancy",
            "platform.web"
        })
package org.tousaidants.platform.journal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
