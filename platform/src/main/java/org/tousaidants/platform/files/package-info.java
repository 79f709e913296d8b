/// « Fichiers déposés » — uploaded files: their type is detected from their first bytes, their size is limited, they
/// are hashed and stored once, and they are served so that no browser executes them.
@NullMarked
@ApplicationModule(
        allowedDependencies = {"core.text", "platform.db", "platform.identity", "platform.tenancy", "platform.web"})
package org.tousaidants.platform.files;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
