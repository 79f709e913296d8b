/// « Annuaire des aidant·es » — the public list of the people who are recognised today and agreed to be listed:
/// their consent, their public page, the places where they help. The label is not copied, so that a person who loses
/// it disappears from the list at once.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.schema",
            "core.territory",
            "core.text",
            "label.badges",
            "label.helpers",
            "label.observations",
            "label.sitevisits",
            "places.communes",
            "places.directory",
            "places.upkeep",
            "platform.db",
            "platform.identity",
            "platform.jobs",
            "platform.letters",
            "platform.links",
            "platform.mail",
            "platform.maps",
            "platform.modules",
            "platform.tasks",
            "platform.web",
            "rules.judging",
            "rules.protocol",
            "rules.versions"
        })
package org.tousaidants.label.profiles;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
