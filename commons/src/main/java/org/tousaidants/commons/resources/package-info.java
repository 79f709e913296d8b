/// « Ressources » — what the network shares to learn and to teach with: guides, exercises, posters, videos and
/// procedures, found in plain words, with what peers say of them; and the words of the field in plain language.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.csv",
            "core.text",
            "platform.db",
            "platform.files",
            "platform.identity",
            "platform.paper",
            "platform.web"
        })
package org.tousaidants.commons.resources;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
