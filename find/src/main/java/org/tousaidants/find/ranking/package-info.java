/// « Classement » — which few places can answer a need near by and in time. What is asked ([Search]), what is known
/// of a place ([Candidate]), how the two are matched, ranked and explained ([Ranker]): pure, without Spring or
/// SQL.
@NullMarked
@ApplicationModule(allowedDependencies = {"core.commands", "core.hours", "core.schema", "core.territory", "core.text"})
package org.tousaidants.find.ranking;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
