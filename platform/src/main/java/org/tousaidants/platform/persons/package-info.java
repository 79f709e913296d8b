/// « Personne retrouvée » — finds what the network keeps of one person in the tables of every module, from the
/// retention files: what is kept and why. A coordinator exports it, corrects it, or erases it with a certificate.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "core.text",
            "platform.codes",
            "platform.datadeletion",
            "platform.db",
            "platform.identity",
            "platform.mail",
            "platform.restoration",
            "platform.retention",
            "platform.web"
        })
package org.tousaidants.platform.persons;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
