/// « Courrier » — the letters that leave by mail. A letter is posted in the transaction of the act that causes it
/// and carried after the commit, again and again until it arrives or is worth nothing any more; several processes
/// may carry side by side.
@NullMarked
@ApplicationModule(allowedDependencies = {"platform.db", "platform.jobs", "platform.tenancy"})
package org.tousaidants.platform.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
