/// « Cartes » — the maps of the code base, drawn on the server as SVG: coast and communes, named towns, pins,
/// circles and shades that are readable without colours; the text and the table beside it belong to the page.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.commands",
            "core.territory",
            "core.text",
            "platform.db",
            "platform.paper",
            "platform.web"
        })
package org.tousaidants.platform.maps;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
