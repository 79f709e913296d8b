/// « Fichiers déposés » — uploaded files: typed by their first bytes instead of their name, limited in size,
/// hashed, stored once, and served so that no browser runs them.
@NullMarked
@ApplicationModule(
        allowedDependencies = {"core.text", "platform.db", "platform.identity", "platform.tenancy", "platform.web"})
package org.tousaidants.platform.files;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
