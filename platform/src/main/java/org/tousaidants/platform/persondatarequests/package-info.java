/// « Mes données » — the download of the personal data of one's own account as a file, and the closing and deletion
/// of the account.
@NullMarked
@ApplicationModule(allowedDependencies = {"platform.db", "platform.identity", "platform.signin", "platform.web"})
package org.tousaidants.platform.persondatarequests;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
