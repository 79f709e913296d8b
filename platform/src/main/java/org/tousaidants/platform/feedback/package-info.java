/// « Retours du public » — what a person without an account says is wrong, of a place or of who holds a badge: the
/// form, how to reach who wrote it, each step up to the answer, and the forgetting. The rooms say of what, why, who is
/// told and what an answer does.
@NullMarked
@ApplicationModule(
        allowedDependencies = {"core.text", "platform.db", "platform.identity", "platform.mail", "platform.web"})
package org.tousaidants.platform.feedback;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
