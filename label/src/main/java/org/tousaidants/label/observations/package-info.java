/// « Ce qui fait un dossier » — the common parts of helpers and places that ask to be recognised: sightings,
/// signatures, and the facts that each package adds to their dossier. A package names its tables, its writers and
/// its readers.
@NullMarked
@ApplicationModule(
        allowedDependencies = {"core.text", "platform.db", "platform.web", "rules.judging", "rules.language"})
package org.tousaidants.label.observations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
