/// « Bifurcation et rebasage » — compares two versions of rules in words, edits a file in place, and rebases a
/// territory's changes onto a newer base.
@NullMarked
@ApplicationModule(allowedDependencies = {"rules.archive", "rules.judging", "rules.protocol", "rules.reading"})
package org.tousaidants.rules.forks;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
