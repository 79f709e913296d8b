/// « Année du village » — a year of acts behind the figures of the demonstration.
@NullMarked
@ApplicationModule(
        allowedDependencies = {"app.cast", "core.text", "observatory.figures", "platform.db", "platform.identity"})
package org.tousaidants.app.villageyear;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
