/// « Chiffres » — the figures of the network, each defined by one file that says what it answers, of whom, how it is
/// counted and what it leaves out; counted by a role that reads nothing but the views made for it; kept, and shown with
/// their trend, their chart and their table.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "commons.funding",
            "core.csv",
            "core.schema",
            "core.suppression",
            "core.territory",
            "core.text",
            "find.findhelp",
            "places.communes",
            "places.directory",
            "platform.charts",
            "platform.db",
            "platform.identity",
            "platform.jobs",
            "platform.maps",
            "platform.paper",
            "platform.tenancy",
            "platform.web"
        })
package org.tousaidants.observatory.figures;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
