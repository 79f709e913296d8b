/// « Orientation » — from a need said in plain words to the few places that can answer it near by and in time,
/// ranked, explained, and honest when nothing fits. What is asked ([Search]), what is known of a place
/// ([Candidate]), how the two are matched ([Matching]) is pure; only the pages know HTTP.
@NullMarked
@ApplicationModule(allowedDependencies = {"hours", "identity", "paper", "places", "schema", "territory", "web"})
package org.tousaidants.orientation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
