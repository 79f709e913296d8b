/// « Recrutement » — the posts of those who help: which structure hosts them, who employs and pays them and until
/// when, which communes they cover; where two employers look for the same people and where none does; answers of
/// structures by a link, without an account; what each post changes for the inhabitants.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.territory",
            "core.text",
            "places.communes",
            "places.directory",
            "platform.db",
            "platform.identity",
            "platform.letters",
            "platform.links",
            "platform.mail",
            "platform.web",
            "reach.access",
            "reach.travel"
        })
package org.tousaidants.reach.posts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
