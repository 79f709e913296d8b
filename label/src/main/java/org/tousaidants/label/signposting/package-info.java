/// « Repérer et orienter » — the simplest form of participation: a person signs three sentences on one page, gets a
/// card, and counts the people whom they directed to help. The card is a promise and not a label: there is no file
/// and no committee, and the public page of the card states what was not checked.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.text",
            "label.badges",
            "label.helpers",
            "platform.db",
            "platform.identity",
            "platform.paper",
            "platform.web",
            "rules.protocol",
            "rules.versions"
        })
package org.tousaidants.label.signposting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
