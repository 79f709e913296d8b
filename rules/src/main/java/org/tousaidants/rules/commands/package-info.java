/// « Commandes des règles » — the command line that checks, signs, forks and rebases a protocol.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.commands",
            "core.text",
            "rules.archive",
            "rules.forks",
            "rules.judging",
            "rules.protocol",
            "rules.reading"
        })
package org.tousaidants.rules.commands;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
