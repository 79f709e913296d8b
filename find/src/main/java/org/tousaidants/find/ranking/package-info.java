/// « Classement » — the few places that can answer a need near by and in time: the search ([Search]), the known
/// facts of a place ([Candidate]), matching, ranking and explanation ([Ranker]). Pure, without Spring or SQL.
@NullMarked
@ApplicationModule(allowedDependencies = {"core.hours", "core.schema", "core.territory", "core.text"})
package org.tousaidants.find.ranking;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
