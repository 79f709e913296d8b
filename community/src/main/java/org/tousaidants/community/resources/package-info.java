/// « Ressources » — shared material to learn and to teach with: guides, exercises, posters, videos and
/// procedures, with search in plain words and notes of helpers; and a lexicon in plain language.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.csv",
            "core.text",
            "platform.db",
            "platform.files",
            "platform.identity",
            "platform.paper",
            "platform.tasks",
            "platform.web"
        })
package org.tousaidants.community.resources;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
