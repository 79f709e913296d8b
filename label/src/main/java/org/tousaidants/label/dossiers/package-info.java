/// « Ce qui fait un dossier » — what helpers and places have in common when they ask to be recognised: what was seen
/// of them, what was signed about them, and what each room lays into their dossier. A room says in which tables, who
/// may write and who reads.
@NullMarked
@ApplicationModule(allowedDependencies = {"core.text", "label.rules", "platform.db", "platform.web"})
package org.tousaidants.label.dossiers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
