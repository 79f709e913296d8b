/// « Lecture des règles » — reads the YAML and Markdown files of a protocol into records, and reports every
/// mistake with its file, line and column. Checks that a territory stays above the national minimum.
@NullMarked
@ApplicationModule(allowedDependencies = {"core.text", "rules.archive", "rules.protocol"})
package org.tousaidants.rules.reading;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
