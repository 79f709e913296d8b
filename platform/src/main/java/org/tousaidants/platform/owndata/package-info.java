/// « Mes données » — the personal data of an account, downloaded by its owner as a file; and the account closed
/// and deleted by its owner.
@NullMarked
@ApplicationModule(allowedDependencies = {"platform.db", "platform.identity", "platform.signin", "platform.web"})
package org.tousaidants.platform.owndata;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
