/// « Courrier » — outgoing mail. A letter is posted in the transaction of the package that writes it, and sent after
/// the commit, with retries until it is accepted or expires. Several processes can send letters in parallel.
@NullMarked
@ApplicationModule(allowedDependencies = {"platform.db", "platform.jobs", "platform.tenancy"})
package org.tousaidants.platform.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
