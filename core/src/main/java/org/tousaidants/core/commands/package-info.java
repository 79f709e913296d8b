/// « Commandes » — the commands of the command line, each declared by its module. The package uses neither Spring
/// nor SQL nor any other package.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.tousaidants.core.commands;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
