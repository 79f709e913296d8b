/// « Orientation d’une personne » — pointing a person to help, with a hand-over: what is passed on is shown to her
/// first, the receiver answers without an account, the clock reminds and calls the coordination, and no path
/// loses a person.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.hours",
            "core.schema",
            "core.text",
            "find.findhelp",
            "find.ranking",
            "label.badges",
            "label.publicprofiles",
            "label.rules",
            "label.skillsmap",
            "places.directory",
            "places.upkeep",
            "platform.counts",
            "platform.db",
            "platform.identity",
            "platform.jobs",
            "platform.journal",
            "platform.letters",
            "platform.links",
            "platform.mail",
            "platform.paper",
            "platform.papercodes",
            "platform.retentionperiods",
            "platform.tenancy",
            "platform.web"
        })
package org.tousaidants.path.referrals;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
