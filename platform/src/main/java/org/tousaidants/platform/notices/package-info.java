/// « Annonces faites » — records which notices were sent, so that a letter, a reminder or a step that must be
/// announced only once is not announced again. The package itself sends nothing: letters are sent by
/// `platform.mail`.
@NullMarked
@ApplicationModule(allowedDependencies = {"platform.db"})
package org.tousaidants.platform.notices;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
