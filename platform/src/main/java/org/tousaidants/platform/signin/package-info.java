/// « Connexion » — the pages of signing in, of one's own profile and of the network's accounts, and the letter that
/// carries the link.
@NullMarked
@ApplicationModule(allowedDependencies = {"core.text", "platform.identity", "platform.mail", "platform.web"})
package org.tousaidants.platform.signin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
