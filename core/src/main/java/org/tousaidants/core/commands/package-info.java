/// « Commandes » — the commands of the command line, each declared by its module. A kernel: no Spring,
/// no SQL, no dependencies.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.tousaidants.core.commands;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
