/// « Classement » — selects the few places that can help with a need nearby and in time: the search ([HelpSearch]),
/// the properties of a place ([CandidatePlace]), and the ranking with its reasons ([PlaceRanker]). No Spring, no
/// SQL.
@NullMarked
@ApplicationModule(allowedDependencies = {"core.hours", "core.schema", "core.territory", "core.text"})
package org.tousaidants.find.ranking;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
