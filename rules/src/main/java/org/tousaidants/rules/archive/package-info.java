/// « Dossier de règles » — the folder or zip archive of rules, its signature, its history of versions, and the
/// fork that it descends from.
@NullMarked
@ApplicationModule(allowedDependencies = {"core.text", "rules.language"})
package org.tousaidants.rules.archive;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
