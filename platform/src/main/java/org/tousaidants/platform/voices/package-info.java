/// « Avis comptés » — what the people who were helped said on paper, as the room that keeps their answers tells it to
/// the others: counts, never an answer.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.tousaidants.platform.voices;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
