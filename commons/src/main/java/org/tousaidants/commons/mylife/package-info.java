/// « Ma vie numérique » — for the person, on her own device or on paper, without an account: ten questions, papers to
/// keep, a memo, a vault, a folder. Nothing that she writes is sent here.
@NullMarked
@ApplicationModule(allowedDependencies = {"core.text", "platform.paper", "platform.web"})
package org.tousaidants.commons.mylife;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
