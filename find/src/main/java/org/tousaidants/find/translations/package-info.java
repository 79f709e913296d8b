/// « Relecture des traductions » — the review sheet of a language: the texts of a file in `first/` beside their French
/// source, as a Word document that a native reader corrects, and that a command reads back.
@NullMarked
@ApplicationModule(allowedDependencies = {"core.commands", "core.text", "find.answers"})
package org.tousaidants.find.translations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
