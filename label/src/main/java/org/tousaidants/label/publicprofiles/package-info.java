/// « Annuaire des aidant·es » — those who are recognised today and agreed to be seen, with what each agreed to show
/// and nothing else: her consent, her public page, the places where she helps. Nothing here is a copy of a label: a
/// person who loses it is gone at the same instant.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.schema",
            "core.territory",
            "core.text",
            "label.badges",
            "label.dossiers",
            "label.helpers",
            "label.inforce",
            "label.rules",
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
            "platform.web"
        })
package org.tousaidants.label.publicprofiles;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
