/// « Compréhension » — converts typed words to needs, places, times and dangers ([UnderstoodRequest]), with
/// lexicons, a small classifier, the names of communes and the help numbers. No Spring, no SQL.
@NullMarked
@ApplicationModule(allowedDependencies = {"core.commands", "core.territory", "core.text", "find.ranking"})
package org.tousaidants.find.understanding;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
