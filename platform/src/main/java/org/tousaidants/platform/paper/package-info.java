/// « Papier » — what is handed over on paper: tagged PDF made from XHTML, QR codes, small drawings. Nothing is fetched
/// while a page is laid out.
@NullMarked
@ApplicationModule(allowedDependencies = {"core.text"})
package org.tousaidants.platform.paper;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
