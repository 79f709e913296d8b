/// « Personne retrouvée » — answers the request of one person about their data: a coordinator finds what the
/// tables of every module contain about this person and why, exports it, corrects it, or erases it with a
/// certificate. The signed-in person exports their own data in `platform.persondatarequests`.
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
