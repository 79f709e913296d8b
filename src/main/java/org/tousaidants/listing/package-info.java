/// « Annuaire des aidant·es » — those who are recognised today and agreed to be seen, with what each agreed to show and
/// nothing else: her consent, her public page, the places where she helps. Nothing here is a copy of a label: whoever
/// loses it is gone at the same instant.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "badges",
            "care",
            "helpers",
            "identity",
            "mail",
            "places",
            "protocol",
            "rules",
            "schema",
            "territory",
            "visits",
            "web"
        })
package org.tousaidants.listing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
