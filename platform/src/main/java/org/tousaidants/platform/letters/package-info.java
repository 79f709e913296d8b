/// « Lettres à une personne » — what the site writes to one person, in her language: the words stand in the message
/// files of the room that has something to say.
@NullMarked
@ApplicationModule(allowedDependencies = {"platform.mail", "platform.web"})
package org.tousaidants.platform.letters;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
