/// « Ma vie numérique » — pages for a person alone, on their device or on paper, without an account: ten
/// questions, documents to keep, a memo, a vault, a folder. No input is sent to the server.
@NullMarked
@ApplicationModule(allowedDependencies = {"core.text", "platform.paper", "platform.web"})
package org.tousaidants.community.mylife;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
