/// « Fichiers déposés » — what people bring as files: of a known type by its first bytes, not by its name; sized,
/// hashed, kept once, and given back in a way that no browser runs.
@NullMarked
@ApplicationModule(
        allowedDependencies = {"core.text", "platform.db", "platform.identity", "platform.tenancy", "platform.web"})
package org.tousaidants.platform.files;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
