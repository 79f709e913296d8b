/// « Retours du public » — remarks about a place or the holder of a badge from people without an account: the form,
/// the contact, each step up to the answer, and the deletion. Other packages define the subjects, the topics, the
/// notifications, and the effect of an answer.
@NullMarked
@ApplicationModule(
        allowedDependencies = {"core.text", "platform.db", "platform.identity", "platform.mail", "platform.web"})
package org.tousaidants.platform.feedback;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
