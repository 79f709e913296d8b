/// « Cartes » — the one map of the house, drawn on the server as SVG: coast and communes, towns named, pins, circles
/// and shades that are read without their colours; the words and the table beside it stay those of the page.
@NullMarked
@ApplicationModule(allowedDependencies = {"core.commands", "core.territory", "platform.db", "platform.web"})
package org.tousaidants.platform.maps;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
