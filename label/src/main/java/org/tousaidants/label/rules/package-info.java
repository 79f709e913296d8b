/// « Protocole » — the label as source code: a folder of YAML and Markdown files that says who helps, what each
/// promises and knows, what is required to be recognised, and what service the territory guarantees; read with
/// precise errors, compared in words, evaluated. A kernel: no Spring, no SQL, no friends.
@NullMarked
@ApplicationModule(allowedDependencies = {"core.commands", "core.csv", "core.text"})
package org.tousaidants.label.rules;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
