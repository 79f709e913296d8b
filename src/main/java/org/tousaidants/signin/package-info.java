/// « Connexion » — the pages of signing in and of one's own profile, and the letter that carries the link.
@NullMarked
@ApplicationModule(allowedDependencies = {"identity", "mail", "web"})
package org.tousaidants.signin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
