/// « Commandes du pass » — quote, order, money received in parts with the number of its mandate, the calendar of the
/// year, and what goes back to each funder with its credit note.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.csv",
            "core.schema",
            "core.text",
            "pass.ledger",
            "pass.signatures",
            "pass.treasury",
            "platform.db",
            "platform.identity",
            "platform.jobs",
            "platform.journal",
            "platform.letters",
            "platform.mail",
            "platform.notices",
            "platform.paper",
            "platform.web"
        })
package org.tousaidants.pass.orders;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
