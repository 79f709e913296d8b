/// « Ma vie numérique » — for the person, on their own device or on paper, without an account: ten questions,
/// papers to keep, a memo, a vault, a folder. No input is sent to the server.
@NullMarked
@ApplicationModule(allowedDependencies = {"core.text", "platform.paper", "platform.web"})
package org.tousaidants.community.mylife;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
