/// « Papier » — printed documents: tagged PDF made from XHTML, QR codes, small drawings. No external resource is
/// loaded during the layout.
@NullMarked
@ApplicationModule(allowedDependencies = {"core.text"})
package org.tousaidants.platform.paper;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
