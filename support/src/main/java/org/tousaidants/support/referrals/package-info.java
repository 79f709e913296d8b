/// « Orientation d’une personne » — refers a person to a place or a helper: the shared data are first shown to the
/// person, the receiver answers without an account, and a job reminds late receivers and escalates to the
/// coordinators, so that no referral is forgotten.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.hours",
            "core.schema",
            "core.territory",
            "core.text",
            "find.answers",
            "find.ranking",
            "label.badges",
            "label.profiles",
            "label.skills",
            "places.directory",
            "places.upkeep",
            "platform.codes",
            "platform.counts",
            "platform.db",
            "platform.identity",
            "platform.jobs",
            "platform.journal",
            "platform.letters",
            "platform.links",
            "platform.mail",
            "platform.paper",
            "platform.retentionrules",
            "platform.tasks",
            "platform.tenancy",
            "platform.web",
            "rules.protocol"
        })
package org.tousaidants.support.referrals;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
