/// « Repérer et orienter » — the light way in: a person signs three sentences on one page, gets a card, and
/// records each person whom they pointed to help. It is a promise, not a label: no file, no committee, and the
/// public page of the card says what nobody checked.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.text",
            "label.badges",
            "label.helpers",
            "platform.db",
            "platform.identity",
            "platform.paper",
            "platform.web"
        })
package org.tousaidants.label.signposting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
