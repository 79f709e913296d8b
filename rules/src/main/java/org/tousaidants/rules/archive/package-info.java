/// « Dossier de règles » — rules as a folder or a zip archive: signature, history of versions, and base.
@NullMarked
@ApplicationModule(allowedDependencies = {"core.text", "rules.protocol"})
package org.tousaidants.rules.archive;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
