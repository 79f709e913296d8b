/// « Mes données » — what the network keeps of a person who has an account, given to herself as a file; and her
/// account closed and forgotten by herself, without asking anybody.
@NullMarked
@ApplicationModule(allowedDependencies = {"platform.db", "platform.identity", "platform.signin", "platform.web"})
package org.tousaidants.platform.owndata;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
