/// « Mes données » — a person downloads the personal data of their account as a file, or closes and deletes the
/// account.
@NullMarked
@ApplicationModule(allowedDependencies = {"platform.db", "platform.identity", "platform.signin", "platform.web"})
package org.tousaidants.platform.persondatarequests;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
