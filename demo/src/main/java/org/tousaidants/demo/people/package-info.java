/// « Personnes de la démonstration » — the invented people of the demonstration, and whether its stories are
/// executed.
@NullMarked
@ApplicationModule(allowedDependencies = {"platform.identity", "platform.mail", "platform.signin"})
package org.tousaidants.demo.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
