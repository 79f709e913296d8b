/// « Personne retrouvée » — answers the request of one person about their data: a coordinator finds these data in
/// the tables of all modules, exports or corrects them, or erases them with a certificate. A signed-in person
/// exports their own data with `platform.persondatarequests`.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.text",
            "platform.codes",
            "platform.expireddata",
            "platform.db",
            "platform.identity",
            "platform.mail",
            "platform.afterrestore",
            "platform.retentionrules",
            "platform.web"
        })
package org.tousaidants.platform.persons;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
