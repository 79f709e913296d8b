/// « Classement » — selects the few places that can help with a need nearby and in time: the search ([Search]),
/// the known facts of a place ([Candidate]), matching, ranking and reasons ([Ranker]). No Spring, no SQL.
@NullMarked
@ApplicationModule(allowedDependencies = {"core.hours", "core.schema", "core.territory", "core.text"})
package org.tousaidants.find.ranking;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
