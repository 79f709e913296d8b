/// « Cartes » — maps that the server draws as SVG: coast and communes, named towns, pins, circles and shades that
/// are readable without colours. The text and the table next to a map belong to the page.
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
