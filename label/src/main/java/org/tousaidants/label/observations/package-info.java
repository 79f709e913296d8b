/// « Ce qui fait un dossier » — code that helpers and places who ask for recognition share: observed facts,
/// signatures, and the facts that other packages add to a dossier. Each package that uses it supplies its own tables
/// and rights.
@NullMarked
@ApplicationModule(
        allowedDependencies = {"core.text", "platform.db", "platform.web", "rules.judging", "rules.protocol"})
package org.tousaidants.label.observations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
