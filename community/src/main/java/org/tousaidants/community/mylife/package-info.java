/// « Ma vie numérique » — pages that a person uses alone, on their device or on paper, without an account: ten
/// questions, a list of documents to store, a memo, a vault (a locked file with accounts and dates), a folder. No
/// input is sent to the server.
@NullMarked
@ApplicationModule(allowedDependencies = {"core.text", "platform.paper", "platform.web"})
package org.tousaidants.community.mylife;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
