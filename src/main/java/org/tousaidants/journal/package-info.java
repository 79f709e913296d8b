/// « Journal » — what was done, by whom and when, only ever added to, each entry sealed by the hash of the one before
/// it. Other rooms record their acts in their own transaction; who connects and who changes roles is heard from
/// identity. An entry names nobody: it holds the id of an account.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "badges",
            "care",
            "drafts",
            "identity",
            "interviews",
            "labels",
            "listing",
            "pix",
            "places",
            "schema",
            "visits",
            "web"
        })
package org.tousaidants.journal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
