/// « Commandes » — the words of the command line, each declared by the wing that answers it. A kernel: no Spring, no
/// SQL, no friends.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.tousaidants.core.commands;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
