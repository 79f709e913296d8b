/// « Lettres à une personne » — letters to one person, in their language. The texts are in the message files of
/// the sending package.
@NullMarked
@ApplicationModule(allowedDependencies = {"platform.mail", "platform.web"})
package org.tousaidants.platform.letters;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
