/// « Notes d’une page » — a one-page note for an official: logo, date, three sentences, four figures and a map,
/// as PDF and as a Word document.
@NullMarked
@ApplicationModule(allowedDependencies = {"platform.paper", "platform.web"})
package org.tousaidants.platform.briefing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
