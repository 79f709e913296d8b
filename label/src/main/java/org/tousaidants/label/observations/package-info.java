/// « Ce qui fait un dossier » — code shared by helpers and places that ask for recognition: observed facts,
/// signatures, and the facts that other packages add to a dossier. A package supplies its tables and its
/// rights.
@NullMarked
@ApplicationModule(
        allowedDependencies = {"core.text", "platform.db", "platform.web", "rules.judging", "rules.protocol"})
package org.tousaidants.label.observations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
