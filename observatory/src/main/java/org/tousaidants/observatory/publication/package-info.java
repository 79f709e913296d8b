/// « Publication » — the places of the network in the forms that others read: data·inclusion v1, HSDS 3.1, and a
/// DCAT-AP 3 catalogue that says what there is, under which licence and how fresh; served, and written by a command.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.commands",
            "core.schema",
            "core.territory",
            "places.directory",
            "platform.db",
            "platform.identity",
            "platform.web"
        })
package org.tousaidants.observatory.publication;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
