/// « Compréhension » — from typed words to needs, places, times and dangers ([Understanding]): lexicons, a small
/// classifier, the names of towns and the help numbers. Pure, without Spring or SQL.
@NullMarked
@ApplicationModule(allowedDependencies = {"core.commands", "core.territory", "core.text", "find.ranking"})
package org.tousaidants.find.understanding;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
